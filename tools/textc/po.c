/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "po.h"

#include <stdio.h>
#include <string.h>

static void
free_text(void *p)
{
	PoText *t = p;

	g_free(t->id);
	g_free(t->forms[0]);
	g_free(t->forms[1]);
	g_free(t);
}

void
po_free(Po *po)
{
	g_ptr_array_unref(po->texts);
	g_free(po);
}

typedef struct {
	Po *po;
	GString *into; /* what a line that is only a string goes on */
	GString *id, *plural, *forms[2];
	bool has_plural, has_form[2];
	int line, began;
} Reader;

void
po_refuse(Po *po, int line, const char *fmt, ...)
{
	g_autofree char *message = NULL;
	va_list ap;

	va_start(ap, fmt);
	message = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	fprintf(stderr, "%s:%d: %s\n", po->path, line, message);
	po->failed = true;
}

static bool
id_holds(const char *id)
{
	return *id &&
	       strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_.") == strlen(id) &&
	       *id != '.' && !strstr(id, "..") && id[strlen(id) - 1] != '.';
}

/* The text that was read is whole: keeps it. The first has no id: it is the header. */
static void
finish(Reader *r)
{
	if (!r->began)
		return;
	if (r->id->len == 0) {
		if (r->po->texts->len)
			po_refuse(r->po, r->began, "a text without an id");
	} else if (!id_holds(r->id->str)) {
		po_refuse(r->po, r->began, "\"%s\" is no id: small words, dots and _",
		    r->id->str);
	} else if (r->has_plural && strcmp(r->plural->str, r->id->str) != 0) {
		po_refuse(r->po, r->began, "msgid_plural is not the id again");
	} else if (!r->forms[0]->len || (r->has_plural && !r->forms[1]->len)) {
		po_refuse(r->po, r->began, "\"%s\" has no text", r->id->str);
	} else {
		PoText *t = g_new0(PoText, 1);

		t->id = g_strdup(r->id->str);
		t->forms[0] = g_strdup(r->forms[0]->str);
		t->forms[1] = r->has_plural ? g_strdup(r->forms[1]->str) : NULL;
		t->line = r->began;
		g_ptr_array_add(r->po->texts, t);
	}
	r->began = 0;
}

static void
begin(Reader *r)
{
	finish(r);
	r->began = r->line;
	r->has_plural = r->has_form[0] = r->has_form[1] = false;
	g_string_truncate(r->id, 0);
	g_string_truncate(r->plural, 0);
	g_string_truncate(r->forms[0], 0);
	g_string_truncate(r->forms[1], 0);
}

/* "..." with its escapes, appended; nothing may follow. */
static void
read_string(Reader *r, const char *s)
{
	static const char escapes[] = "n\nt\t\"\"\\\\";

	while (*s == ' ' || *s == '\t')
		s++;
	if (*s++ != '"' || !r->into) {
		po_refuse(r->po, r->line, "expected a string in quotes");
		return;
	}
	for (; *s && *s != '"'; s++) {
		if (*s != '\\') {
			g_string_append_c(r->into, *s);
			continue;
		}
		const char *e = escapes;

		for (s++; *e && *e != *s; e += 2)
			;
		if (!*s || !*e) {
			po_refuse(r->po, r->line,
			    "an escape that is none of \\n \\t \\\" \\\\");
			return;
		}
		g_string_append_c(r->into, e[1]);
	}
	if (*s != '"' || s[1])
		po_refuse(r->po, r->line, "the string does not end with the line");
}

static void
read_form(Reader *r, int form, const char *s)
{
	if (r->has_form[form])
		po_refuse(r->po, r->line, "a second msgstr");
	if (form && !r->has_plural)
		po_refuse(r->po, r->line, "a plural form that has no msgid_plural");
	r->has_form[form] = true;
	r->into = r->forms[form];
	read_string(r, s);
}

static const char *
after(const char *line, const char *word)
{
	return g_str_has_prefix(line, word) ? line + strlen(word) : NULL;
}

static void
read_line(Reader *r, const char *line)
{
	const char *rest;

	if (g_str_has_prefix(line, "#, ") && strstr(line, "fuzzy")) {
		po_refuse(r->po, r->line,
		    "a fuzzy text: look at it and take the mark away");
	} else if (!*line || *line == '#') {
		return;
	} else if ((rest = after(line, "msgid_plural ")) != NULL) {
		r->has_plural = true;
		r->into = r->plural;
		read_string(r, rest);
	} else if ((rest = after(line, "msgid ")) != NULL) {
		begin(r);
		r->into = r->id;
		read_string(r, rest);
	} else if ((rest = after(line, "msgstr ")) != NULL ||
	           (rest = after(line, "msgstr[0] ")) != NULL) {
		read_form(r, 0, rest);
	} else if ((rest = after(line, "msgstr[1] ")) != NULL) {
		read_form(r, 1, rest);
	} else if (*line == '"') {
		read_string(r, line);
	} else {
		po_refuse(r->po, r->line, "a line that is none of a PO file's");
	}
}

Po *
po_read(const char *path)
{
	Po *po = g_new0(Po, 1);
	g_autofree char *content = NULL;

	po->path = path;
	po->texts = g_ptr_array_new_with_free_func(free_text);
	if (!g_file_get_contents(path, &content, NULL, NULL)) {
		po_refuse(po, 0, "cannot be read");
		return po;
	}
	if (!g_utf8_validate(content, -1, NULL)) {
		po_refuse(po, 0, "is not UTF-8");
		return po;
	}
	g_autoptr(GString) id = g_string_new(NULL), plural = g_string_new(NULL),
	                   one = g_string_new(NULL), many = g_string_new(NULL);
	Reader r = { .po = po, .id = id, .plural = plural, .forms = { one, many } };
	g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
	for (char **line = lines; *line; line++) {
		r.line++;
		read_line(&r, *line);
	}
	finish(&r);
	return po;
}
