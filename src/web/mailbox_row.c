/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_row.c - how a mailbox goes, in words. */
#include "model/when.h"
#include "web/mailbox_pages.h"

#define N_FACTS 5

static const char *
when(const Reader *rd, Instant at)
{
	return when_short(rd->a, rd->lang, rd->tz, at, rd->now);
}

static void
fact(MailboxRow *row, MailboxFact *facts, const Reader *rd, TextId name,
    const char *words)
{
	facts[row->n_facts++] = (MailboxFact){ text(rd->lang, name), words };
}

static void
add_facts(const Reader *rd, const MailboxState *s, MailboxRow *row)
{
	MailboxFact *facts = arena_newv(rd->a, MailboxFact, N_FACTS);

	if (s->next_try_at > rd->now)
		fact(row, facts, rd, TEXT_MAILBOX_NEXT_TRY, when(rd, s->next_try_at));
	if (s->trouble_since)
		fact(row, facts, rd, TEXT_MAILBOX_SINCE, when(rd, s->trouble_since));
	if (s->seen_at)
		fact(row, facts, rd, TEXT_MAILBOX_LAST_SEEN, when(rd, s->seen_at));
	if (s->mail_at) {
		const char *lag = s->lag < SECONDS(60)
		                      ? arena_printf(rd->a, "%d s",
		                            (int)(s->lag / SECONDS(1)))
		                      : when_length(rd->a, rd->lang, s->lag);

		fact(row, facts, rd, TEXT_MAILBOX_LAST_MAIL, when(rd, s->mail_at));
		fact(row, facts, rd, TEXT_MAILBOX_LAG, lag);
	}
	row->facts = facts;
}

/* A chip's look and icon, and what it says. */
static void
set_state(MailboxRow *row, const Reader *rd, const char *look, const char *icon,
    TextId state)
{
	row->look = look;
	row->icon = icon;
	row->state = text(rd->lang, state);
}

MailboxRow
mailbox_row(const Reader *rd, const Mailbox *m, const MailboxState *s,
    const char *customer)
{
	const char *url = arena_printf(rd->a, "/admin/mailboxes/%" G_GINT64_FORMAT,
	    m->id);
	MailboxRow row = { .url = url,
		.try_url = arena_printf(rd->a, "%s/try", url),
		.name = m->name,
		.mail = m->mail,
		.customer = customer };

	if (!m->active) {
		set_state(&row, rd, "done", "archive", TEXT_MAILBOX_UNUSED);
		return row;
	}
	if (s->trouble) {
		set_state(&row, rd,
		    mail_trouble_needs_person(s->trouble) ? "late" : "soon", "warning",
		    mail_trouble_text(s->trouble));
		row.advice = text(rd->lang, mail_trouble_advice(s->trouble));
		row.said = *s->trouble_words ? s->trouble_words : NULL;
	} else if (s->alarms & ALARM_SILENT) {
		set_state(&row, rd, "soon", "warning", TEXT_MAILBOX_SILENT);
		row.advice = text(rd->lang, TEXT_MAILBOX_SILENT_ADVICE);
	} else if (s->alarms & ALARM_SECRET) {
		set_state(&row, rd, "soon", "warning", TEXT_MAILBOX_SECRET_ENDS_SOON);
	} else if (!*m->imap.host) {
		set_state(&row, rd, "fine", "check", TEXT_MAILBOX_SENDS);
	} else if (!s->seen_at) {
		set_state(&row, rd, "wait", "clock", TEXT_MAILBOX_NOT_YET);
	} else {
		set_state(&row, rd, "fine", "check", TEXT_MAILBOX_READ);
	}
	add_facts(rd, s, &row);
	return row;
}
