/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/file_words.h"

#include "desk/file_words_int.h"
#include "store/desk_store.h"

bool
file_words_want(Db *db, const Entry *e, GError **err)
{
	for (size_t i = 0; i < e->n_attachments; i++)
		if (attachment_may_have_words(&e->attachments[i]))
			return job_store_add(db, JOB_READ_FILES, e->id, e->at, err);
	return true;
}

typedef struct {
	Arena *arena;
	int64_t entry_id;
	const FileText *texts;
	size_t n;
} Keeping;

static bool
keep(Db *db, void *arg, GError **err)
{
	const Keeping *k = arg;

	return file_text_store_add(db, k->arena, k->entry_id, k->texts, k->n, err);
}

bool
file_words_keep(Db *db, Arena *a, int64_t entry_id, const FileText *texts, size_t n,
    GError **err)
{
	Keeping k = { a, entry_id, texts, n };

	return db_transact(db, keep, &k, err);
}
