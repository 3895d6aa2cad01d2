/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mailbox_alarm.h"

#include "desk/mailbox.h"
#include "desk/notify.h"
#include "model/when.h"
#include "store/mailbox_store.h"
#include "store/people_store.h"

typedef struct {
	Arena *arena;
	Instant now;
	House house;
	GTimeZone *zone;
	Staff *staff;
	size_t n_staff;
} Telling;

/* What is told of one alarm of one mailbox. */
typedef struct {
	const Mailbox *m;
	const MailboxState *s;
	MailAlarm alarm;
} Alarm;

static Notice
notice_of(const Telling *t, const Alarm *x, Lang lang, TextArg args[4])
{
	Arena *a = t->arena;
	Notice n = { .args = args, .path = "/admin/mailboxes" };
	Instant when = x->s->mail_at;

	args[0] = text_arg_s(x->m->name);
	args[2] = args[3] = text_arg_s("");
	n.n_args = 2;
	switch (x->alarm) {
	case ALARM_SILENT:
		n.subject = TEXT_MAILBOX_ALARM_SILENT_SUBJECT;
		n.text = when ? TEXT_MAILBOX_ALARM_SILENT : TEXT_MAILBOX_ALARM_NEVER;
		break;
	case ALARM_TROUBLE:
		n.subject = TEXT_MAILBOX_ALARM_TROUBLE_SUBJECT;
		n.text = TEXT_MAILBOX_ALARM_TROUBLE;
		args[2] = text_arg_s(text(lang, mail_trouble_text(x->s->trouble)));
		args[3] = text_arg_s(text(lang, mail_trouble_advice(x->s->trouble)));
		n.n_args = 4;
		when = x->s->trouble_since;
		break;
	case ALARM_SECRET:
		n.subject = TEXT_MAILBOX_ALARM_SECRET_SUBJECT;
		n.text = TEXT_MAILBOX_ALARM_SECRET;
		n.can_wait = true;
		when = x->m->secret_ends_at;
		break;
	}
	args[1] = text_arg_s(
	    when_text(a, lang, t->zone, when ? when : x->s->begun_at, t->now));
	n.thing = arena_printf(a,
	    "mailbox %" G_GINT64_FORMAT " alarm %d of %" G_GINT64_FORMAT, x->m->id,
	    (int)x->alarm, when);
	return n;
}

static bool
tell_admins(Db *db, const Telling *t, const Alarm *x, GError **err)
{
	for (size_t i = 0; i < t->n_staff; i++) {
		const Staff *s = &t->staff[i];
		TextArg args[4];

		if (!s->active || !s->admin)
			continue;
		const Notice n = notice_of(t, x, s->lang, args);
		if (!notify_staff(db, t->arena, s, &n, t->now, err))
			return false;
	}
	return true;
}

static bool
look_at(Db *db, const Telling *t, const Mailbox *m, GError **err)
{
	static const MailAlarm all[] = { ALARM_SILENT, ALARM_TROUBLE, ALARM_SECRET };
	MailboxState *s;
	Duration silent;

	if (!m->active)
		return true;
	if (!mailbox_store_state(db, t->arena, m->id, &s, err) ||
	    (s && !mailbox_silent_for(db, t->arena, s, t->now, &silent, err)))
		return false;
	int64_t holds = s ? mailbox_alarms(m, s, silent, t->now) : 0;
	if (!s || holds == s->alarms)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		const Alarm x = { m, s, all[i] };
		if ((holds & ~s->alarms & all[i]) && !tell_admins(db, t, &x, err))
			return false;
	}
	return mailbox_store_set_alarms(db, m->id, holds, err);
}

static bool
tell(Db *db, void *arg, GError **err)
{
	Telling *t = arg;
	Mailbox *all;
	size_t n;

	if (!mailbox_store_all(db, t->arena, &all, &n, err))
		return false;
	if (!n)
		return true;
	if (!house_load(db, t->arena, &t->house, err) ||
	    !staff_store_all(db, t->arena, &t->staff, &t->n_staff, err))
		return false;
	t->zone = g_time_zone_new_identifier(t->house.time_zone);
	if (!t->zone)
		t->zone = g_time_zone_new_utc();
	arena_defer(t->arena, (GDestroyNotify)g_time_zone_unref, t->zone);
	for (size_t i = 0; i < n; i++)
		if (!look_at(db, t, &all[i], err))
			return false;
	return true;
}

bool
mailbox_alarms_tell(Db *db, Arena *a, Instant now, GError **err)
{
	Telling t = { .arena = a, .now = now };

	return db_transact(db, tell, &t, err);
}
