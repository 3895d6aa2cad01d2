/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/file_words.h"
#include "file/file_text.h"
#include "job/job_int.h"
#include "store/case_store.h"

/* One that cannot be read, or kills its reader, has no words; *text is NULL then. */
static bool
read_file(const Worker *w, Arena *a, const Attachment *at, const char **text,
    GError **err)
{
	g_autoptr(GBytes) answer = NULL;
	const void *bytes;
	size_t n;

	*text = NULL;
	if (!attachment_may_have_words(at) || (size_t)at->size > FILE_TEXT_FILE)
		return true;
	if (!blobs_get(w->blobs, a, at->sha256, &bytes, &n, err) ||
	    !sandbox_ask(w->files, bytes, n, &answer, err))
		return false;
	const char *words = answer ? g_bytes_get_data(answer, &n) : NULL;
	/* Whoever took the reader over could have written anything. */
	if (words && n && n <= 2 * FILE_TEXT_MAX && g_utf8_validate_len(words, n, NULL))
		*text = arena_strndup(a, words, n);
	return true;
}

bool
job_read_files(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	FileText *texts = NULL;
	size_t n = 0;
	Entry *e;

	if (!entry_store_find(db, a, job->ref, &e, err))
		return false;
	for (size_t i = 0; e && i < e->n_attachments; i++) {
		const char *text;

		if (!read_file(w, a, &e->attachments[i], &text, err))
			return false;
		if (text)
			*arena_push(a, &texts, &n) = (FileText){ (int64_t)i + 1, text };
	}
	return file_words_keep(db, a, job->ref, texts, n, err) &&
	       job_end(db, job, 0, now, err);
}
