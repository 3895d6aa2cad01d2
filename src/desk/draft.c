/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/draft.h"

#include "base/err.h"
#include "desk/case_int.h"
#include "model/presence.h"
#include "store/draft_store.h"

typedef struct {
	Use use;
	Draft draft;
	Instant since;
} Saving;

/* Colleagues who have the case open are told when he begins, and when he gives it up. */
static bool
announce_writing(Db *db, const Saving *s, GError **err)
{
	const Actor *who = s->use.who;
	Draft *before;

	if (!draft_store_find(db, s->use.arena, s->draft.case_id, who->staff_id, &before,
	        err))
		return false;
	bool wrote = before && before->saved_at > who->now - PRESENCE_WRITES;
	if (wrote != (*s->draft.text != '\0'))
		db_announce(db, "presence", s->draft.case_id);
	return true;
}

static bool
save(Db *db, void *arg, GError **err)
{
	Saving *s = arg;
	const Actor *who = s->use.who;
	bool sent;
	Case *c;

	if (!case_load(db, s->use.arena, s->draft.case_id, 0, &c, err) ||
	    !draft_store_written_since(db, c->id, who->staff_id, s->since, &sent, err))
		return false;
	if (sent)
		return fail(err, ERR_CONFLICT, "draft.sent");
	if (!announce_writing(db, s, err))
		return false;
	if (!*s->draft.text)
		return draft_store_clear(db, c->id, who->staff_id, err);
	return draft_store_save(db, &s->draft, who->staff_id, err);
}

bool
draft_save(Db *db, Arena *a, const Actor *who, const Draft *d, Instant since,
    GError **err)
{
	Saving s = { .use = { a, who }, .draft = *d, .since = since };

	if (d->kind != ENTRY_ANSWER && d->kind != ENTRY_NOTE && d->kind != ENTRY_CALL)
		return fail(err, ERR_INVALID, "case.entry.kind");
	s.draft.saved_at = who->now;
	return must_be_staff(who, err) && case_text(a, d->text, &s.draft.text, err) &&
	       db_transact(db, save, &s, err);
}

/* --- its files --- */

typedef struct {
	Use use;
	int64_t case_id, file_id;
	const Attachment *files;
	size_t n;
} Filing;

static bool
may_hold(const DraftFile *has, size_t n_has, const Filing *f, GError **err)
{
	int64_t bytes = 0;

	for (size_t i = 0; i < n_has; i++)
		bytes += has[i].at.size;
	for (size_t i = 0; i < f->n; i++)
		bytes += f->files[i].size;
	if (n_has + f->n > DRAFT_MOST_FILES)
		return fail(err, ERR_LIMIT, "draft.files.too_many");
	return bytes <= DRAFT_MOST_BYTES || fail(err, ERR_LIMIT, "draft.files.too_large");
}

static bool
add_files(Db *db, void *arg, GError **err)
{
	Filing *f = arg;
	DraftOf of = { f->case_id, f->use.who->staff_id, 0 };
	DraftFile *has;
	size_t n_has;
	Case *c;

	if (!case_load(db, f->use.arena, f->case_id, 0, &c, err) ||
	    !draft_store_files(db, f->use.arena, &of, &has, &n_has, err) ||
	    !may_hold(has, n_has, f, err))
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (!draft_store_add_file(db, &of, &f->files[i], err))
			return false;
	return true;
}

bool
draft_add_files(Db *db, Arena *a, const Actor *who, int64_t case_id,
    const Attachment *files, size_t n, GError **err)
{
	Filing f = { { a, who }, case_id, 0, files, n };

	return must_be_staff(who, err) && db_transact(db, add_files, &f, err);
}

static bool
remove_file(Db *db, void *arg, GError **err)
{
	const Filing *f = arg;
	const DraftOf of = { f->case_id, f->use.who->staff_id, 0 };

	return draft_store_remove_file(db, &of, f->file_id, err);
}

bool
draft_remove_file(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t id,
    GError **err)
{
	Filing f = { { a, who }, case_id, id, NULL, 0 };

	return must_be_staff(who, err) && db_transact(db, remove_file, &f, err);
}

static bool
discard(Db *db, void *arg, GError **err)
{
	const Filing *f = arg;
	const DraftOf of = { f->case_id, f->use.who->staff_id, 0 };

	return draft_store_clear(db, of.case_id, of.staff_id, err) &&
	       draft_store_clear_files(db, &of, err);
}

bool
draft_discard(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Filing f = { { a, who }, case_id, 0, NULL, 0 };

	return must_be_staff(who, err) && db_transact(db, discard, &f, err);
}

/* --- its end --- */

/* Both one after the other, in the arena. */
static void
add_attachments(Arena *a, Entry *e, const DraftFile *files, size_t n)
{
	Attachment *all = arena_newv(a, Attachment, e->n_attachments + n);

	for (size_t i = 0; i < n; i++)
		all[i] = files[i].at;
	for (size_t i = 0; i < e->n_attachments; i++)
		all[n + i] = e->attachments[i];
	e->attachments = all;
	e->n_attachments += n;
}

bool
draft_end(Db *db, const Use *u, int64_t case_id, Entry *e, GError **err)
{
	const DraftOf of = { case_id, u->who->staff_id, 0 };
	DraftFile *files;
	size_t n;

	if (!draft_store_files(db, u->arena, &of, &files, &n, err))
		return false;
	if (n)
		add_attachments(u->arena, e, files, n);
	return draft_store_clear(db, case_id, of.staff_id, err) &&
	       (!n || draft_store_clear_files(db, &of, err));
}
