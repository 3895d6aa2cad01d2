/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mailbox_file.h"

#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "mail/deliver.h"

#define TRIES     3
#define BEGINNING ((size_t)256 * 1024) /* bytes kept of one that is too large */

struct MailboxFile {
	const MailboxMeans *means;
	const Mailbox *m;
	/* The one that has failed, and how often. */
	uint32_t bad_uid;
	int bad_times;
};

MailboxFile *
mailbox_file_new(const MailboxMeans *means, const Mailbox *m)
{
	MailboxFile *w = g_new0(MailboxFile, 1);

	w->means = means;
	w->m = m;
	return w;
}

void
mailbox_file_free(MailboxFile *w)
{
	g_free(w);
}

size_t
mailbox_file_limit(const MailboxFile *w, const ImapMessage *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].size > w->means->max_size)
			return BEGINNING;
	return w->means->max_size;
}

bool
mailbox_file_is_bad(MailboxFile *w, uint32_t uid)
{
	w->bad_times = uid == w->bad_uid ? w->bad_times + 1 : 1;
	w->bad_uid = uid;
	return w->bad_times >= TRIES;
}

static bool
file_as(const MailboxFile *w, Arena *a, const InMail *m, bool *new, ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Db) db = store_borrow(w->means->store, &err);
	const Actor desk = { .now = clock_now() };
	MailReceived done;

	if (!db || !mail_receive(db, w->means->blobs, a, &desk, m, &done, &err))
		return server_fail(f, TROUBLE_HERE, "%s", err->message);
	*new = !done.known;
	return true;
}

/* --- one that is too large --- */

static bool
file_large(const MailboxFile *w, Arena *a, const ImapMessage *m, bool *new,
    ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	const TextArg args[] = { text_arg_n((int64_t)(m->size / 1024 / 1024)),
		text_arg_n((int64_t)(w->means->max_size / 1024 / 1024)),
		text_arg_s(w->m->name),
		text_arg_s(
		    w->m->filed == FILED_MOVE ? w->m->filed_folder : w->m->folder) };
	InMail mail = { 0 };

	/* Its beginning tells who writes and what about. */
	if (!sandbox_parse(w->means->sandbox, a, m->raw, MIN(m->n_raw, BEGINNING), &mail,
	        &err))
		return server_fail(f, TROUBLE_HERE, "%s", err->message);
	const char *notice = text_format(a, LANG_DA, TEXT_MAILBOX_TOO_LARGE, args, 4);
	mail.text = arena_printf(a, "%s\n\n%s", notice, mail.text);
	mail.html = (SafeHtml){ 0 };
	mail.parts = NULL; /* they are cut */
	mail.n_parts = 0;
	mail.customer_id = w->m->customer_id;
	return file_as(w, a, &mail, new, f);
}

/* --- one that cannot be read or filed --- */

static bool
put_aside(MailboxFile *w, Arena *a, uint32_t validity, const ImapMessage *m, bool *new,
    ServerFailure *f)
{
	const TextArg args[] = {
		text_arg_s(w->m->name),
		text_arg_s(m->raw && w->m->filed == FILED_MOVE ? w->m->filed_folder
		                                               : w->m->folder),
		text_arg_s(arena_printf(a, "%u/%u", validity, m->uid)),
		text_arg_s(*f->words ? f->words : "FETCH"),
	};
	const InMail mail = {
		.subject = text_format(a, LANG_DA, TEXT_MAILBOX_ASIDE_SUBJECT, args, 1),
		.text = text_format(a, LANG_DA, TEXT_MAILBOX_ASIDE, args, 4),
		.kind = MAIL_NORMAL,
		.broken = true,
		.customer_id = w->m->customer_id,
		.raw = m->raw ? m->raw : "",
		.raw_size = m->n_raw,
		.from = { "", NULL },
	};
	char uid[16];

	if (!file_as(w, a, &mail, new, f))
		return false;
	g_snprintf(uid, sizeof uid, "%u", m->uid);
	log_event(LOG_WARN, "mail", "put-aside", "mailbox", w->m->mail, "uid", uid, NULL);
	*f = (ServerFailure){ 0 };
	w->bad_uid = 0;
	return true;
}

/* Is it for our own disk or database to get better, and not the message's fault? */
static bool
will_pass(const GError *err)
{
	return err_is(err, ERR_BUSY) || err_is(err, ERR_UNAVAILABLE);
}

bool
mailbox_file_one(MailboxFile *w, uint32_t validity, const ImapMessage *m, bool *new,
    ServerFailure *f)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	const DeliverOptions how = { w->means->store, w->means->blobs, w->means->sandbox,
		NULL, "", w->means->max_size, w->m->customer_id };
	MailReceived done;

	if (m->raw && MAX(m->size, m->n_raw) > w->means->max_size)
		return file_large(w, a, m, new, f);
	if (m->raw && mail_deliver_raw(&how, a, m->raw, m->n_raw, &done, &err)) {
		*new = !done.known;
		return true;
	}
	/* Why it could not be fetched stands there already. */
	if (err || !*f->words)
		server_fail(f, TROUBLE_HERE, "%s",
		    err ? err->message : "the server does not give the message");
	if (err && will_pass(err))
		return false;
	if (!(m->uid == w->bad_uid && w->bad_times >= TRIES) &&
	    !mailbox_file_is_bad(w, m->uid))
		return false;
	return put_aside(w, a, validity, m, new, f);
}
