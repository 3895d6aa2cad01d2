/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "statement.h"

#include <string.h>

#include "scan.h"

typedef struct {
	Query *query;
	Engine engine;
	GString *sql;
	int line; /* of the source */
	int *lines;
	size_t n_lines;
	bool ended; /* by its semicolon */
} Writer;

static void
end_line(Writer *w)
{
	while (w->sql->len > 0 && w->sql->str[w->sql->len - 1] == ' ')
		g_string_truncate(w->sql, w->sql->len - 1);
	if (w->sql->len > 0 && w->sql->str[w->sql->len - 1] != '\n')
		g_string_append_c(w->sql, '\n');
}

/* Appends to the current line of the SQL, and notes where the line came from. */
static void
put(Writer *w, const char *p, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (w->sql->len == 0 || w->sql->str[w->sql->len - 1] == '\n')
			*arena_push(w->query->source->run->arena, &w->lines,
			    &w->n_lines) = w->line;
		g_string_append_c(w->sql, p[i]);
		w->line += p[i] == '\n';
	}
}

/* Space outside texts: ends of lines, and one blank for any number of them. */
static void
put_space(Writer *w, const char *p, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (p[i] == '\n') {
			end_line(w);
			w->line++;
		}
	}
	if (w->sql->len > 0 && w->sql->str[w->sql->len - 1] != '\n')
		put(w, " ", 1);
}

static bool
put_param(Writer *w, const char *p, size_t size)
{
	Query *q = w->query;

	for (size_t i = 0; i < q->n_params; i++) {
		Param *param = &q->params[i];

		if (strlen(param->name) != size - 1 ||
		    memcmp(param->name, p + 1, size - 1) != 0)
			continue;
		g_autofree char *number = g_strdup_printf("%c%zu",
		    w->engine == SQLITE ? '?' : '$', i + 1);
		put(w, number, strlen(number));
		param->used = true;
		return true;
	}
	return refuse(q->source, w->line, "%.*s is not declared: \"-- param: %.*s …\"",
	    (int)size, p, (int)size - 1, p + 1);
}

static bool
put_other(Writer *w, char c)
{
	switch (c) {
	case ';':
		w->ended = true;
		return true;
	case '?':
	case '$':
		return refuse(w->query->source, w->line,
		    "a parameter is written :name, not with %c", c);
	case ':':
		return refuse(w->query->source, w->line,
		    "a colon that begins no parameter");
	default:
		put(w, &c, 1);
		return true;
	}
}

static bool
put_piece(Writer *w, const char *p, SqlPiece piece)
{
	const Source *s = w->query->source;

	if (piece.kind == SQL_SPACE || piece.kind == SQL_COMMENT) {
		put_space(w, p, piece.size);
		return true;
	}
	if (w->ended)
		return refuse(s, w->line, "more than one statement in query %s",
		    w->query->name);
	if (piece.kind == SQL_PARAM)
		return put_param(w, p, piece.size);
	if (piece.kind == SQL_OTHER)
		return put_other(w, *p);
	if (piece.kind == SQL_CAST)
		return refuse(s, w->line, "a cast is written CAST(… AS …), not with ::");
	put(w, p, piece.size);
	return true;
}

static bool
all_used(Writer *w)
{
	Query *q = w->query;

	for (size_t i = 0; i < q->n_params; i++) {
		if (!q->params[i].used)
			return refuse(q->source, q->params[i].line,
			    "parameter %s is not used for %s", q->params[i].name,
			    w->engine == SQLITE ? "sqlite" : "postgresql");
		q->params[i].used = false;
	}
	return true;
}

bool
statement_read(Query *q, const char *text, int line, Engine engine)
{
	Arena *a = q->source->run->arena;
	g_autoptr(GString) sql = g_string_new(NULL);
	Writer w = { .query = q, .engine = engine, .sql = sql, .line = line };
	const char *p = dialect_expand(q->source, text, line, engine);

	if (!p)
		return false;
	for (SqlPiece piece = sql_scan(p); piece.kind != SQL_END; piece = sql_scan(p)) {
		if (!put_piece(&w, p, piece))
			return false;
		p += piece.size;
	}
	end_line(&w);
	if (sql->len == 0 || w.n_lines == 0)
		return refuse(q->source, q->line, "query %s has no statement", q->name);
	if (!w.ended)
		return refuse(q->source, w.lines[w.n_lines - 1],
		    "the statement of query %s does not end in ;", q->name);
	g_string_truncate(sql, sql->len - 1);
	q->on[engine] = (Statement){ arena_strdup(a, sql->str), w.lines };
	return all_used(&w);
}
