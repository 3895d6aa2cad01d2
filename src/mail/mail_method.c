/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_method.c - a visit, as the consultant is told of it, and what calendars read of it
 * and of a status meeting; and how a computer that was handed in is called (M9). */
#include "base/zone.h"
#include "desk/meeting.h"
#include "desk/visit.h"
#include "mail/mail_content_int.h"

const char *
mail_computer(Arena *a, const MailMatter *m)
{
	const char *what = entry_detail(a, m->e, "what");
	const char *with = entry_detail(a, m->e, "accessories");

	return with ? arena_printf(a, "%s (%s)", what ? what : "", with)
	            : (what ? what : "");
}

/* --- a visit --- */

/* Is it told to the consultant whom it was taken from? */
static bool
is_former(const MailMatter *m)
{
	return m->mail->staff_id && entry_detail_int(m->e, "former") == m->mail->staff_id;
}

static void
visit_is_taken(Arena *a, const MailMatter *m, const char *when, MailView *v)
{
	const char *staff = entry_detail(a, m->e, "staff");
	const TextArg args[] = { text_arg_s(when), text_arg_s(staff ? staff : "") };

	v->title = text(m->mail->lang, TEXT_MAIL_VISIT_TAKEN_TITLE);
	lead(v, text_format(a, m->mail->lang, TEXT_MAIL_VISIT_TAKEN_LEAD, args, 2));
}

void
mail_visit(Arena *a, const MailMatter *m, MailView *v)
{
	const char *address = entry_detail(a, m->e, "address");
	const char *when = mail_at(a, m, "begins");
	bool is_planned = entry_detail_int(m->e, "state") == VISIT_PLANNED &&
	                  !is_former(m);

	if (is_former(m)) {
		visit_is_taken(a, m, when, v);
	} else if (entry_detail_int(m->e, "answer")) {
		v->title = text(m->mail->lang, TEXT_MAIL_VISIT_DECLINED_TITLE);
		lead(v, SAY(a, m, TEXT_MAIL_VISIT_DECLINED_LEAD, TEXT_ARG(when)));
	} else if (entry_detail_int(m->e, "state") == VISIT_CANCELLED) {
		v->title = text(m->mail->lang, TEXT_MAIL_VISIT_CANCELLED_TITLE);
		lead(v, SAY(a, m, TEXT_MAIL_VISIT_CANCELLED_LEAD, TEXT_ARG(when)));
	} else if (entry_detail_int(m->e, "was") && !entry_detail_int(m->e, "former")) {
		v->title = text(m->mail->lang, TEXT_MAIL_VISIT_MOVED_TITLE);
		lead(v, SAY(a, m, TEXT_MAIL_VISIT_MOVED_STAFF,
		            TEXT_ARG(mail_at(a, m, "was")), TEXT_ARG(when)));
	} else {
		lead(v, SAY(a, m, TEXT_MAIL_VISIT_STAFF_LEAD, TEXT_ARG(when)));
	}
	if (is_planned)
		lead(v,
		    SAY(a, m, TEXT_MAIL_VISIT_ADDRESS, TEXT_ARG(address ? address : "")));
	mail_written(a, m, v);
	if (is_planned)
		closing(v, text(m->mail->lang, TEXT_MAIL_VISIT_CLOSE_STAFF));
}

/* Who invites whom; the reader's calendar may answer an invitation. */
static void
invite(const MailMatter *m, const char *organizer, IcalEvent *e)
{
	e->stamp = m->mail->created_at;
	e->organizer_name = m->house->name;
	e->organizer_mail = organizer;
	e->attendee_name = m->mail->to_name;
	e->attendee_mail = m->mail->to_mail;
	e->wants_answer = m->mail->person_id && !e->is_cancelled;
}

static const char *
calendar_of(Arena *a, const MailMatter *m, const IcalEvent *e, IcalMethod *method)
{
	const Zone *zone = zone_find(m->house->time_zone);

	*method = e->is_cancelled ? ICAL_CANCEL : ICAL_REQUEST;
	return ical_write(a, *method, NULL, zone ? zone : zone_find("UTC"), e, 1);
}

const char *
mail_meeting_calendar(Arena *a, const MailMatter *m, const Meeting *meeting,
    const char *organizer, IcalMethod *method)
{
	IcalEvent e = meeting_event(a, m->house, meeting, m->mail->lang);

	invite(m, organizer, &e);
	return calendar_of(a, m, &e, method);
}

const char *
mail_visit_calendar(Arena *a, const MailMatter *m, const char *organizer,
    IcalMethod *method)
{
	if (entry_detail_int(m->e, "answer"))
		return NULL;
	bool is_cancelled = entry_detail_int(m->e, "state") == VISIT_CANCELLED ||
	                    is_former(m);
	const TextArg args[] = { text_arg_s(m->c->subject), text_arg_n(m->c->id) };
	IcalEvent e = {
		.uid = visit_uid(a, m->house, entry_detail_int(m->e, "visit")),
		.sequence = (int)entry_detail_int(m->e, "sequence"),
		.begins = entry_detail_int(m->e, "begins"),
		.ends = entry_detail_int(m->e, "ends"),
		.summary = text_format(a, m->mail->lang, TEXT_MAIL_VISIT_SUMMARY, args,
		    2),
		.location = entry_detail(a, m->e, "address"),
		.description = is_cancelled ? NULL : m->e->text,
		.is_cancelled = is_cancelled,
	};

	invite(m, organizer, &e);
	return calendar_of(a, m, &e, method);
}
