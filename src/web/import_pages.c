/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/import_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/people_import.h"
#include "import.tmpl.h" /* made from web/tmpl/import.tmpl */
#include "store/people_store.h"
#include "web/frame.h"
#include "web/import_view.h"

/* What was sent: a file, what was pasted, or what was looked at before. */
typedef struct {
	const void *bytes;
	size_t n;
} Table;

static Table
table_of(WebReq *r)
{
	const char *looked = req_text(r, "data"), *pasted = req_text(r, "text");
	const Upload *files;
	size_t n;

	if (*looked) {
		g_autofree guchar *bytes = g_base64_decode(looked, &n);

		return (Table){ arena_strndup(req_arena(r), (const char *)bytes, n), n };
	}
	files = req_files(r, "file", &n);
	if (n && files[0].size)
		return (Table){ files[0].data, files[0].size };
	return (Table){ pasted, strlen(pasted) };
}

static void
set_rows(const Reader *rd, const PeopleImport *all, ImportView *v)
{
	static const struct {
		const char *look;
		TextId words;
	} looks[] = {
		[IMPORT_ADDS] = { "fine", TEXT_PEOPLE_IMPORT_ADDS },
		[IMPORT_CHANGES] = { "soon", TEXT_PEOPLE_IMPORT_CHANGES },
		[IMPORT_SAME] = { "done", TEXT_PEOPLE_IMPORT_SAME },
		[IMPORT_WRONG] = { "late", TEXT_PEOPLE_IMPORT_WRONG_IS },
	};
	ImportRow *rows = arena_newv(rd->a, ImportRow, all->n);

	for (size_t i = 0; i < all->n; i++) {
		const ImportLine *l = &all->lines[i];

		rows[i] = (ImportRow){
			.line = (int64_t)l->line,
			.look = looks[l->does].look,
			.words = text(rd->lang, looks[l->does].words),
			.name = l->person.name,
			.mail = l->person.mail ? l->person.mail : "",
			.phone = l->person.phone ? l->person.phone : "",
			.wrong = l->wrong ? text(rd->lang, l->wrong) : NULL,
		};
	}
	v->rows = rows;
	v->n_rows = all->n;
	const TextArg args[] = { text_arg_n((int64_t)all->counts[IMPORT_ADDS]),
		text_arg_n((int64_t)all->counts[IMPORT_CHANGES]),
		text_arg_n((int64_t)all->counts[IMPORT_SAME]),
		text_arg_n((int64_t)all->counts[IMPORT_WRONG]) };
	v->summary = text_format(rd->a, rd->lang, TEXT_PEOPLE_IMPORT_SUMMARY, args, 4);
}

/* all is what a table says, t that table; both NULL: none was given yet. */
static bool
show(WebReq *r, const PeopleImport *all, const Table *t, const GError *why, GError **err)
{
	Customer *c;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !customer_store_find(req_db(r), p.rd.a, req_int(r, "id"), &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	const TextArg name[] = { text_arg_s(c->name) };
	ImportView v = {
		.title = text_format(p.rd.a, p.rd.lang, TEXT_PEOPLE_IMPORT_TITLE, name,
		    1),
		.back_url = arena_printf(p.rd.a, "/customer/%" G_GINT64_FORMAT, c->id),
		.error = why ? req_says(r, why) : NULL,
	};
	v.url = arena_printf(p.rd.a, "%s/import", v.back_url);
	if (all && all->n)
		set_rows(&p.rd, all, &v);
	if (all && t && !all->counts[IMPORT_WRONG] &&
	    all->counts[IMPORT_ADDS] + all->counts[IMPORT_CHANGES]) {
		g_autofree char *data = g_base64_encode(t->bytes, t->n);

		v.data = arena_strdup(p.rd.a, data);
	}
	p.here = "customers";
	p.path = v.url;
	import_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_import(WebReq *r, GError **err)
{
	return show(r, NULL, NULL, NULL, err);
}

static bool
post_import(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t id = req_int(r, "id");
	PeopleImport all = { 0 };
	Table t = table_of(r);
	Customer *c;

	if (!customer_store_find(req_db(r), req_arena(r), id, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	bool does = *req_text(r, "data");
	bool ok = does ? people_import(req_db(r), req_arena(r), req_actor(r), id, c->lang,
	                     t.bytes, t.n, &all, &why)
	               : people_import_look(req_db(r), req_arena(r), id, c->lang, t.bytes,
	                     t.n, &all, &why);
	if (ok && does)
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/customer/%" G_GINT64_FORMAT, id),
		    TEXT_PEOPLE_IMPORT_DONE);
	if (ok || req_user_can_mend(why))
		return show(r, &all, &t, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param import_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "file", P_FILES, false, PEOPLE_IMPORT_MAX_BYTES, NULL },
	{ "text", P_LINES, false, PEOPLE_IMPORT_MAX_BYTES, NULL },
	{ "data", P_TEXT, false, PEOPLE_IMPORT_MAX_BYTES / 3 * 4 + 4, NULL },
	{ 0 },
};

const Route import_routes[] = {
	{ "GET", "/customer/:id/import", MAY_STAFF, false,
	    "The form for the people of a customer from a table", id_params, get_import },
	{ "POST", "/customer/:id/import", MAY_STAFF, true,
	    "Shows what a table would do line by line, or does it", import_params,
	    post_import },
	{ 0 },
};
