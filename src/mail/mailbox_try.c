/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mailbox_try.h"

#include "mail/mailbox_read.h"
#include "mail/smtp_talk.h"
#include "model/mail.h"

typedef struct {
	const MailboxMeans *means;
	const Mailbox *m;
	Arena *a;
	MailboxTried *out;
} Trying;

static bool
step(Trying *t, TextId went, const char *name, int64_t n, const ServerFailure *f)
{
	MailboxTriedStep *s = &t->out->steps[t->out->n_steps++];

	*s = (MailboxTriedStep){ .trouble = f ? f->trouble : TROUBLE_NONE,
		.went = went,
		.n = n,
		.name = arena_strdup(t->a, name),
		.said = f ? arena_strdup(t->a, f->words) : "" };
	return !s->trouble;
}

static bool
failed(Trying *t, const ServerFailure *f)
{
	return step(t, 0, "", 0, f);
}

static bool
sign_in(Trying *t, SignIn *who)
{
	const TokenWanted wanted = { t->m, NULL, -1 };
	ServerFailure f = { 0 };

	if (!mailbox_sign_in(t->means, t->a, &wanted, who, &f))
		return failed(t, &f);
	return t->m->auth == AUTH_PASSWORD ||
	       step(t, TEXT_MAILBOX_TRIED_TOKEN, t->m->token_url, 0, NULL);
}

static bool
try_imap(Trying *t, const SignIn *who)
{
	const ServerAddress to = { t->m->imap, t->m->ca, -1 };
	ServerFailure f = { 0 };
	ImapFolder folder;
	g_autoptr(Imap) i = imap_open(&to, who, &f);

	if (!i)
		return failed(t, &f);
	step(t, TEXT_MAILBOX_TRIED_IMAP, t->m->imap.host, 0, NULL);
	if (!imap_select(i, t->m->folder, &folder, &f))
		return failed(t, &f);
	if (folder.read_only) {
		server_fail(&f, TROUBLE_NOT_MOVED, "the folder can only be read");
		return failed(t, &f);
	}
	return step(t, TEXT_MAILBOX_TRIED_FOLDER, t->m->folder, folder.messages, NULL) &&
	       step(t,
	           imap_has_idle(i) ? TEXT_MAILBOX_TRIED_IDLE : TEXT_MAILBOX_TRIED_POLL,
	           "", 0, NULL);
}

static bool
try_smtp(Trying *t, const SignIn *who)
{
	const ServerAddress to = { t->m->smtp, t->m->ca, -1 };
	ServerFailure f = { 0 };
	g_autoptr(SmtpTalk) talk = smtp_talk_open(&to, mail_address_domain(t->m->mail),
	    who, &f);

	return talk ? step(t, TEXT_MAILBOX_TRIED_SMTP, t->m->smtp.host, 0, NULL)
	            : failed(t, &f);
}

void
mailbox_try(Store *store, Arena *a, const Mailbox *m, MailboxTried *out)
{
	g_autoptr(Tokens) tokens = tokens_new(store);
	const MailboxMeans means = { .store = store, .tokens = tokens };
	Trying t = { &means, m, a, out };
	SignIn who;

	*out = (MailboxTried){ 0 };
	if (!sign_in(&t, &who))
		return;
	bool in = !*m->imap.host || try_imap(&t, &who);
	bool sends = !*m->smtp.host || try_smtp(&t, &who);
	out->works = in && sends;
}

const char *
mailbox_tried_words(Arena *a, Lang lang, const MailboxTriedStep *s)
{
	const TextArg args[] = { text_arg_s(s->name), text_arg_n(s->n) };

	if (!s->trouble)
		return text_format(a, lang, s->went, args, 2);
	return arena_printf(a, "%s %s", text(lang, mail_trouble_text(s->trouble)),
	    text(lang, mail_trouble_advice(s->trouble)));
}
