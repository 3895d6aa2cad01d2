/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * A style is taken apart into its declarations and written anew, without comments and
 * escapes: what stands in the strict form can be read in one way only. */
#include <string.h>

#include "mail/html_int.h"

#define MAX_STYLE ((size_t)64 * 1024)

/* Nowhere in a declaration, also not in a string: old browsers look there. */
static const char *const never[] = { "url(", "image-set(", "expression", "behavior",
	"behaviour", "-moz-binding", "javascript", "vbscript", "unicode-range", "var(",
	"/*", NULL };

/* Those that compute. All others load something, or may one day. */
static const char *const functions[] = { "rgb", "rgba", "hsl", "hsla", "hwb", "lab",
	"lch", "oklab", "oklch", "color", "calc", "min", "max", "clamp",
	"linear-gradient", "radial-gradient", "conic-gradient",
	"repeating-linear-gradient", "repeating-radial-gradient",
	"-webkit-linear-gradient", "-webkit-radial-gradient", "-moz-linear-gradient",
	"-o-linear-gradient", "rotate", "scale", "scalex", "scaley", "translate",
	"translatex", "translatey", "skew", "matrix", "repeat", "minmax", "fit-content",
	"rect", "inset", "circle", "ellipse", "polygon", "blur", "brightness", "contrast",
	"grayscale", "opacity", "saturate", "sepia", "drop-shadow", "cubic-bezier",
	"steps", "counter", "counters", NULL };

/* A declaration while it is read. */
typedef struct {
	GString *text; /* without comments; white space is spaces */
	size_t colon;  /* where its value begins; 0: not yet */
	char quote;    /* of the string that is open, or 0 */
	int depth;     /* of parentheses */
	bool bad;      /* has what no plain declaration has */
} Declaration;

static bool
is_one_of(const char *word, size_t n, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == n && memcmp(word, *words, n) == 0)
			return true;
	return false;
}

static bool
is_name_char(char c)
{
	return g_ascii_isalnum(c) || c == '-';
}

/* "color", "-webkit-hyphens"; no custom property: what it holds is not seen here. */
static bool
is_property(const char *name)
{
	const size_t n = strlen(name);
	const char *s = name + (*name == '-');

	if (n > 64 || !g_ascii_isalpha(*s))
		return false;
	while (is_name_char(*s))
		s++;
	return *s == '\0';
}

/* As whoever reads carelessly might see it: in lower case, full-width letters as
 * others. */
static bool
has_word_of(const char *text, const char *const *words)
{
	g_autofree char *plain = g_str_is_ascii(text)
	                             ? NULL
	                             : g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
	g_autofree char *lower = plain ? g_utf8_casefold(plain, -1)
	                               : g_ascii_strdown(text, -1);

	for (; *words; words++)
		if (strstr(lower, *words))
			return true;
	return false;
}

/* Every function is one that computes; parentheses alone stand only within one. */
static bool
has_only_known_functions(const char *value)
{
	char quote = 0;
	int depth = 0;

	for (const char *s = value; *s; s++) {
		if (quote) {
			quote = *s == quote ? 0 : quote;
		} else if (*s == '"' || *s == '\'') {
			quote = *s;
		} else if (*s == '(') {
			const char *name = s;

			while (name > value && is_name_char(name[-1]))
				name--;
			g_autofree char *lower = g_ascii_strdown(name, s - name);
			if (name == s ? depth == 0
			              : !is_one_of(lower, (size_t)(s - name), functions))
				return false;
			depth++;
		} else if (*s == ')') {
			depth--;
		}
	}
	return true;
}

/* An exclamation mark is that of !important, at the end. */
static bool
is_importance_well_placed(const char *value)
{
	const char *mark = strchr(value, '!');

	if (!mark)
		return true;
	mark++;
	mark += strspn(mark, " ");
	return mark[0] && g_ascii_strcasecmp(mark, "important") == 0;
}

/* What may lie anywhere could lie over what is ours. */
static bool
is_position_plain(const char *name, const char *value)
{
	static const char *const plain[] = { "static", "relative", NULL };
	static const char *const free_[] = { "fixed", "absolute", "sticky", NULL };
	static const char *const itself[] = { "position", NULL };

	if (!strstr(name, "position"))
		return !has_word_of(value, itself); /* not in a string either */
	if (strcmp(name, "position") != 0)
		return !has_word_of(value, free_);
	const size_t n = strcspn(value, " !");
	g_autofree char *word = g_ascii_strdown(value, (gssize)n);
	const char *rest = value + n + strspn(value + n, " ");

	return is_one_of(word, n, plain) && (*rest == '\0' || *rest == '!');
}

static bool
is_plain(const char *name, const char *value)
{
	return *value && is_property(name) && has_only_known_functions(value) &&
	       is_importance_well_placed(value) && is_position_plain(name, value);
}

/* A background keeps its colour when its picture goes. What then still has
 * quotes or parentheses was not understood, and goes as a whole. */
static void
cut_pictures(char *value)
{
	bool cut = false;

	for (char *s = value; (s = strchr(s, '(')) != NULL;) {
		char *end = strchr(s, ')');

		if (!end || s - value < 3 || g_ascii_strncasecmp(s - 3, "url", 3) != 0)
			break;
		end += 1 + strspn(end + 1, " "); /* one space stands before it */
		memmove(s - 3, end, strlen(end) + 1);
		s = value;
		cut = true;
	}
	if (cut && strpbrk(value, "\"'(),"))
		*value = '\0';
}

static void
end_declaration(GString *to, Declaration *d)
{
	g_autofree char *text = g_strdup(d->text->str);
	const bool whole = d->colon > 0 && !d->bad && !d->quote && d->depth == 0;

	if (whole && g_ascii_strncasecmp(text, "background", strlen("background")) == 0)
		cut_pictures(text + d->colon);

	if (whole && !has_word_of(text, never)) {
		text[d->colon - 1] = '\0';
		g_autofree char *name = g_ascii_strdown(g_strstrip(text), -1);
		const char *value = g_strstrip(text + d->colon);

		if (is_plain(name, value))
			g_string_append_printf(to, "%s%s: %s", to->len ? "; " : "", name,
			    value);
	}
	g_string_truncate(d->text, 0);
	d->colon = 0;
	d->quote = 0;
	d->depth = 0;
	d->bad = false;
}

/* One space for as many as there are. */
static void
add_space(Declaration *d)
{
	if (d->text->len && d->text->str[d->text->len - 1] != ' ')
		g_string_append_c(d->text, ' ');
}

static void
add_in_string(Declaration *d, char c)
{
	d->bad = d->bad || (unsigned char)c < ' ' || strchr("<>@{};", c);
	g_string_append_c(d->text, c);
	if (c == d->quote)
		d->quote = 0;
}

static void
add(Declaration *d, char c)
{
	if (c == '"' || c == '\'')
		d->quote = c;
	else if (c == '(')
		d->depth++;
	else if (c == ')' && --d->depth < 0)
		d->bad = true;
	else if (strchr("<>@{}[]", c))
		d->bad = true;
	if (strchr(" \t\n\r\f", c)) {
		add_space(d);
		return;
	}
	d->bad = d->bad || (unsigned char)c < ' ' || c == 0x7f;
	g_string_append_c(d->text, c);
	if (c == ':' && !d->colon)
		d->colon = d->text->len;
}

/* The character at s, which is no comment. Returns where the next one is. */
static const char *
take(GString *to, Declaration *d, const char *s)
{
	if (*s == '\\') { /* whatever it makes of the next character: that is no end */
		d->bad = true;
		return s[1] ? s + 2 : s + 1;
	}
	if (d->quote)
		add_in_string(d, *s);
	else if (*s == ';' && d->depth <= 0)
		end_declaration(to, d);
	else
		add(d, *s);
	return s + 1;
}

bool
html_put_style(GString *to, const char *value)
{
	g_autoptr(GString) text = g_string_new(NULL);
	Declaration d = { .text = text };

	if (strlen(value) > MAX_STYLE)
		return false;
	for (const char *s = value; *s;) {
		if (!d.quote && s[0] == '/' && s[1] == '*') {
			const char *end = strstr(s + 2, "*/");

			s = end ? end + 2 : s + strlen(s);
		} else {
			s = take(to, &d, s);
		}
	}
	end_declaration(to, &d);
	return to->len > 0;
}
