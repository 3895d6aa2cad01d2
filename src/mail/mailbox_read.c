/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mailbox_read.h"

#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "desk/mailbox.h"
#include "mail/mailbox_file.h"
#include "store/mailbox_store.h"

#define IDLE_SECONDS  240 /* RFC 2177 allows 29 minutes; routers forget sooner */
#define POLL_SECONDS  60  /* where there is no IDLE */
#define AT_ONCE       32  /* messages asked for together */
#define LOOKED_UP     256 /* whose sizes are asked for together */
#define BYTES_AT_ONCE ((size_t)8 * 1024 * 1024)
#define OLD_BY        DAYS(1) /* clocks differ */

struct MailboxReader {
	const MailboxMeans *means;
	const Mailbox *m;
	int stop_fd;
	MailboxFile *file;
	/* The connection broke while several were fetched: up to here one at a time, so
	 * that the one that does it is known. */
	uint32_t one_by_one_to;
	/* of the connection */
	Imap *imap;
	uint32_t validity;
	uint32_t read_uid; /* all up to it are filed */
	GArray *left;      /* ImapMessage: filed, but not put away */
	MailboxState state;
	bool went_on; /* something was done with */
	Arena *a;     /* of one round */
};

MailboxReader *
mailbox_reader_new(const MailboxMeans *means, const Mailbox *m, int stop_fd)
{
	MailboxReader *r = g_new0(MailboxReader, 1);

	r->means = means;
	r->m = m;
	r->stop_fd = stop_fd;
	r->file = mailbox_file_new(means, m);
	r->left = g_array_new(FALSE, TRUE, sizeof(ImapMessage));
	r->a = arena_new();
	return r;
}

void
mailbox_reader_free(MailboxReader *r)
{
	if (!r)
		return;
	mailbox_file_free(r->file);
	g_array_unref(r->left);
	arena_free(r->a);
	g_free(r);
}

static bool
here(const GError *err, ServerFailure *f)
{
	return server_fail(f, TROUBLE_HERE, "%s", err->message);
}

/* --- putting away --- */

/* What is durable may go. If the server will not, the messages stay and are read again
 * after the next connection: that is said, and stops nothing. */
static bool
put_away(MailboxReader *r, const ImapMessage *list, size_t n, ServerFailure *f)
{
	g_array_append_vals(r->left, list, (guint)n);
	if (!r->left->len)
		return true;
	if (imap_put_away(r->imap, (const ImapMessage *)(void *)r->left->data,
	        r->left->len, r->m->filed, r->m->filed_folder, f)) {
		g_array_set_size(r->left, 0);
		return true;
	}
	return false;
}

static bool
note(MailboxReader *r, int64_t n, const ImapMessage *last, bool done, ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(r->means->store, &err);

	if (!db || !mailbox_filed(db, r->a, r->m->id, n, last ? last->received : 0,
	               done ? r->read_uid : 0, clock_now(), &err))
		return here(err, f);
	r->went_on |= done;
	return true;
}

/* --- some messages --- */

/* In a folder that is numbered anew, what was there before we began to read is still not
 * for us. */
static bool
is_from_before(const MailboxReader *r, const ImapMessage *m)
{
	return !r->m->take_old && m->uid < r->state.reread_to && m->received &&
	       m->received < r->state.begun_at - OLD_BY;
}

/* Files them in order; *n_done is how many are done with, *n_new how many are new. */
static bool
file_all(MailboxReader *r, ImapMessage *list, size_t n, size_t *n_done, int64_t *n_new,
    ServerFailure *f)
{
	for (*n_done = 0; *n_done < n; (*n_done)++) {
		ImapMessage *m = &list[*n_done];
		bool new = false;

		if (m->size && !is_from_before(r, m) &&
		    !mailbox_file_one(r->file, r->validity, m, &new, f))
			return false;
		*n_new += new;
	}
	return true;
}

/* Gets their bytes. A server may answer no for one that it cannot read, or hang up; *lost
 * tells then that the connection is of no more use. False if nothing can be done. */
static bool
fetch_some(MailboxReader *r, ImapMessage *list, size_t n, bool *lost, ServerFailure *f)
{
	*lost = false;
	if (imap_fetch(r->imap, list, n, mailbox_file_limit(r->file, list, n), f))
		return true;
	r->one_by_one_to = list[n - 1].uid;
	/* By itself it is the culprit, and after some tries it is put aside. */
	if (n > 1 || f->stopped || !mailbox_file_is_bad(r->file, list[0].uid))
		return false;
	*lost = f->trouble == TROUBLE_LOST;
	return true;
}

/* Those that are filed and can be told to the server; what could not be fetched stays. */
static size_t
to_put_away(const MailboxReader *r, const ImapMessage *list, size_t n, ImapMessage *away)
{
	size_t n_away = 0;

	for (size_t i = 0; i < n; i++)
		if (list[i].raw && !is_from_before(r, &list[i]))
			away[n_away++] = (ImapMessage){ .uid = list[i].uid };
	return n_away;
}

static bool
take_some(MailboxReader *r, ImapMessage *list, size_t n, ServerFailure *f)
{
	ImapMessage *away = arena_newv(r->a, ImapMessage, n);
	ServerFailure not_moved = { 0 };
	size_t n_done = 0;
	int64_t n_new = 0;
	bool lost, moved = true;

	if (!fetch_some(r, list, n, &lost, f))
		return false;
	bool ok = file_all(r, list, n, &n_done, &n_new, f);
	if (!n_done)
		return ok;
	if (!lost)
		moved = put_away(r, away, to_put_away(r, list, n_done, away), &not_moved);
	r->read_uid = list[n_done - 1].uid;
	if (!note(r, n_new, &list[n_done - 1], moved, ok ? f : &not_moved) || !ok)
		return false;
	if (!moved && not_moved.trouble != TROUBLE_NOT_MOVED) {
		*f = not_moved;
		return false;
	}
	return !lost || server_fail(f, TROUBLE_LOST, "it hung up at a message");
}

/* How many of the list go together. */
static size_t
together(const MailboxReader *r, const ImapMessage *list, size_t n)
{
	size_t bytes = 0, k = 0;

	if (list[0].uid <= r->one_by_one_to)
		return 1;
	while (k < n && k < AT_ONCE && (k == 0 || bytes + list[k].size <= BYTES_AT_ONCE))
		bytes += list[k++].size;
	return k;
}

static bool
take_list(MailboxReader *r, ImapMessage *list, size_t n, ServerFailure *f)
{
	if (!imap_sizes(r->imap, list, n, f))
		return false;
	while (n) {
		size_t k = together(r, list, n);
		bool ok = take_some(r, list, k, f);

		imap_messages_free(list, k);
		arena_reset(r->a);
		if (!ok)
			return false;
		list += k;
		n -= k;
	}
	return true;
}

static bool
take_new(MailboxReader *r, ServerFailure *f)
{
	g_autoptr(GArray) uids = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	if (!imap_search(r->imap, r->read_uid, uids, f))
		return false;
	for (guint from = 0; from < uids->len; from += LOOKED_UP) {
		ImapMessage list[LOOKED_UP] = { 0 };
		guint n = MIN(LOOKED_UP, uids->len - from);

		for (guint i = 0; i < n; i++)
			list[i].uid = g_array_index(uids, uint32_t, from + i);
		if (!take_list(r, list, n, f))
			return false;
	}
	return true;
}

/* --- a connection --- */

static bool
load_state(MailboxReader *r, Db *db, GError **err)
{
	MailboxState *s;

	if (!mailbox_store_state(db, r->a, r->m->id, &s, err))
		return false;
	if (!s)
		return fail(err, ERR_UNAVAILABLE, "the mailbox is gone");
	r->state = *s;
	r->state.trouble_words = r->state.lease_by = "";
	return true;
}

/* Of a folder that is read for the first time only what comes from now on is taken,
 * unless all of it is wanted; of one that is numbered anew all is looked at. */
static bool
begin(MailboxReader *r, const ImapFolder *folder, ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(r->means->store, &err);

	if (!db || !load_state(r, db, &err))
		return here(err, f);
	r->validity = folder->validity;
	if (r->state.uidvalidity != folder->validity) {
		bool first = r->state.uidvalidity == 0 && !r->m->take_old;

		r->state.uidvalidity = folder->validity;
		r->state.reread_to = first ? 0 : folder->next;
		r->state.last_uid = first && folder->next ? folder->next - 1 : 0;
		if (!mailbox_begins(db, &r->state, clock_now(), &err) ||
		    !load_state(r, db, &err))
			return here(err, f);
	}
	r->read_uid = (uint32_t)r->state.last_uid;
	g_array_set_size(r->left, 0);
	return true;
}

static bool
say_well(MailboxReader *r, ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(r->means->store, &err);

	if (!db || !mailbox_well(db, r->m->id, clock_now(), &err))
		return here(err, f);
	return true;
}

/* The folder's messages go on being filed; that they stay where they are is trouble all
 * the same, and for a person. */
static bool
say_not_moved(MailboxReader *r, ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(r->means->store, &err);
	ServerFailure again = { 0 };

	if (put_away(r, NULL, 0, &again))
		return note(r, 0, NULL, true, f) && say_well(r, f);
	if (again.trouble != TROUBLE_NOT_MOVED) {
		*f = again;
		return false;
	}
	const MailboxFailure failure = { r->m->id, 1, TROUBLE_NOT_MOVED, again.words,
		clock_now(), 0 };
	return (db && mailbox_failed(db, &failure, &err)) || here(err, f);
}

static bool
read_on(MailboxReader *r, bool *was_well, ServerFailure *f)
{
	int wait = imap_has_idle(r->imap) ? IDLE_SECONDS : POLL_SECONDS;

	do {
		if (!take_new(r, f) ||
		    !(r->left->len ? say_not_moved(r, f) : say_well(r, f)))
			return false;
		*was_well = true;
		arena_reset(r->a);
	} while (imap_idle(r->imap, wait, f));
	return false;
}

bool
mailbox_sign_in(const MailboxMeans *means, Arena *a, const TokenWanted *wanted,
    SignIn *out, ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	const Mailbox *m = wanted->mailbox;
	MailboxSecrets secrets;

	*out = (SignIn){ .auth = m->auth, .user = m->user };
	if (m->auth != AUTH_PASSWORD)
		return tokens_get(means->tokens, a, wanted, &out->secret, f);
	g_autoptr(Db) db = store_borrow(means->store, &err);
	if (!db || !mailbox_secrets(db, a, m->id, &secrets, &err))
		return here(err, f);
	out->secret = secrets.password;
	return true;
}

/* A token may have been taken back before its time: then one more is asked for. */
static bool
connect_to(MailboxReader *r, ServerFailure *f)
{
	const ServerAddress to = { r->m->imap, r->m->ca, r->stop_fd };
	TokenWanted wanted = { r->m, NULL, r->stop_fd };
	SignIn who;

	if (!mailbox_sign_in(r->means, r->a, &wanted, &who, f))
		return false;
	r->imap = imap_open(&to, &who, f);
	if (r->imap || f->trouble != TROUBLE_TOKEN)
		return r->imap != NULL;
	wanted.refused = who.secret;
	if (!mailbox_sign_in(r->means, r->a, &wanted, &who, f))
		return false;
	r->imap = imap_open(&to, &who, f);
	return r->imap != NULL;
}

void
mailbox_reader_run(MailboxReader *r, bool *was_well, ServerFailure *f)
{
	ImapFolder folder;

	*was_well = r->went_on = false;
	*f = (ServerFailure){ 0 };
	if (connect_to(r, f) && imap_select(r->imap, r->m->folder, &folder, f) &&
	    begin(r, &folder, f))
		read_on(r, was_well, f);
	*was_well |= r->went_on;
	g_clear_pointer(&r->imap, imap_free);
	arena_reset(r->a);
}
