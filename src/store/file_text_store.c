/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/file_text_store.h"

#include "entry.q.h"
#include "model/facet.h"
#include "store/case_store.h"
#include "store/row.h"

static bool
add_words(Db *db, Arena *a, int64_t entry_id, const char *text, GError **err)
{
	char file[FACET_SIZE];
	int64_t case_id;
	Case *c;

	if (!row_int(q_entry_case(db, entry_id), &case_id, err) ||
	    !case_store_find(db, a, case_id, &c, err))
		return false;
	facet_write((Facet){ FACET_FILE, 1 }, file);
	const char *facets = arena_printf(a, "%s %s", c ? facets_of(a, c) : "", file);
	return row_exec(q_file_search_add(db, entry_id, text, facets), err);
}

bool
file_text_store_add(Db *db, Arena *a, int64_t entry_id, const FileText *texts, size_t n,
    GError **err)
{
	g_autoptr(GString) all = g_string_new(NULL);
	int64_t has;

	if (!row_int(q_file_text_has(db, entry_id), &has, err))
		return false;
	if (has || !n)
		return true;
	for (size_t i = 0; i < n; i++) {
		if (!row_exec(q_file_text_add(db, entry_id, texts[i].n, texts[i].text),
		        err))
			return false;
		g_string_append_printf(all, "%s\n", texts[i].text);
	}
	return add_words(db, a, entry_id, all->str, err);
}
