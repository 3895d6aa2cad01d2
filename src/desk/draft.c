/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/draft.h"

#include "base/err.h"
#include "desk/case_int.h"
#include "store/draft_store.h"

typedef struct {
	Use use;
	Draft draft;
	Instant since;
} Saving;

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
