/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <gmodule.h>
#include <poppler.h>

#include "file/file_int.h"

#define LIBRARY "libpoppler-glib.so.8"

/* What we ask of the library. */
typedef struct {
	typeof(&poppler_document_new_from_bytes) open;
	typeof(&poppler_document_get_n_pages) n_pages;
	typeof(&poppler_document_get_page) page;
	typeof(&poppler_page_get_text) text;
} Poppler;

/* Loaded once, before the jail, and never again let go: it has types of its own. */
static bool
find(Poppler *p)
{
	GModule *m = g_module_open(LIBRARY, G_MODULE_BIND_LOCAL);
	const struct {
		const char *name;
		void *at;
	} symbols[] = {
		{ "poppler_document_new_from_bytes", &p->open },
		{ "poppler_document_get_n_pages", &p->n_pages },
		{ "poppler_document_get_page", &p->page },
		{ "poppler_page_get_text", &p->text },
	};

	if (!m)
		return false;
	g_module_make_resident(m);
	for (size_t i = 0; i < G_N_ELEMENTS(symbols); i++)
		if (!g_module_symbol(m, symbols[i].name, symbols[i].at))
			return false;
	return true;
}

void
file_pdf_load(void)
{
	Poppler p;

	find(&p);
}

void
file_pdf_read(const char *bytes, size_t n, GString *text)
{
	g_autoptr(GBytes) file = g_bytes_new_static(bytes, n);
	Poppler p;

	if (!find(&p))
		return;
	g_autoptr(GObject) document = (GObject *)p.open(file, NULL, NULL);
	int pages = document ? p.n_pages((PopplerDocument *)document) : 0;
	for (int i = 0; i < pages && !file_text_is_full(text); i++) {
		g_autoptr(GObject) page = (GObject *)p.page((PopplerDocument *)document,
		    i);
		g_autofree char *words = page ? p.text((PopplerPage *)page) : NULL;

		if (words)
			g_string_append_printf(text, "%s\n", words);
	}
}
