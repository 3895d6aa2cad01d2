/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "compile.h"

#include <string.h>

#include "html.h"
#include "piece.h"

#define MAX_TEXT_ARGS 9

typedef enum { BLOCK_IF, BLOCK_FOR } BlockKind;

/* An if or a for that is open. */
typedef struct {
	BlockKind kind;
	int line;
	bool has_else, has_branch;
	Html before;   /* where it began */
	Html branched; /* where its branches ended */
} Block;

typedef struct {
	const char *path;
	GString *c, *h, *error;
	gsize locals_at; /* where the C declares the definitions of this file */
	bool plain;      /* a text, not HTML */
	bool mail;
	bool defining, wrote_line_end;
	int define_line;
	Html html;
	Block *blocks; /* TMPLC_MAX_NESTING of them */
	int n_blocks;
} Compiler;

static bool refuse(Compiler *k, int line, const char *fmt, ...) G_GNUC_PRINTF(3, 4);

static bool
refuse(Compiler *k, int line, const char *fmt, ...)
{
	va_list ap;

	g_string_append_printf(k->error, "%s:%d: ", k->path, line);
	va_start(ap, fmt);
	g_string_append_vprintf(k->error, fmt, ap);
	va_end(ap);
	return false;
}

static void code(Compiler *k, int line, const char *fmt, ...) G_GNUC_PRINTF(3, 4);

/* A line of C that came from that line of the template. */
static void
code(Compiler *k, int line, const char *fmt, ...)
{
	va_list ap;

	g_string_append_printf(k->c, "#line %d \"%s\"\n\t", line, k->path);
	va_start(ap, fmt);
	g_string_append_vprintf(k->c, fmt, ap);
	va_end(ap);
	g_string_append_c(k->c, '\n');
}

#define ARGS(p) (int)(p)->n, (p)->s

/* --- literal text --- */

static void
write_literal(Compiler *k, const char *s, size_t n)
{
	if (!n)
		return;
	g_string_append(k->c, "\tout_lit(out, \"");
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '\n')
			g_string_append(k->c, "\\n");
		else if (c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '?')
			g_string_append_printf(k->c, "\\%03o", c);
		else
			g_string_append_c(k->c, (char)c);
	}
	g_string_append_printf(k->c, "\", %zu);\n", n);
}

/* Without the indentation and the empty lines that are the template's own. */
static void
loosen(Compiler *k, const char *s, size_t n, GString *to)
{
	for (size_t i = 0; i < n; i++) {
		bool begins = to->len ? to->str[to->len - 1] == '\n' : k->wrote_line_end;

		if (begins && g_ascii_isspace(s[i]))
			continue;
		g_string_append_c(to, s[i]);
	}
	if (to->len)
		k->wrote_line_end = to->str[to->len - 1] == '\n';
}

static bool
literal(Compiler *k, const Piece *t)
{
	g_autoptr(GString) loose = g_string_new(NULL);

	if (!k->defining) {
		for (size_t i = 0; i < t->n; i++)
			if (!g_ascii_isspace(t->s[i]))
				return refuse(k, t->line, "text outside a definition");
		return true;
	}
	if (k->plain) {
		write_literal(k, t->s, t->n);
		return true;
	}
	/* Each character is followed, and loosened only where that changes nothing. */
	int line = t->line;
	for (size_t i = 0; i < t->n; i++) {
		if (html_is_loose(&k->html))
			loosen(k, &t->s[i], 1, loose);
		else
			g_string_append_c(loose, t->s[i]);
		if (!html_follow(&k->html, &t->s[i], 1))
			return refuse(k, line, "%s", k->html.why);
		line += t->s[i] == '\n';
	}
	write_literal(k, loose->str, loose->len);
	return true;
}

/* --- values --- */

static bool
value(Compiler *k, const Piece *d)
{
	const char *fn = NULL;

	switch (k->plain ? PLACE_TEXT : html_place(&k->html)) {
	case PLACE_TEXT:
		fn = k->plain ? "out_attr" : "out_text";
		break;
	case PLACE_RCDATA:
	case PLACE_ATTR:
		fn = "out_attr";
		break;
	case PLACE_URL:
		fn = "out_url_whole";
		break;
	case PLACE_URL_PART:
		fn = "out_url_part";
		break;
	case PLACE_TAG:
		return refuse(k, d->line,
		    "a value in a tag: it belongs in a quoted attribute");
	case PLACE_NOWHERE:
		return refuse(k, d->line,
		    "a value where none may stand (a name of a tag or "
		    "attribute, an attribute without quotes, a comment, "
		    "a script or a style)");
	}
	html_value(&k->html);
	k->wrote_line_end = false;
	code(k, d->line, "%s(out, %.*s);", fn, ARGS(d));
	return true;
}

/* The arguments of a call, at the commas that are not within brackets or strings. */
static size_t
split(const Piece *args, Piece *out, size_t max)
{
	size_t n = 0;
	int depth = 0;
	const char *begin = args->s, *end = args->s + args->n;
	char quote = 0;

	for (const char *s = begin; s <= end && n < max; s++) {
		if (s == end || (*s == ',' && !depth && !quote)) {
			const char *from = begin, *to = s;

			while (from < to && g_ascii_isspace(*from))
				from++;
			while (to > from && g_ascii_isspace(to[-1]))
				to--;
			out[n++] = (Piece){ args->kind, from, (size_t)(to - from),
				args->line };
			begin = s + 1;
		} else if (quote) {
			if (*s == '\\' && s + 1 < end)
				s++;
			else if (*s == quote)
				quote = 0;
		} else if (*s == '"' || *s == '\'') {
			quote = *s;
		} else {
			depth += (*s == '(' || *s == '[') - (*s == ')' || *s == ']');
		}
	}
	return n;
}

static bool
is_name(const Piece *p)
{
	if (!p->n || g_ascii_isdigit(p->s[0]))
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (!g_ascii_isalnum(p->s[i]) && p->s[i] != '_')
			return false;
	return true;
}

/* {{ t TEXT_ID, argument, … }} */
static bool
translated(Compiler *k, const Piece *rest)
{
	Piece args[MAX_TEXT_ARGS + 2];
	size_t n = split(rest, args, G_N_ELEMENTS(args));
	Place place = k->plain ? PLACE_TEXT : html_place(&k->html);

	if (n == 0 || !args[0].n)
		return refuse(k, rest->line, "{{ t … }} without the id of a text");
	if (n == G_N_ELEMENTS(args))
		return refuse(k, rest->line, "a text has at most %d arguments",
		    MAX_TEXT_ARGS);
	if (place != PLACE_TEXT && place != PLACE_RCDATA && place != PLACE_ATTR)
		return refuse(k, rest->line, "a text may not stand here");
	html_value(&k->html);
	k->wrote_line_end = false;
	/* A name is an id that textc knows the arguments of; anything else is an
	 * expression, of texts without arguments. */
	if (is_name(&args[0]) && g_str_has_prefix(args[0].s, "TEXT_"))
		code(k, rest->line,
		    "_Static_assert(%.*s_ARGS == %zu, \"arguments of %.*s\");",
		    ARGS(&args[0]), n - 1, ARGS(&args[0]));
	else if (n > 1)
		return refuse(k, rest->line,
		    "a text with arguments must be named: TEXT_…");
	if (n == 1) {
		code(k, rest->line, "out_tr(out, %.*s, NULL, 0);", ARGS(&args[0]));
		return true;
	}
	g_string_append_printf(k->c, "\tout_tr(out, %.*s, (const TextArg[]){",
	    ARGS(&args[0]));
	for (size_t i = 1; i < n; i++)
		g_string_append_printf(k->c, " TEXT_ARG(%.*s),", ARGS(&args[i]));
	g_string_append_printf(k->c, " }, %zu);\n", n - 1);
	return true;
}

/* {{ render f(arguments) }} */
static bool
render(Compiler *k, const Piece *rest)
{
	const char *paren = memchr(rest->s, '(', rest->n);

	if (!paren || rest->s[rest->n - 1] != ')')
		return refuse(k, rest->line, "{{ render f(…) }} needs a call");
	if (!k->plain && html_place(&k->html) != PLACE_TEXT)
		return refuse(k, rest->line, "{{ render … }} stands between tags only");
	Piece name = { rest->kind, rest->s, (size_t)(paren - rest->s), rest->line };
	Piece args = { rest->kind, paren + 1, rest->n - name.n - 2, rest->line };
	if (!is_name(&name))
		return refuse(k, rest->line, "\"%.*s\" is no name of a definition",
		    ARGS(&name));
	code(k, rest->line, "%.*s(out%s%.*s);", ARGS(&name), args.n ? ", " : "",
	    ARGS(&args));
	return true;
}

/* --- blocks --- */

static bool
open_block(Compiler *k, BlockKind kind, int line)
{
	if (k->n_blocks == TMPLC_MAX_NESTING)
		return refuse(k, line, "blocks that are nested too deep");
	if (!k->plain && !html_may_branch(&k->html))
		return refuse(k, line, "%s", k->html.why);
	k->blocks[k->n_blocks++] = (Block){ .kind = kind,
		.line = line,
		.before = k->html };
	/* The second time round, the first has been written. */
	if (kind == BLOCK_FOR)
		html_value(&k->html);
	return true;
}

static bool
branch_ends(Compiler *k, Block *b, int line)
{
	if (!b->has_branch) {
		b->branched = k->html;
		b->has_branch = true;
	} else if (!html_same(&b->branched, &k->html)) {
		return refuse(k, line,
		    "the branches end at different places of the HTML");
	}
	html_join(&b->branched, &k->html);
	return true;
}

static bool
begin_branch(Compiler *k, const Piece *d, bool is_else)
{
	Block *b = k->n_blocks ? &k->blocks[k->n_blocks - 1] : NULL;

	if (!b || b->kind != BLOCK_IF || b->has_else)
		return refuse(k, d->line,
		    "an {{ elif }} or {{ else }} without its {{ if }}");
	if (!branch_ends(k, b, d->line))
		return false;
	b->has_else = is_else;
	k->html = b->before;
	return true;
}

static bool
end_define(Compiler *k, int line)
{
	if (!k->plain && !html_ended(&k->html))
		return refuse(k, line, "%s", k->html.why);
	k->defining = false;
	g_string_append(k->c, "}\n");
	return true;
}

static bool
end_block(Compiler *k, const Piece *d)
{
	if (!k->n_blocks)
		return k->defining ? end_define(k, d->line)
		                   : refuse(k, d->line, "an {{ end }} that ends nothing");
	Block *b = &k->blocks[--k->n_blocks];
	if (b->kind == BLOCK_FOR) {
		if (!html_same(&b->before, &k->html))
			return refuse(k, d->line,
			    "the {{ for }} of line %d ends at another place "
			    "of the HTML than it begins",
			    b->line);
	} else {
		if (!branch_ends(k, b, d->line))
			return false;
		if (!b->has_else && !html_same(&b->before, &b->branched))
			return refuse(k, d->line,
			    "the {{ if }} of line %d ends at another place "
			    "of the HTML than it begins",
			    b->line);
		html_join(&k->html, &b->branched);
	}
	html_join(&k->html, &b->before);
	g_string_append(k->c, "\t}\n");
	return true;
}

/* {{ for e in array, count }} */
static bool
begin_for(Compiler *k, const Piece *rest)
{
	const char *in = memmem(rest->s, rest->n, " in ", 4);
	Piece name, array[3];

	if (!in)
		return refuse(k, rest->line,
		    "{{ for e in array, count }} is how it goes");
	name = (Piece){ rest->kind, rest->s, (size_t)(in - rest->s), rest->line };
	Piece tail = { rest->kind, in + 4, rest->n - name.n - 4, rest->line };
	if (!is_name(&name) || split(&tail, array, G_N_ELEMENTS(array)) != 2 ||
	    !array[0].n || !array[1].n)
		return refuse(k, rest->line,
		    "{{ for e in array, count }} is how it goes");
	code(k, rest->line,
	    "for (size_t %.*s_index = 0; %.*s_index < (size_t)(%.*s); %.*s_index++) {",
	    ARGS(&name), ARGS(&name), ARGS(&array[1]), ARGS(&name));
	code(k, rest->line, "const typeof(*(%.*s)) *%.*s = &(%.*s)[%.*s_index];",
	    ARGS(&array[0]), ARGS(&name), ARGS(&array[0]), ARGS(&name));
	return open_block(k, BLOCK_FOR, rest->line);
}

/* {{ define name(parameters) }}, or {{ define local … }} for this file only */
static bool
begin_define(Compiler *k, const Piece *rest)
{
	Piece after;
	bool local = piece_is(rest, "local", &after);
	const Piece *d = local ? &after : rest;
	const char *paren = memchr(d->s, '(', d->n);

	if (k->defining)
		return refuse(k, d->line, "a definition within the one of line %d",
		    k->define_line);
	if (!paren || d->s[d->n - 1] != ')')
		return refuse(k, d->line, "{{ define name(parameters) }} is how it goes");
	Piece name = { d->kind, d->s, (size_t)(paren - d->s), d->line };
	Piece params = { d->kind, paren + 1, d->n - name.n - 2, d->line };
	if (!is_name(&name))
		return refuse(k, d->line, "\"%.*s\" is no name of a definition",
		    ARGS(&name));

	g_autofree char *head = g_strdup_printf("%.*s(Out *out%s%.*s)", ARGS(&name),
	    params.n ? ", " : "", ARGS(&params));
	g_autofree char *declared = g_strdup_printf("static void %s;\n", head);
	if (local) {
		g_string_insert(k->c, (gssize)k->locals_at, declared);
		k->locals_at += strlen(declared);
	} else {
		g_string_append_printf(k->h, "void %s;\n", head);
	}
	g_string_append_printf(k->c, "\n%svoid\n%s\n{\n", local ? "static " : "", head);
	k->defining = true;
	k->define_line = d->line;
	k->wrote_line_end = true;
	k->html = (Html){ .mail = k->mail };
	return true;
}

/* --- all of it --- */

static bool
directive(Compiler *k, const Piece *d)
{
	Piece rest;

	if (!d->n)
		return true; /* a comment */
	if (piece_is(d, "define", &rest))
		return begin_define(k, &rest);
	if (!k->defining)
		return refuse(k, d->line, "a directive outside a definition");
	if (!k->plain && !html_settle(&k->html))
		return refuse(k, d->line, "%s", k->html.why);
	if (piece_is(d, "end", &rest))
		return end_block(k, d);
	if (piece_is(d, "if", &rest)) {
		if (!rest.n)
			return refuse(k, d->line, "{{ if … }} without a condition");
		code(k, d->line, "if (%.*s) {", ARGS(&rest));
		return open_block(k, BLOCK_IF, d->line);
	}
	if (piece_is(d, "elif", &rest)) {
		if (!rest.n)
			return refuse(k, d->line, "{{ elif … }} without a condition");
		code(k, d->line, "} else if (%.*s) {", ARGS(&rest));
		return begin_branch(k, d, false);
	}
	if (piece_is(d, "else", &rest)) {
		g_string_append(k->c, "\t} else {\n");
		return begin_branch(k, d, true);
	}
	if (piece_is(d, "for", &rest))
		return begin_for(k, &rest);
	if (piece_is(d, "render", &rest))
		return render(k, &rest);
	if (piece_is(d, "t", &rest))
		return translated(k, &rest);
	if (piece_is(d, "csrf", &rest)) {
		if (!html_csrf(&k->html))
			return refuse(k, d->line, "%s", k->html.why);
		code(k, d->line, "out_csrf(out);");
		return true;
	}
	return value(k, d);
}

static bool
c_piece(Compiler *k, const Piece *p)
{
	Piece rest;

	if (k->defining)
		return refuse(k, p->line, "{! … !} stands before the definitions");
	if (piece_is(p, "plain", &rest) && !rest.n)
		k->plain = true;
	else if (piece_is(p, "mail", &rest) && !rest.n)
		k->mail = true;
	else
		g_string_append_printf(k->h, "%.*s\n", ARGS(p));
	return true;
}

bool
tmplc_compile(const char *path, const char *include, const char *source, size_t n,
    const TmplcOutput *out)
{
	g_autofree Block *blocks = g_new(Block, TMPLC_MAX_NESTING);
	Compiler k = { .path = path,
		.c = out->c,
		.h = out->h,
		.error = out->error,
		.blocks = blocks };
	Pieces pieces = { source, source + n, 1, true };

	if (memchr(source, '\0', n))
		return refuse(&k, 1, "a NUL character");
	g_string_append_printf(k.c, "/* made from %s; do not edit */\n#include \"%s\"\n",
	    path, include);
	k.locals_at = k.c->len;
	g_string_append_printf(k.h,
	    "/* made from %s; do not edit */\n#pragma once\n\n"
	    "#include \"base/out.h\"\n",
	    path);
	for (;;) {
		Piece p = piece_next(&pieces);
		bool fine = true;

		switch (p.kind) {
		case PIECE_END:
			if (k.defining)
				return refuse(&k, k.define_line,
				    "a definition that never ends");
			return true;
		case PIECE_BAD:
			return refuse(&k, p.line, "a brace that is never closed");
		case PIECE_TEXT:
			fine = literal(&k, &p);
			break;
		case PIECE_DIRECTIVE:
			fine = directive(&k, &p);
			break;
		case PIECE_C:
			fine = c_piece(&k, &p);
			break;
		}
		if (!fine)
			return false;
	}
}
