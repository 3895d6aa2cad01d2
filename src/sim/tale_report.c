/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tale_report.c - what the reporter does: writes, fills in the form, calls. */
#include <string.h>

#include "desk/case.h"
#include "desk/mail_receive.h"
#include "sim/tale_int.h"

/* His n-th mail. */
static char *
message_id(const Stage *st, const Tale *t, int n)
{
	const char *domain = mail_address_domain(t->who->mail);

	return arena_printf(st->arena,
	    "%" G_GUINT64_FORMAT ".%d.%" G_GUINT64_FORMAT "@mail.%s", t->number, n,
	    st->seed, domain);
}

/* The mail as it came over the wire. */
static const char *
raw_mail(const Stage *st, const Tale *t, const InMail *m)
{
	Arena *a = st->arena;
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(m->date / SECONDS(1));
	g_autofree char *when = g_date_time_format(date, "%a, %d %b %Y %H:%M:%S +0000");
	g_autofree char *subject = g_base64_encode((const guchar *)m->subject,
	    strlen(m->subject));
	g_autofree char *name = g_base64_encode((const guchar *)t->who->name,
	    strlen(t->who->name));

	if (!st->whole_mails)
		return "From: simulation@skranke.example\r\n\r\n";
	return arena_printf(a,
	    "From: =?utf-8?B?%s?= <%s>\r\nTo: %s\r\nSubject: =?utf-8?B?%s?=\r\n"
	    "Date: %s\r\nMessage-ID: <%s>\r\n%s%s%sMIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: 8bit\r\n\r\n%s",
	    name, m->from.mail, m->envelope_to, subject, when, m->message_id,
	    m->in_reply_to ? "In-Reply-To: <" : "", m->in_reply_to ? m->in_reply_to : "",
	    m->in_reply_to ? ">\r\n" : "", m->text);
}

static bool
send_mail(const Stage *st, Tale *t, Instant at, InMail *m, MailReceived *done,
    GError **err)
{
	const Actor desk = { .now = at };
	MailAddress *to = arena_new0(st->arena, MailAddress);

	m->envelope_from = t->who->mail;
	m->from = (MailAddress){ t->who->name, t->who->mail };
	*to = (MailAddress){ .name = "", .mail = m->envelope_to };
	m->to = to;
	m->n_to = 1;
	m->message_id = message_id(st, t, t->mails++);
	m->date = at - SECONDS(dice_between(&t->dice, 2, 40));
	m->kind = MAIL_NORMAL;
	m->may_answer = true;
	m->raw = raw_mail(st, t, m);
	m->raw_size = strlen(m->raw);
	return mail_receive(st->db, st->blobs, st->arena, &desk, m, done, err);
}

static bool
report_by_mail(const Stage *st, Tale *t, Instant at, const char *grammar, int64_t *id,
    GError **err)
{
	MailReceived done;
	InMail m = {
		.envelope_to = dice_percent(&t->dice, 65) ? t->firm->recipient
		                                          : st->cast->house.mail,
		.subject = tale_subject(st, t),
		.text = tale_mail(st, t, grammar),
	};
	Case *c;

	if (!send_mail(st, t, at, &m, &done, err) ||
	    (!t->who->id && !case_survivor(st->db, st->arena, done.case_id, &c, err)))
		return false;
	if (!t->who->id)
		t->who->id = c->person_id;
	*id = done.case_id;
	return true;
}

/* By the form, or by telephone: then somebody of the staff writes it down. */
static bool
report_otherwise(const Stage *st, Tale *t, Instant at, GError **err)
{
	bool calls = t->channel == CHANNEL_PHONE;
	Actor who = { .now = at };
	CaseOpen o = {
		.kind = calls ? ENTRY_CALL : ENTRY_FORM,
		.channel = t->channel,
		.subject = tale_subject(st, t),
		.text = tale_words(st, t, t->fault->report),
		.person_id = t->who->id,
		.category = t->fault->category,
	};

	if (calls) {
		int seconds = dice_between(&t->dice, 50, 900);

		t->staff = cast_staff(st->cast, &t->dice, ROLE_AGENT);
		who.staff_id = t->staff->id;
		who.role = t->staff->role;
		o.assignee_id = t->staff->id;
		o.minutes = seconds / 60 + 1;
		o.details = arena_printf(st->arena, "{\"seconds\":%d}", seconds);
	} else {
		who.person_id = t->who->id;
	}
	return case_open(st->db, st->arena, &who, &o, &t->case_id, err);
}

bool
tale_report(const Stage *st, Tale *t, Instant at, GError **err)
{
	if (t->channel == CHANNEL_MAIL || !t->who->id) {
		t->channel = CHANNEL_MAIL;
		return report_by_mail(st, t, at, t->fault->report, &t->case_id, err);
	}
	return report_otherwise(st, t, at, err);
}

bool
tale_report_again(const Stage *st, Tale *t, Instant at, GError **err)
{
	const char *asks = tale_in(t,
	    "[Har I set min mail?|Jeg ved ikke, om min første mail kom frem.|Vi venter "
	    "stadig.]",
	    "[Did you get my first mail?|We are still waiting.]");

	return report_by_mail(st, t, at,
	    arena_printf(st->arena, "%s %s", asks, t->fault->report), &t->again_id, err);
}

/* In the thread if there is one, else to the case's own address. */
bool
tale_write(const Stage *st, Tale *t, Instant at, const char *text, GError **err)
{
	const char *subject = tale_subject(st, t);
	const char *first = t->mails ? message_id(st, t, 0) : NULL;
	MailReceived done;
	InMail m = {
		.envelope_to = first ? st->cast->house.mail
		                     : house_reply_address(st->arena, &st->cast->house,
		                           t->case_id),
		.subject = arena_printf(st->arena, "%s: %s", tale_in(t, "SV", "Re"),
		    subject),
		.text = text,
		.in_reply_to = first,
		.references = &first,
		.n_references = first ? 1 : 0,
	};

	if (!send_mail(st, t, at, &m, &done, err))
		return false;
	/* What was closed too long ago to be opened again goes on in another case. */
	if (done.case_id)
		t->case_id = done.case_id;
	return true;
}
