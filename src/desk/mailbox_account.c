/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_account.c - how a mailbox goes, as its watcher says. */
#include "base/err.h"
#include "desk/mailbox.h"
#include "store/agreement_store.h"
#include "store/mailbox_store.h"

/* What a watcher says of its mailbox, in a transaction. */
typedef struct {
	Arena *arena;
	int64_t id, last_uid, n;
	Instant received, now;
	const MailboxState *state;
} Said;

static bool
begins(Db *db, void *arg, GError **err)
{
	const Said *s = arg;

	return mailbox_store_begin(db, s->state, s->now, err);
}

bool
mailbox_begins(Db *db, const MailboxState *state, Instant now, GError **err)
{
	Said s = { .state = state, .now = now };

	return db_transact(db, begins, &s, err);
}

bool
mailbox_silent_for(Db *db, Arena *a, const MailboxState *s, Instant now, Duration *out,
    GError **err)
{
	Instant since = MAX(s->mail_at, s->begun_at);
	Agreement *standard;

	*out = 0;
	if (!since)
		return true;
	if (!agreement_store_in_force(db, a, 0, now, &standard, err))
		return false;
	*out = standard ? hours_between(standard->hours, since, now)
	                : MAX(0, now - since);
	return true;
}

static bool
filed(Db *db, void *arg, GError **err)
{
	const Said *s = arg;
	MailboxState *st;
	Duration gap;

	if (!mailbox_store_state(db, s->arena, s->id, &st, err))
		return false;
	if (!st)
		return true; /* it was removed meanwhile */
	if (s->n) {
		if (!mailbox_silent_for(db, s->arena, st, s->now, &gap, err))
			return false;
		st->longest_gap = mailbox_learn_gap(st->longest_gap, gap);
		st->mail_at = s->now;
		st->lag = s->received ? MAX(0, s->now - s->received) : 0;
		if (!mailbox_store_filed(db, st, s->n, err))
			return false;
	}
	return !s->last_uid || mailbox_store_went_on(db, s->id, s->last_uid, err);
}

bool
mailbox_filed(Db *db, Arena *a, int64_t id, int64_t n, Instant received, int64_t last_uid,
    Instant now, GError **err)
{
	Said s = { .arena = a,
		.id = id,
		.n = n,
		.received = received,
		.last_uid = last_uid,
		.now = now };

	return db_transact(db, filed, &s, err);
}

static bool
well(Db *db, void *arg, GError **err)
{
	const Said *s = arg;

	return mailbox_store_well(db, s->id, s->now, err);
}

bool
mailbox_well(Db *db, int64_t id, Instant now, GError **err)
{
	Said s = { .id = id, .now = now };

	return db_transact(db, well, &s, err);
}

static bool
failed(Db *db, void *arg, GError **err)
{
	const MailboxFailure *f = arg;
	const MailboxState s = {
		.mailbox_id = f->mailbox_id,
		.trouble = f->trouble,
		.trouble_words = f->words,
		.failures = f->failures,
		.next_try_at = f->next_try_at,
	};

	return mailbox_store_failed(db, &s, f->now, err);
}

bool
mailbox_failed(Db *db, const MailboxFailure *f, GError **err)
{
	MailboxFailure copy = *f;

	return db_transact(db, failed, &copy, err);
}

static bool
look_again(Db *db, void *arg, GError **err G_GNUC_UNUSED)
{
	const int64_t *id = arg;

	db_announce(db, "mailbox", *id);
	return true;
}

bool
mailbox_look_again(Db *db, const Actor *who, int64_t id, GError **err)
{
	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, look_again, &id, err);
}
