/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/split_line.h"

#include <glib.h>
#include <string.h>

#include "mail/split_fold.h"
#include "mail/split_words.h"

#define DECORATION "-_=*#~[]|<>+. "

/* --- evidence --- */

static bool
is_digit_at(const Folded *f, size_t i)
{
	return i < f->n && g_ascii_isdigit(f->s[i]);
}

/* 1990 to 2099. */
static bool
is_year(const char *s)
{
	return (s[0] == '2' && s[1] == '0') ||
	       (s[0] == '1' && s[1] == '9' && s[2] == '9');
}

/* Is it "12.00" after a word that says that it is the time? */
static bool
after_clock_word(const Folded *f, size_t i)
{
	static const char *const words[] = { "kl. ", "kl ", "klo ", "kl.", "ore ", "um ",
		"alle " };

	for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
		size_t n = strlen(words[k]);

		if (i >= n && memcmp(f->s + i - n, words[k], n) == 0)
			return true;
	}
	return false;
}

/* "15.04" or "15.04.05", which in a line with a year is the time. */
static bool
is_clock(const char *s)
{
	bool pair = s[0] < '3' && s[3] < '6' && g_ascii_isdigit(s[3]) &&
	            g_ascii_isdigit(s[4]);

	if (!pair || g_ascii_isdigit(s[5]))
		return false;
	return s[5] != '.' || !g_ascii_isdigit(s[6]) ||
	       (g_ascii_isdigit(s[7]) && !g_ascii_isdigit(s[8]) && s[8] != '.');
}

/* Two numbers with a sign between them. */
static uint32_t
read_pair(const Folded *f, size_t first, size_t end)
{
	char sign = f->s[end];
	size_t n = end - first, second = end + 1;

	if (n > 4 || !is_digit_at(f, second))
		return 0;
	if ((sign == ':' || sign == 'h') && n <= 2 && is_digit_at(f, second + 1))
		return HAS_TIME;
	if (sign == '.' && n <= 2 && is_digit_at(f, second + 1) &&
	    after_clock_word(f, first))
		return HAS_TIME;
	uint32_t clock = sign == '.' && n == 2 && is_clock(f->s + first) ? HAS_CLOCK : 0;
	while (is_digit_at(f, second))
		second++;
	if ((sign == '.' || sign == '/' || sign == '-') && f->s[second] == sign &&
	    is_digit_at(f, second + 1))
		return HAS_DATE | clock;
	return clock;
}

static uint32_t
read_numbers(const Folded *f)
{
	uint32_t has = 0;

	for (size_t i = 0; i < f->n;) {
		size_t first = i;

		while (is_digit_at(f, i))
			i++;
		if (i == first) {
			i++;
			continue;
		}
		has |= HAS_DIGIT;
		if (i - first == 4 && is_year(f->s + first))
			has |= HAS_YEAR;
		has |= read_pair(f, first, i);
	}
	if ((has & HAS_CLOCK) && (has & HAS_YEAR))
		has |= HAS_TIME;
	return has & ~(uint32_t)HAS_CLOCK;
}

static bool
is_of_address(char c)
{
	return g_ascii_isalnum(c) || (c && strchr(".-_+=/'&", c)) || (c & 0x80);
}

static uint32_t
read_address(const Folded *f)
{
	uint32_t has = 0;

	for (const char *at = f->s; (at = strchr(at, '@')) != NULL; at++) {
		const char *first = at, *last = at + 1;

		while (first > f->s && is_of_address(first[-1]))
			first--;
		while (is_of_address(*last))
			last++;
		if (first == at || last == at + 1)
			continue;
		has |= HAS_ADDRESS;
		if (first > f->s && strchr("<([:\"", first[-1]) && *last &&
		    strchr(">)]|\"", *last))
			has |= HAS_ANGLE;
	}
	return has;
}

/* How the line ends, but for spaces, stars and the dashes of "wrote: -----". */
static uint32_t
read_end(const Folded *f)
{
	size_t n = f->n;

	if (!f->whole)
		return 0;
	while (n > 0 && strchr(" *_-\"", f->s[n - 1]))
		n--;
	if (n > 0 && f->s[n - 1] == ':')
		return HAS_COLON;
	if (n >= 3 && memcmp(f->s + n - 3, "\357\274\232", 3) == 0) /* full width */
		return HAS_COLON;
	return n > 0 && strchr(".!?", f->s[n - 1]) ? HAS_STOP : 0;
}

static uint32_t
read_verbs(const Folded *f)
{
	uint32_t has = 0;

	for (size_t i = 0; i < n_split_words; i++) {
		if (!(has & HAS_WROTE) && fold_has_any_word(f, split_words[i].wrote))
			has |= HAS_WROTE;
		if (fold_has_any_word(f, split_words[i].told))
			has |= HAS_TOLD;
	}
	return has;
}

/* --- kinds --- */

/* The field's name stands before the colon, perhaps in stars. */
static uint32_t
read_field(const Folded *f)
{
	const char *s = f->s + strspn(f->s, "*_| ");
	const char *colon = strchr(s, ':'), *wide = strstr(s, "\357\274\232");
	char name[48];

	if (wide && (!colon || wide < colon))
		colon = wide;
	if (!colon || colon == s || (size_t)(colon - s) >= sizeof name)
		return 0;
	size_t n = (size_t)(colon - s);
	while (n > 0 && strchr("*_ ", s[n - 1]))
		n--;
	memcpy(name, s, n);
	name[n] = '\0';
	uint32_t is = 0;
	for (size_t i = 0; i < n_split_words; i++) {
		const SplitWords *w = &split_words[i];

		is |= w->from && g_strv_contains(w->from, name) ? IS_FROM : 0;
		is |= w->date && g_strv_contains(w->date, name) ? IS_DATE : 0;
		is |= w->to && g_strv_contains(w->to, name) ? IS_TO : 0;
		is |= w->subject && g_strv_contains(w->subject, name) ? IS_SUBJECT : 0;
	}
	return is;
}

static bool
is_rule(const Folded *f)
{
	static const char *const bars[] = { "-", "_", "=", "*", "\342\200\223",
		"\342\200\224", "\342\200\225", "\342\224\200", "\342\201\203", "~" };

	for (size_t i = 0; i < G_N_ELEMENTS(bars); i++) {
		size_t n = strlen(bars[i]), at = 0, count = 0;

		while (g_str_has_prefix(f->s + at, bars[i])) {
			at += n;
			count++;
			at += f->s[at] == ' ';
		}
		if (count >= 3 && f->s[at] == '\0')
			return true;
	}
	return false;
}

/* "-----Original Message-----", "Begin forwarded message:" */
static bool
read_banner(const Folded *f, SplitLine *l)
{
	size_t decoration = strspn(f->s, DECORATION);
	const char *words = f->s + decoration;
	bool dashes = decoration >= 2 && strspn(f->s, "-_=*#~ ") >= 2;
	bool dashes_end = f->n >= 2 && strchr("-_=*", f->s[f->n - 1]) &&
	                  strchr("-_=*", f->s[f->n - 2]);

	if (!f->whole || decoration == f->n)
		return false;
	for (size_t i = 0; i < n_split_words; i++) {
		const char *original = fold_prefix(words, split_words[i].original);
		const char *forwarded = fold_prefix(words, split_words[i].forwarded);

		if (forwarded && (dashes || (l->has & HAS_COLON)))
			l->kind = LINE_FORWARDED;
		else if (original && dashes)
			l->kind = LINE_ORIGINAL;
		else if (original && strlen(words) <= strlen(original) + 3)
			l->kind = LINE_RULE;
		else
			continue;
		return true;
	}
	if (dashes && dashes_end && (l->has & HAS_WROTE))
		l->kind = LINE_ORIGINAL;
	return l->kind == LINE_ORIGINAL;
}

/* Alone on its line, or between signs that draw attention. */
static bool
is_marker(const Folded *f)
{
	if (f->n < 12 || (f->n > 80 && strspn(f->s, "-_=*#~") < 2))
		return false;
	for (size_t i = 0; i < n_split_words; i++)
		for (const char *const *w = split_words[i].marker; w && *w; w++) {
			if (!strstr(f->s, *w))
				continue;
			if (strspn(f->s, "-_=*#~") >= 2 || f->n <= strlen(*w) + 25)
				return true;
		}
	return false;
}

static bool
names_device(const Folded *f)
{
	static const char *const devices[] = { "iphone", "ipad", "android", "samsung",
		"outlook", "handy", "smartphone", "mobil", "telefon", "blackberry", "gmx",
		"web.de", "k-9", "galaxy", "huawei", "nokia", "windows", "mail" };

	for (size_t i = 0; i < G_N_ELEMENTS(devices); i++)
		if (strstr(f->s, devices[i]))
			return true;
	return false;
}

static bool
is_sent_from(const Folded *f)
{
	const char *s = f->s + strspn(f->s, "([<*_- ");

	int words = 1;

	for (size_t i = 0; i < f->n; i++)
		words += f->s[i] == ' ';
	/* More are a sentence that begins so. */
	if (!f->whole || words > (names_device(f) ? 11 : 9) || f->n > 110)
		return false;
	for (size_t i = 0; i < n_split_words; i++) {
		if (fold_prefix(s, split_words[i].sent_from))
			return true;
		for (const char *const *w = split_words[i].sent_from_end; w && *w; w++) {
			g_autofree char *stop = g_strconcat(*w, ".", NULL);

			if ((g_str_has_suffix(s, *w) || g_str_has_suffix(s, stop)) &&
			    names_device(f))
				return true;
		}
	}
	return false;
}

/* At most four words, each with a capital letter: "Anna Bo", "Anna Bo / IT". */
static bool
is_name(const Folded *f, size_t at)
{
	int words = 0;

	for (; at < f->n; at++) {
		if (strchr(" ,./&-!:\"'()", f->s[at]))
			continue;
		if (!f->capital[at] || ++words > 4)
			return false;
		while (at + 1 < f->n && f->s[at + 1] != ' ')
			at++;
	}
	return words > 0;
}

/* Bytes of the closing words at s; 0 if they do not end there as words do. */
static size_t
closing_size(const char *s)
{
	size_t longest = 0;

	for (size_t i = 0; i < n_split_words; i++)
		for (const char *const *w = split_words[i].closing; w && *w; w++) {
			size_t n;

			if (**w == *s && (n = strlen(*w)) > longest &&
			    strncmp(s, *w, n) == 0 &&
			    (!s[n] || strchr(" ,.!;:/&-*\342\343\357", s[n])))
				longest = n;
		}
	return longest;
}

static bool
read_closing(const Folded *f, SplitLine *l)
{
	if (!f->whole || f->n > 90)
		return false;
	size_t at = strspn(f->s, "*_- ");
	size_t n = closing_size(f->s + at);
	if (n == 0) {
		/* "/Anna" */
		if (f->s[0] != '/' || !is_name(f, 1) || f->n > 40)
			return false;
		l->has |= IS_NAMED;
		return true;
	}
	at += n;
	at += strspn(f->s + at, " ,.!;:*_-");
	/* "Mit freundlichen Grüßen / Best regards" */
	if (f->s[at] == '/' && closing_size(f->s + at + strspn(f->s + at, "/ ")))
		return true;
	if (at < f->n && (guchar)f->s[at] < 0x80 && !is_name(f, at))
		return false;
	if (at < f->n && !is_name(f, at) && f->n - at > 9)
		return false;
	if (at < f->n)
		l->has |= IS_NAMED;
	return true;
}

static bool
is_disclaimer(const Folded *f)
{
	const char *s = f->s + strspn(f->s, "*_-#[(\" ");

	for (size_t i = 0; i < n_split_words; i++)
		if (fold_prefix(s, split_words[i].disclaimer))
			return true;
	return false;
}

static bool
is_passing_on(const Folded *f)
{
	const char *word = fold_prefix(f->s, split_passing_on);

	return word && f->n <= strlen(word) + 3;
}

/* The prompt of a shell or of Python, or "more than 100", rather than a quotation. */
static bool
is_code(const char *s, const char *end)
{
	if (end - s >= 4 && memcmp(s, ">>> ", 4) == 0)
		return true;
	s++;
	while (s < end && *s == ' ')
		s++;
	return s == end ||
	       (g_ascii_isdigit(*s) && end - s > 1 && s[1] != '.' && s[1] != ')');
}

static bool
read_quoted(SplitLine *l)
{
	const char *s = l->s, *end = l->s + l->n;

	while (s < end && (*s == ' ' || *s == '\t') && s - l->s < 3)
		s++;
	if (s == end || *s != '>')
		return false;
	l->has |= is_code(s, end) ? IS_CODE : 0;
	l->kind = LINE_QUOTED;
	return true;
}

static void
read_kind(const Folded *f, SplitLine *l)
{
	uint32_t field;

	if (is_marker(f))
		l->kind = LINE_MARKER;
	else if (read_banner(f, l))
		return;
	else if (strcmp(f->s, "--") == 0 || strcmp(f->s, "\342\200\224") == 0 ||
	         strcmp(f->s, "__") == 0)
		l->kind = LINE_DASHES;
	else if (is_rule(f))
		l->kind = LINE_RULE;
	else if (g_str_has_prefix(f->s, "```"))
		l->kind = LINE_FENCE;
	else if ((field = read_field(f)) != 0) {
		l->kind = LINE_FIELD;
		l->has |= field;
	} else if (is_sent_from(f))
		l->kind = LINE_SENT_FROM;
	else if (read_closing(f, l))
		l->kind = LINE_CLOSING;
	else if (is_disclaimer(f))
		l->kind = LINE_DISCLAIMER;
}

void
split_line_read(SplitLine *l)
{
	Folded f;

	l->kind = LINE_TEXT;
	l->has = 0;
	if (read_quoted(l))
		return;
	split_fold(l->s, l->n, &f);
	if (f.n == 0) {
		l->kind = l->hint & HINT_OBJECT ? LINE_TEXT : LINE_EMPTY;
		return;
	}
	l->has = read_numbers(&f) | read_address(&f) | read_end(&f);
	/* Verbs count only where an introduction can be, and they are many. */
	bool dashes = f.n > 2 && f.s[f.n - 1] == '-' && f.s[f.n - 2] == '-';
	if (f.whole && ((l->has & (HAS_COLON | HAS_ANGLE | HAS_YEAR)) || dashes))
		l->has |= read_verbs(&f);
	/* "… wrote ----" */
	if (dashes && (l->has & HAS_WROTE))
		l->has |= HAS_COLON;
	l->has |= is_passing_on(&f) ? IS_PASSING_ON : 0;
	l->has |= !f.capital[0] && g_unichar_islower(g_utf8_get_char(f.s)) ? BEGINS_SMALL
	                                                                   : 0;
	read_kind(&f, l);
}
