/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What happens by itself (a job, a watcher of a mailbox, somebody who writes) is done
 * wholly or not at all: whichever statement of it fails, every row of every table is as
 * it was, and it is done at the next try. */
#include "base/err.h"
#include "desk/contact_form.h"
#include "desk/deadline.h"
#include "desk/escalation.h"
#include "desk/expectation.h"
#include "desk/file_words.h"
#include "desk/form_receive.h"
#include "desk/host_check.h"
#include "desk/mail_end.h"
#include "desk/mailbox.h"
#include "desk/mailbox_alarm.h"
#include "desk/outage.h"
#include "desk/roster.h"
#include "desk/waiting.h"
#include "mailed.h"
#include "store/quarantine_store.h"

/* What they are done to. */
typedef struct {
	int64_t solved, waiting, mailbox, entry;
	const OutMail *mails[5]; /* one for each that ends */
	const Job *jobs[5];
	const Job *deadline, *outage, *host;
	int tries; /* of the form: there is a brake on each address */
} On;

#define ON (*(const On *)arg)

/* --- mails of ours --- */

enum { SENT, FAILED, DROPPED, WAITS, PUT_OFF };

USE(sent)
{
	return mail_sent(d->db, d->a, &d->desk, ON.mails[SENT], ON.jobs[SENT], err);
}

USE(failed)
{
	return mail_failed(d->db, d->a, &d->desk, ON.mails[FAILED], ON.jobs[FAILED],
	    "550 no such user", err);
}

USE(dropped)
{
	return mail_dropped(d->db, d->a, &d->desk, ON.mails[DROPPED], ON.jobs[DROPPED],
	    err);
}

USE(waits)
{
	return mail_waits(d->db, ON.jobs[WAITS], d->now + HOURS(1), err);
}

USE(put_off)
{
	return mail_put_off(d->db, d->a, &d->desk, ON.mails[PUT_OFF], "451 later", err);
}

/* What failed before. */
USE(try_again)
{
	return mail_try_again(d->db, d->a, &d->anna, ON.mails[FAILED]->id, err);
}

/* --- what comes in --- */

USE(bounced)
{
	MailBounced one = { "ida@bager.example", BOUNCE_FAILED, "5.1.1" };
	const InMail m = { .kind = MAIL_BOUNCE,
		.from = { "Mail Delivery System", "mailer-daemon@mx.example" },
		.subject = "Undelivered Mail Returned to Sender",
		.text = "Unknown user",
		.bounced = &one,
		.n_bounced = 1,
		.bounced_message_id = ON.mails[SENT]->message_id,
		.raw = "Unknown user",
		.raw_size = 12 };
	MailReceived done;

	return mail_receive(d->db, d->blobs, d->a, &d->desk, &m, &done, err);
}

USE(form)
{
	On *on = arg;
	const FormReport w = { .customer_id = d->smith,
		.name = "Ole",
		.mail = "ole@smed.example",
		.phone = "",
		.subject = "Skærmen",
		.text = "Den er sort.",
		.category = CATEGORY_FAULT,
		.address = arena_printf(d->a, "192.0.2.%d", on->tries++) };
	int64_t id;

	return form_receive(d->db, d->a, &d->desk, &w, &id, err);
}

USE(form_of_an_outage)
{
	On *on = arg;
	const FormReport w = { .customer_id = d->baker,
		.name = "",
		.mail = "karl@bager.example",
		.phone = "",
		.text = "Jeg er også ramt.",
		.outage_id = ON.outage->ref,
		.address = arena_printf(d->a, "192.0.3.%d", on->tries++) };
	int64_t id;

	return form_receive(d->db, d->a, &d->desk, &w, &id, err);
}

USE(form_in_doubt)
{
	static const Attachment file = { .name = "a.png",
		.content_type = "image/png",
		.sha256 =
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
	On *on = arg;
	const FormReport w = { .customer_id = d->smith,
		.name = "Ole",
		.mail = "ole@smed.example",
		.phone = "",
		.text = "Den er sort.",
		.doubt = DOUBT_TRAP,
		.attachments = &file,
		.n_attachments = 1,
		.address = arena_printf(d->a, "192.0.4.%d", on->tries++) };
	int64_t id;

	return form_receive(d->db, d->a, &d->desk, &w, &id, err);
}

USE(let_in)
{
	Quarantined *all;
	int64_t id;
	size_t n;

	return quarantine_store_list(d->db, d->a, 0, 1, &all, &n, err) &&
	       quarantine_let_in(d->db, d->a, &d->anna, all->id, &id, err);
}

USE(throw_away)
{
	Quarantined *all;
	size_t n;

	return quarantine_store_list(d->db, d->a, 0, 1, &all, &n, err) &&
	       quarantine_throw(d->db, d->a, &d->anna, all->id, true, err);
}

/* --- time --- */

USE(deadline)
{
	return deadline_pass(d->db, d->a, &d->desk, ON.deadline, err);
}

USE(word_is_owed)
{
	return outage_owes_word(d->db, d->a, &d->desk, ON.outage, err);
}

USE(close_solved)
{
	return case_close_solved(d->db, d->a, &d->desk, ON.solved, err);
}

USE(remind)
{
	return waiting_pass(d->db, d->a, &d->desk, ON.waiting, err);
}

USE(put_off_waiting)
{
	return waiting_put_off(d->db, d->a, &d->anna, ON.waiting, 0, d->now + 1, err);
}

static bool
arrive(Db *db, void *arg, GError **err)
{
	return mail_store_set_state(db, *(const int64_t *)arg, MAIL_SENT, 1, NULL, err);
}

USE(reminder_arrives)
{
	OutMail *last;

	return mail_store_find_last_to(d->db, d->a, ON.waiting, "ida@bager.example",
	           &last, err) &&
	       db_transact(d->db, arrive, &last->id, err);
}

/* The next step of what was reminded: a moment later than it was put off to. */
USE(close_unanswered)
{
	const Actor later = { .now = d->now + 1 };

	return waiting_pass(d->db, d->a, &later, ON.waiting, err);
}

USE(watch)
{
	Instant again;

	return roster_watch(d->db, d->a, &d->desk, &again, err);
}

USE(learn_later)
{
	return expectation_learn_by_itself(d->db, d->a, d->now, EXPECTATION_GROWTH, err);
}

/* --- a mailbox --- */

USE(begins)
{
	const MailboxState s = { .mailbox_id = ON.mailbox, .uidvalidity = 8 };

	return mailbox_begins(d->db, &s, d->now, err);
}

USE(filed)
{
	return mailbox_filed(d->db, d->a, ON.mailbox, 3, d->now - 1, 7, d->now, err);
}

USE(well)
{
	return mailbox_well(d->db, ON.mailbox, d->now, err);
}

USE(fails)
{
	const MailboxFailure f = { .mailbox_id = ON.mailbox,
		.failures = 1,
		.trouble = TROUBLE_PASSWORD,
		.words = "No.",
		.now = d->now - HOURS(1) };

	return mailbox_failed(d->db, &f, err);
}

USE(is_told)
{
	return mailbox_alarms_tell(d->db, d->a, d->now, err);
}

USE(keep_token)
{
	return mailbox_keep_refresh_token(d->db, d->a, ON.mailbox, "1//0next", err);
}

/* --- in this order: what one leaves, the next begins with --- */

USE(file_words)
{
	const FileText texts[] = { { 1, "Faktura" }, { 2, "Kvittering" } };

	return file_words_keep(d->db, d->a, ON.entry, texts, G_N_ELEMENTS(texts), err);
}

/* It was reached, its certificate ends soon, and now it is not. */
USE(host_check)
{
	HostWanted wanted;
	HostChecked checked = { ON.host, &wanted, { HOST_SILENT, d->now + DAYS(2) } };

	return host_check_wanted(d->db, d->a, d->baker, &wanted, err) &&
	       host_check_record(d->db, d->a, &checked, d->now, err);
}

static const WholeUse uses[] = {
	{ "sent", sent, 2, NULL },
	{ "failed", failed, 5, NULL },
	{ "dropped", dropped, 2, NULL },
	{ "waits", waits, 1, NULL },
	{ "put off", put_off, 1, NULL },
	{ "try again", try_again, 2, NULL },
	{ "bounced", bounced, 5, NULL },
	{ "form", form, 8, "attempt" },
	{ "form of an outage", form_of_an_outage, 12, "attempt" },
	{ "form in doubt", form_in_doubt, 2, "attempt" },
	{ "let in", let_in, 8, NULL },
	{ "form in doubt again", form_in_doubt, 2, "attempt" },
	{ "throw away", throw_away, 2, NULL },
	{ "deadline", deadline, 8, NULL },
	{ "host", host_check, 4, NULL },
	{ "word is owed", word_is_owed, 3, NULL },
	{ "close solved", close_solved, 5, NULL },
	{ "remind", remind, 5, NULL },
	{ "put off waiting", put_off_waiting, 4, NULL },
	{ "reminder arrives", reminder_arrives, 1, NULL },
	{ "close unanswered", close_unanswered, 6, NULL },
	{ "watch", watch, 3, NULL },
	{ "learn later", learn_later, 1, NULL },
	{ "begins", begins, 1, NULL },
	{ "filed", filed, 2, NULL },
	{ "well", well, 1, NULL },
	{ "fails", fails, 1, NULL },
	{ "is told", is_told, 3, NULL },
	{ "keep token", keep_token, 1, NULL },
	{ "file words", file_words, 3, NULL },
};

static int64_t
an_outage(Desk *d)
{
	const OutageDeclare what = { .title = "Nettet",
		.everybody = true,
		.say = { .da = "Nede.",
		    .en = "Down.",
		    .next_update_at = d->now + HOURS(1) } };
	int64_t id;

	must(outage_declare(d->db, d->a, &d->anna, &what, &id, ERR_HERE));
	return id;
}

static int64_t
a_mailbox(Desk *d)
{
	MailboxSave w = { .mailbox = { .name = "Support",
		              .mail = "support@nordlys.example",
		              .active = true,
		              .imap = { "imap.nordlys.example", 993, TLS_WHOLE },
		              .smtp = { "", 587, TLS_START },
		              .auth = AUTH_PASSWORD,
		              .filed = FILED_SEEN,
		              .silence_hours = -1 },
		.password = "hemmeligt" };

	must(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE));
	const MailboxState s = { .mailbox_id = w.mailbox.id, .uidvalidity = 7 };
	must(mailbox_begins(d->db, &s, d->now, ERR_HERE));
	return w.mailbox.id;
}

static int64_t
a_solved_case(Desk *d)
{
	const CaseWrite w = { .case_id = desk_open_case(d),
		.text = "Det er ordnet.",
		.status = STATUS_SOLVED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	return w.case_id;
}

static int64_t
a_waiting_case(Desk *d)
{
	const CaseWrite w = { .case_id = desk_open_case(d),
		.text = "Hvad står der på skærmen?",
		.status = STATUS_WAITING_REPORTER };

	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
	return w.case_id;
}

/* A roster of the partners that ends in a month. */
static void
a_roster_that_ends(Desk *d)
{
	RosterPattern p = { .shift = { .staff_id = d->bent.staff_id,
		                .role = ROLE_PARTNER,
		                .ends = 1440,
		                .every = 1,
		                .on_holidays = true },
		.weekdays = 0xfe };

	g_assert_true(day_parse("2026-03-10", &p.shift.to_day));
	must(roster_add_pattern(d->db, d->a, &d->anna, &p, NULL, ERR_HERE));
}

static void
a_host(Desk *d)
{
	const ContactFormSave w = { .customer_id = d->baker,
		.host = "support.bager.example",
		.sites = "" };
	HostWanted wanted;
	HostChecked checked = { NULL, &wanted, { HOST_REACHED, 0 } };
	size_t n;

	must(contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, ERR_HERE));
	const Job *jobs = desk_lease(d, d->now, &n);
	checked.job = desk_job_of(jobs, n, JOB_HOST, d->baker);
	must(host_check_wanted(d->db, d->a, d->baker, &wanted, ERR_HERE));
	must(host_check_record(d->db, d->a, &checked, d->now, ERR_HERE));
}

static void
prepare(Desk *d, On *on)
{
	int64_t late = desk_open_case(d), outage = an_outage(d);
	OutMail *mails;
	size_t n, n_jobs;
	Entry *entries;

	for (size_t i = 1; i < G_N_ELEMENTS(on->mails); i++)
		desk_open_case(d);
	must(mail_store_list(d->db, d->a, 0, 100, &mails, &n, ERR_HERE));
	g_assert_cmpuint(n, >=, G_N_ELEMENTS(on->mails));
	on->solved = a_solved_case(d);
	on->waiting = a_waiting_case(d);
	on->mailbox = a_mailbox(d);
	a_roster_that_ends(d);
	a_host(d);
	desk_wait(d, DAYS(4)); /* each deadline has passed, and each rule fires */
	const Job *jobs = desk_lease(d, d->now, &n_jobs);
	for (size_t i = 0; i < G_N_ELEMENTS(on->mails); i++) {
		on->mails[i] = &mails[i];
		on->jobs[i] = desk_job_of(jobs, n_jobs, JOB_SEND_MAIL, mails[i].id);
	}
	on->host = desk_job_of(jobs, n_jobs, JOB_HOST, d->baker);
	on->deadline = desk_job_of(jobs, n_jobs, JOB_DEADLINE, late);
	on->outage = desk_job_of(jobs, n_jobs, JOB_OUTAGE, outage);
	must(entry_store_of_case(d->db, d->a, late, false, &entries, &n, ERR_HERE));
	on->entry = entries[0].id;
}

static void
each_is_done_wholly_or_not_at_all(Desk *d)
{
	On on = { 0 };

	prepare(d, &on);
	desk_fail_whole(d, uses, G_N_ELEMENTS(uses), &on);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("whole/by-itself", each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
