/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * admin_health.c - how the desk is, in a few lines. */
#include "desk/health.h"
#include "model/when.h"

#include "web/admin_pages.h"
#include "web/frame.h"
#include "web/size_words.h"

static HealthRow
mail_row(const Page *p, const Health *h)
{
	const MailHealth *m = &h->mail;
	const Reader *rd = &p->rd;
	const TextArg args[] = { text_arg_n(m->waiting), text_arg_s(m->trouble) };
	HealthRow row = { .name = text(rd->lang, TEXT_HEALTH_MAIL),
		.url = "/admin/outbox" };
	bool late = m->waiting && m->waiting_since < rd->now - HEALTH_LATE_AFTER;

	if (!h->can_send) {
		row.look = "wait", row.icon = "warning";
		row.words = text(rd->lang, TEXT_ADMIN_NO_SMTP);
	} else if (m->trouble) {
		row.look = "late", row.icon = "warning";
		row.words = text_format(rd->a, rd->lang, TEXT_HEALTH_MAIL_TROUBLE, args,
		    2);
	} else if (m->waiting) {
		row.look = late ? "late" : "fine", row.icon = late ? "warning" : "clock";
		row.words = text_format(rd->a, rd->lang, TEXT_HEALTH_MAIL_WAITS, args, 1);
	} else {
		row.look = "fine", row.icon = "check";
		row.words = text(rd->lang, TEXT_HEALTH_MAIL_WELL);
	}
	return row;
}

static HealthRow
mailboxes_row(const Reader *rd, const Health *h)
{
	HealthRow row = { .name = text(rd->lang, TEXT_HEALTH_MAILBOXES),
		.url = "/admin/mailboxes" };

	if (h->mailbox) {
		TextId what = h->trouble ? mail_trouble_text(h->trouble)
		                         : TEXT_MAILBOX_SILENT;
		const TextArg args[] = { text_arg_s(h->mailbox),
			text_arg_s(text(rd->lang, what)) };

		row.look = "late", row.icon = "warning";
		row.words = text_format(rd->a, rd->lang, TEXT_HEALTH_MAILBOXES_TROUBLE,
		    args, 2);
	} else {
		row.look = h->mailboxes ? "fine" : "done";
		row.icon = h->mailboxes ? "check" : "mail";
		row.words = text(rd->lang, h->mailboxes ? TEXT_HEALTH_MAILBOXES_WELL
		                                        : TEXT_HEALTH_MAILBOXES_NONE);
	}
	return row;
}

/* What ends is said before what is gone: a renewal takes its time. */
static HealthRow
hosts_row(const Reader *rd, const Health *h)
{
	HealthRow row = { .name = text(rd->lang, TEXT_HEALTH_HOSTS),
		.look = "late",
		.icon = "warning" };
	const HostCheck *bad = h->ending ? h->ending : h->lost;

	if (!bad) {
		row.look = h->hosts ? "fine" : "done";
		row.icon = h->hosts ? "check" : "building";
		row.words = text(rd->lang,
		    h->hosts ? TEXT_HEALTH_HOSTS_WELL : TEXT_HEALTH_HOSTS_NONE);
		return row;
	}
	Instant at = h->ending ? bad->certificate_ends : bad->reached_at;
	const TextArg args[] = { text_arg_s(bad->host),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, at, rd->now)),
		text_arg_s(text(rd->lang, host_trouble_text(bad->trouble))) };
	row.words = h->ending
	                ? text_format(rd->a, rd->lang, TEXT_HEALTH_HOSTS_ENDING, args, 2)
	                : text_format(rd->a, rd->lang, TEXT_HEALTH_HOSTS_LOST, args, 3);
	return row;
}

static HealthRow
failed_row(const Reader *rd, const MailHealth *m)
{
	const TextArg args[] = { text_arg_n(m->failed) };

	return (HealthRow){
		.name = text(rd->lang, TEXT_HEALTH_FAILED),
		.words = m->failed ? text_format(rd->a, rd->lang, TEXT_HEALTH_FAILED_SOME,
		                         args, 1)
		                   : text(rd->lang, TEXT_HEALTH_FAILED_NONE),
		.look = m->failed ? "soon" : "fine",
		.icon = m->failed ? "warning" : "check",
		.url = m->failed ? "/admin/outbox" : NULL,
	};
}

static HealthRow
stray_row(const Reader *rd, const Health *h)
{
	const TextArg args[] = { text_arg_n(h->stray) };

	return (HealthRow){
		.name = text(rd->lang, TEXT_HEALTH_STRAY),
		.words = h->stray ? text_format(rd->a, rd->lang, TEXT_HEALTH_STRAY_SOME,
		                        args, 1)
		                  : text(rd->lang, TEXT_HEALTH_STRAY_NONE),
		.look = h->stray ? "wait" : "fine",
		.icon = h->stray ? "bounce" : "check",
		.url = "/admin/stray",
	};
}

static HealthRow
jobs_row(const Reader *rd, const Health *h)
{
	const TextArg args[] = { text_arg_n(h->jobs_late), text_arg_n(h->jobs_given_up) };
	bool well = !h->jobs_late && !h->jobs_given_up;

	return (HealthRow){
		.name = text(rd->lang, TEXT_HEALTH_JOBS),
		.words = well ? text(rd->lang, TEXT_HEALTH_JOBS_WELL)
		              : text_format(rd->a, rd->lang, TEXT_ADMIN_LATE, args, 2),
		.look = well ? "fine" : "late",
		.icon = well ? "check" : "warning",
	};
}

static HealthRow
disk_row(const Reader *rd, const Health *h)
{
	const TextArg args[] = { text_arg_s(size_words(rd->a, rd->lang, h->disk_left)),
		text_arg_s(size_words(rd->a, rd->lang, h->disk_all)) };
	bool is_short = health_disk_is_short(h);

	return (HealthRow){
		.name = text(rd->lang, TEXT_HEALTH_DISK),
		.words = text_format(rd->a, rd->lang, TEXT_HEALTH_DISK_LEFT, args, 2),
		.look = is_short ? "late" : "fine",
		.icon = is_short ? "warning" : "check",
	};
}

bool
admin_health(const Page *p, const HealthRow **out, size_t *n, GError **err)
{
	const Reader *rd = &p->rd;
	HealthRow *rows = arena_newv(rd->a, HealthRow, 7);
	Health h = { 0 };

	if (!health_look(req_db(p->r), req_blobs(p->r), rd->a, rd->now, &h, err))
		return false;
	rows[0] = mail_row(p, &h);
	rows[1] = failed_row(rd, &h.mail);
	rows[2] = stray_row(rd, &h);
	rows[3] = jobs_row(rd, &h);
	rows[4] = disk_row(rd, &h);
	rows[5] = mailboxes_row(rd, &h);
	*out = rows;
	rows[6] = hosts_row(rd, &h);
	*n = 7;
	return true;
}
