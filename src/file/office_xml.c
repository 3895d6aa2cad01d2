/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "file/office_xml.h"

#include <string.h>

#define MAX_DEPTH 256

struct OfficeXml {
	GMarkupParseContext *parser;
	OfficeDialect dialect;
	GString *text;
	int depth;
	bool shared; /* in a cell whose value is the number of a shared string */
};

/* Without the prefix of its namespace, which a document may choose. */
static const char *
local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

static bool
is_one_of(const char *name, const char *const *list)
{
	return g_strv_contains(list, local(name));
}

static void
separate(GString *text, char by)
{
	if (text->len && !g_ascii_isspace(text->str[text->len - 1]))
		g_string_append_c(text, by);
}

static void
on_start(GMarkupParseContext *p G_GNUC_UNUSED, const char *name, const char **names,
    const char **values, void *arg, GError **err)
{
	static const char *const gaps[] = { "tab", "br", "s", "line-break", "c", NULL };
	OfficeXml *x = arg;

	if (++x->depth > MAX_DEPTH)
		g_set_error_literal(err, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE, "depth");
	if (is_one_of(name, gaps))
		separate(x->text, ' ');
	if (g_str_equal(local(name), "c")) {
		x->shared = false;
		for (; *names; names++, values++)
			x->shared |= g_str_equal(*names, "t") &&
			             g_str_equal(*values, "s");
	}
}

static void
on_end(GMarkupParseContext *p G_GNUC_UNUSED, const char *name, void *arg,
    GError **err G_GNUC_UNUSED)
{
	static const char *const lines[] = { "p", "h", "si", "row", "table-row", NULL };
	OfficeXml *x = arg;

	x->depth--;
	if (is_one_of(name, lines))
		separate(x->text, '\n');
}

static bool
is_word(const OfficeXml *x)
{
	const char *in = g_markup_parse_context_get_element(x->parser);

	if (x->dialect == OFFICE_OPEN || !in)
		return in != NULL;
	return g_str_equal(local(in), "t") || (g_str_equal(local(in), "v") && !x->shared);
}

static void
on_text(GMarkupParseContext *p G_GNUC_UNUSED, const char *s, gsize n, void *arg,
    GError **err G_GNUC_UNUSED)
{
	OfficeXml *x = arg;

	if (is_word(x))
		g_string_append_len(x->text, s, (gssize)n);
}

OfficeXml *
office_xml_new(OfficeDialect dialect, GString *text)
{
	static const GMarkupParser parser = { .start_element = on_start,
		.end_element = on_end,
		.text = on_text };
	OfficeXml *x = g_new0(OfficeXml, 1);

	x->dialect = dialect;
	x->text = text;
	x->parser = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, x,
	    NULL);
	return x;
}

bool
office_xml_feed(OfficeXml *x, const char *bytes, size_t n)
{
	return g_markup_parse_context_parse(x->parser, bytes, (gssize)n, NULL);
}

void
office_xml_free(OfficeXml *x)
{
	g_markup_parse_context_free(x->parser);
	g_free(x);
}
