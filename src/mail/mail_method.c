/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_method.c - a computer that was handed in: its receipt, that it is ready, that it
 * still waits; and a visit, with what calendars read of it (M9). */
#include "base/zone.h"
#include "desk/handin.h"
#include "desk/visit.h"
#include "mail/mail_content_int.h"
#include "model/when.h"

static const char *
what_of(Arena *a, const MailMatter *m)
{
	const char *what = entry_detail(a, m->e, "what");
	const char *with = entry_detail(a, m->e, "accessories");

	return with ? arena_printf(a, "%s (%s)", what ? what : "", with)
	            : (what ? what : "");
}

void
mail_handin(Arena *a, const MailMatter *m, MailView *v)
{
	const char *lent = entry_detail(a, m->e, "lent");

	lead(v, SAY(a, m, TEXT_MAIL_HANDIN_LEAD, TEXT_ARG(what_of(a, m)),
	            TEXT_ARG(m->c->id)));
	if (lent)
		lead(v, SAY(a, m, TEXT_MAIL_HANDIN_LENT, TEXT_ARG(lent)));
	mail_written(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_HANDIN_CLOSE);
	v->link = arena_printf(a, "%s/receipt",
	    handin_link(a, m->house, entry_detail_int(m->e, "handin")));
	v->link_words = text(m->mail->lang, TEXT_MAIL_HANDIN_LINK);
}

void
mail_handin_ready(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_READY_LEAD, TEXT_ARG(what_of(a, m))));
	mail_written(a, m, v);
	v->close = text(m->mail->lang, TEXT_MAIL_READY_CLOSE);
}

void
mail_handin_fetch(Arena *a, const MailMatter *m, MailView *v)
{
	lead(v, SAY(a, m, TEXT_MAIL_FETCH_LEAD, TEXT_ARG(what_of(a, m))));
	v->close = text(m->mail->lang, TEXT_MAIL_FETCH_CLOSE);
}

/* --- a visit --- */

const char *
mail_at(Arena *a, const MailMatter *m, const char *name)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(m->house->time_zone);
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	return when_text(a, m->mail->lang, tz ? tz : utc, entry_detail_int(m->e, name),
	    m->mail->created_at);
}

/* What it says first: to the reporter that we come, to the consultant that he goes. */
typedef struct {
	TextId title, lead;
} VisitWords;

static VisitWords
words_of(const MailMatter *m)
{
	bool is_staff = m->mail->staff_id != 0;

	if (entry_detail_int(m->e, "answer"))
		return (VisitWords){ TEXT_MAIL_VISIT_DECLINED_TITLE,
			TEXT_MAIL_VISIT_DECLINED_LEAD };
	if (entry_detail_int(m->e, "state") == VISIT_CANCELLED)
		return (VisitWords){ TEXT_MAIL_VISIT_CANCELLED_TITLE,
			TEXT_MAIL_VISIT_CANCELLED_LEAD };
	if (entry_detail_int(m->e, "was"))
		return (VisitWords){ TEXT_MAIL_VISIT_MOVED_TITLE,
			is_staff ? TEXT_MAIL_VISIT_MOVED_STAFF
			         : TEXT_MAIL_VISIT_MOVED_LEAD };
	return is_staff ? (VisitWords){ TEXT_MAIL_VISIT_STAFF_TITLE,
		TEXT_MAIL_VISIT_STAFF_LEAD }
	                : (VisitWords){ TEXT_MAIL_VISIT_TITLE, TEXT_MAIL_VISIT_LEAD };
}

void
mail_visit(Arena *a, const MailMatter *m, MailView *v)
{
	const char *staff = entry_detail(a, m->e, "staff");
	const char *address = entry_detail(a, m->e, "address");
	const char *when = mail_at(a, m, "begins");
	const VisitWords words = words_of(m);

	v->title = text(m->mail->lang, words.title);
	if (entry_detail_int(m->e, "was"))
		lead(v, SAY(a, m, words.lead, TEXT_ARG(mail_at(a, m, "was")),
		            TEXT_ARG(when)));
	else
		lead(v, SAY(a, m, words.lead, TEXT_ARG(when)));
	if (entry_detail_int(m->e, "state") != VISIT_PLANNED) {
		mail_written(a, m, v);
		return;
	}
	if (m->mail->staff_id)
		lead(v,
		    SAY(a, m, TEXT_MAIL_VISIT_ADDRESS, TEXT_ARG(address ? address : "")));
	else
		lead(v, SAY(a, m, TEXT_MAIL_VISIT_WHERE, TEXT_ARG(staff ? staff : ""),
		            TEXT_ARG(address ? address : "")));
	mail_written(a, m, v);
	v->close = text(m->mail->lang,
	    m->mail->staff_id ? TEXT_MAIL_VISIT_CLOSE_STAFF : TEXT_MAIL_VISIT_CLOSE);
}

const char *
mail_visit_calendar(Arena *a, const MailMatter *m, const char *organizer,
    IcalMethod *method)
{
	if (entry_detail_int(m->e, "answer"))
		return NULL;
	const Zone *zone = zone_find(m->house->time_zone);
	bool is_cancelled = entry_detail_int(m->e, "state") == VISIT_CANCELLED;
	const TextArg args[] = { text_arg_s(m->c->subject), text_arg_n(m->c->id) };
	const IcalEvent e = {
		.uid = visit_uid(a, m->house, entry_detail_int(m->e, "visit")),
		.sequence = (int)entry_detail_int(m->e, "sequence"),
		.begins = entry_detail_int(m->e, "begins"),
		.ends = entry_detail_int(m->e, "ends"),
		.stamp = m->mail->created_at,
		.summary = text_format(a, m->mail->lang, TEXT_MAIL_VISIT_SUMMARY, args,
		    2),
		.location = entry_detail(a, m->e, "address"),
		.description = is_cancelled ? NULL : m->e->text,
		.is_cancelled = is_cancelled,
		.organizer_name = m->house->name,
		.organizer_mail = organizer,
		.attendee_name = m->mail->to_name,
		.attendee_mail = m->mail->to_mail,
		.wants_answer = m->mail->person_id && !is_cancelled,
	};

	*method = is_cancelled ? ICAL_CANCEL : ICAL_REQUEST;
	return ical_write(a, *method, NULL, zone ? zone : zone_find("UTC"), &e, 1);
}
