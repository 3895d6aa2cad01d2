/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "query.h"

#include <string.h>

#include "statement.h"

static const char *const c_words[] = { "auto", "break", "case", "char", "const",
	"continue", "default", "do", "double", "else", "enum", "extern", "float", "for",
	"goto", "if", "inline", "int", "long", "register", "restrict", "return", "short",
	"signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned",
	"void", "volatile", "while", "bool", "true", "false", "db", "st", NULL };

static bool
is_name(const char *s)
{
	return g_ascii_islower(s[0]) &&
	       strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(s);
}

static bool
param_parse_type(Param *p, const char *type)
{
	static const char *const names[] = { "int", "text", "bytes" };
	size_t size = strlen(type);

	p->optional = g_str_has_suffix(type, "?");
	size -= p->optional;
	for (ParamType t = 0; t < G_N_ELEMENTS(names); t++) {
		if (strlen(names[t]) == size && strncmp(names[t], type, size) == 0) {
			p->type = t;
			return true;
		}
	}
	return false;
}

static bool
param_parse(Query *q, int line, const char *decl)
{
	const Source *s = q->source;
	g_auto(GStrv) words = g_strsplit_set(decl, " \t", 2);
	Param p = { .line = line };

	if (g_strv_length(words) != 2 || !param_parse_type(&p, g_strstrip(words[1])))
		return refuse(s, line,
		    "\"%s\" is no \"name type\": int, text or bytes, with ?"
		    " if it may be NULL",
		    decl);
	if (!is_name(words[0]))
		return refuse(s, line, "parameter \"%s\" is no lower-case word",
		    words[0]);
	if (g_strv_contains(c_words, words[0]))
		return refuse(s, line, "parameter %s: the word is taken in C", words[0]);
	for (size_t i = 0; i < q->n_params; i++)
		if (strcmp(q->params[i].name, words[0]) == 0)
			return refuse(s, line, "parameter %s is declared twice",
			    words[0]);
	p.name = arena_strdup(s->run->arena, words[0]);
	*arena_push(s->run->arena, &q->params, &q->n_params) = p;
	return true;
}

static bool
params_parse(Query *q, int line, const char *list)
{
	g_auto(GStrv) decls = g_strsplit(list, ",", -1);

	for (int i = 0; decls[i]; i++) {
		char *decl = g_strstrip(decls[i]);

		/* The list may go on in the next line. */
		if (!*decl && i > 0 && !decls[i + 1])
			break;
		if (!param_parse(q, line, decl))
			return false;
	}
	return true;
}

/* "case_by_number :one" */
static bool
name_parse(Query *q, const char *text)
{
	const Source *s = q->source;
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	if (g_strv_length(words) != 2)
		return refuse(s, q->line, "\"%s\" is no \"name :one\", :many or :exec",
		    text);
	if (!is_name(words[0]))
		return refuse(s, q->line, "query name \"%s\" is no lower-case word",
		    words[0]);
	q->name = arena_strdup(s->run->arena, words[0]);
	q->returns = strcmp(words[1], ":one") == 0 || strcmp(words[1], ":many") == 0;
	if (!q->returns && strcmp(words[1], ":exec") != 0)
		return refuse(s, q->line, "%s is none of :one, :many, :exec", words[1]);
	return true;
}

/* A line before the statement, without its "--". */
static bool
header_parse(Query *q, int line, const char *text)
{
	Arena *a = q->source->run->arena;

	if (g_str_has_prefix(text, "param:"))
		return params_parse(q, line, text + strlen("param:"));
	if (strcmp(text, "hot") == 0) {
		q->hot = true;
		return true;
	}
	if (g_str_has_prefix(text, "row:")) {
		g_autofree char *row = g_strstrip(g_strdup(text + strlen("row:")));

		if (!is_name(row))
			return refuse(q->source, line, "row \"%s\" is no lower-case word",
			    row);
		q->row = arena_strdup(a, row);
		return true;
	}
	*arena_push(a, &q->comment, &q->n_comment) = arena_strdup(a, text);
	return true;
}

static bool
is_header(const char *line)
{
	return g_str_has_prefix(line, "--") && !g_str_has_prefix(line, "-- @");
}

/* Reads the lines from "-- name:" to the next one. */
static bool
query_parse(Query *q, char **lines, int n)
{
	int i = 1;

	if (!name_parse(q, g_strstrip(lines[0] + strlen("-- name:"))))
		return false;
	for (; i < n && is_header(lines[i]); i++)
		if (!header_parse(q, q->line + i, g_strstrip(lines[i] + strlen("--"))))
			return false;

	g_autoptr(GString) body = g_string_new(NULL);
	for (int k = i; k < n; k++)
		g_string_append_printf(body, "%s\n", lines[k]);
	for (Engine e = 0; e < N_ENGINES; e++)
		if (!statement_read(q, body->str, q->line + i, e))
			return false;
	return true;
}

static bool
is_name_line(const char *line)
{
	return g_str_has_prefix(line, "-- name:");
}

void
queries_read(const Source *s, Query **queries, size_t *n)
{
	g_auto(GStrv) lines = g_strsplit(s->text, "\n", -1);
	int i = 0;

	for (; lines[i] && !is_name_line(lines[i]); i++) {
		if (g_str_has_prefix(lines[i], "--") || !*g_strstrip(lines[i]))
			continue;
		refuse(s, i + 1, "a statement without a \"-- name:\"");
		return;
	}
	while (lines[i]) {
		Query q = { .source = s, .line = i + 1 };
		int end = i + 1;

		while (lines[end] && !is_name_line(lines[end]))
			end++;
		if (query_parse(&q, lines + i, end - i))
			*arena_push(s->run->arena, queries, n) = q;
		i = end;
	}
}
