/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/file_text_store.h"

#include "entry.q.h"
#include "store/row.h"

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
	return row_exec(q_file_search_add(db, entry_id, arena_strdup(a, all->str)), err);
}
