/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What becomes of a mail that is queued: stories with a mail server that refuses, puts
 * off and vanishes (tests/tools/smtp_sink.c says how). */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "base/err.h"
#include "desk.h"
#include "desk/health.h"
#include "desk/mail_end.h"
#include "job/runner.h"

typedef struct {
	char *dir;
	GPid pid;
	const char *port;
} Peer;

static bool
use_peer(Db *db, void *arg, GError **err)
{
	const Peer *p = arg;

	return setting_store_set(db, "smtp_host", "127.0.0.1", err) &&
	       setting_store_set(db, "smtp_port", p->port, err) &&
	       setting_store_set(db, "smtp_tls", "none", err);
}

static Peer
peer_start(Desk *d)
{
	Peer p = { .dir = g_build_filename(d->dir, "sink", NULL) };
	g_autofree char *port_file = g_build_filename(p.dir, "port", NULL);
	g_autofree char *port = NULL;
	g_autoptr(GError) err = NULL;
	char *argv[] = { arena_strdup(d->a, g_getenv("SMTP_SINK")), p.dir,
		arena_strdup(d->a, "127.0.0.1:0"), NULL };

	g_assert_cmpint(g_mkdir(p.dir, 0700), ==, 0);
	g_spawn_async(NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &p.pid,
	    &err);
	g_assert_no_error(err);
	for (int i = 0; i < 1000; i++) {
		if (g_file_get_contents(port_file, &port, NULL, NULL) && *port)
			break;
		g_clear_pointer(&port, g_free);
		g_usleep(10000);
	}
	g_assert_nonnull(port);
	const char *colon = strrchr(port, ':');
	p.port = g_strchomp(arena_strdup(d->a, colon ? colon + 1 : port));
	must(db_transact(d->db, use_peer, &p, ERR_HERE));
	return p;
}

static void
peer_stop(Peer *p)
{
	kill(p->pid, SIGTERM);
	waitpid(p->pid, NULL, 0);
	g_spawn_close_pid(p->pid);
	g_free(p->dir);
}

static size_t
kept(const Peer *p)
{
	g_autoptr(GDir) dir = g_dir_open(p->dir, 0, NULL);
	const char *name;
	size_t n = 0;

	while ((name = g_dir_read_name(dir)) != NULL)
		n += g_str_has_suffix(name, ".eml") ? 1 : 0;
	return n;
}

/* Ida's address decides how the peer serves her. */
static int64_t
case_of(Desk *d, const char *mail)
{
	Person *ida = NULL;

	must(person_store_find(d->db, d->a, d->ida.person_id, &ida, ERR_HERE));
	ida->mail = mail;
	must(person_save(d->db, d->a, &d->anna, ida, ERR_HERE));
	return desk_open_case(d);
}

static size_t
run_due(Desk *d)
{
	size_t n = 0;

	must(runner_run_due(d->store, d->blobs, d->now, &n, ERR_HERE));
	return n;
}

static const OutMail *
last_mail(Desk *d)
{
	OutMail *mails = NULL;
	size_t n = 0;

	must(mail_store_list(d->db, d->a, 0, 1, &mails, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return mails;
}

/* Others may be told of the case meanwhile. */
static const OutMail *
mail_to(Desk *d, const char *address)
{
	OutMail *mails = NULL;
	size_t n = 0, i = 0;

	must(mail_store_list(d->db, d->a, 0, 100, &mails, &n, ERR_HERE));
	while (i < n && !g_str_equal(mails[i].to_mail, address))
		i++;
	g_assert_cmpuint(i, <, n);
	return &mails[i];
}

static Health
health(Desk *d)
{
	Health h = { 0 };

	must(health_look(d->db, d->blobs, d->a, d->now, &h, ERR_HERE));
	g_assert_cmpint(h.disk_all, >=, h.disk_left);
	return h;
}

static EntryKind
last_entry(Desk *d, int64_t id)
{
	size_t n;
	const Entry *entries = desk_entries(d, id, &n);

	return entries[n - 1].kind;
}

static bool
has_entry(Desk *d, int64_t id, EntryKind kind)
{
	size_t n;
	const Entry *entries = desk_entries(d, id, &n);

	while (n > 0 && entries[n - 1].kind != kind)
		n--;
	return n > 0;
}

static void
without_a_server_mail_waits(Desk *d)
{
	desk_open_case(d);
	g_assert_cmpuint(run_due(d), ==, 0);
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_QUEUED);
}

static void
a_mail_is_sent_once(Desk *d)
{
	Peer p = peer_start(d);

	desk_open_case(d);
	g_assert_cmpuint(run_due(d), ==, 1);
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_SENT);
	desk_wait(d, HOURS(1));
	g_assert_cmpuint(run_due(d), ==, 0);
	g_assert_cmpuint(kept(&p), ==, 1);
	peer_stop(&p);
}

static void
what_is_put_off_is_tried_again(Desk *d)
{
	Peer p = peer_start(d);

	case_of(d, "later@bager.example");
	run_due(d);
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_QUEUED);
	g_assert_nonnull(strstr(last_mail(d)->error, "451"));
	g_assert_nonnull(health(d).mail.trouble);
	g_assert_cmpuint(run_due(d), ==, 0);
	desk_wait(d, HOURS(1));
	run_due(d);
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_SENT);
	g_assert_null(last_mail(d)->error);
	g_assert_null(health(d).mail.trouble);
	g_assert_cmpuint(kept(&p), ==, 1);
	peer_stop(&p);
}

static void
one_that_failed_may_be_sent_again(Desk *d)
{
	Peer p = peer_start(d);
	g_autoptr(GError) err = NULL;
	Actor admin = d->anna;

	case_of(d, "refused@bager.example");
	run_due(d);
	g_assert_cmpint(health(d).mail.failed, ==, 1);
	g_assert_cmpint(health(d).mail.waiting, ==, 0);
	admin.admin = false;
	g_assert_false(mail_try_again(d->db, d->a, &admin, last_mail(d)->id, &err));
	g_assert_error(err, ERR, ERR_DENIED);
	g_clear_error(&err);
	admin.admin = true;
	admin.now = d->now;
	must(mail_try_again(d->db, d->a, &admin, last_mail(d)->id, ERR_HERE));
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_QUEUED);
	g_assert_cmpint(health(d).mail.waiting, ==, 1);
	g_assert_false(mail_try_again(d->db, d->a, &admin, last_mail(d)->id, &err));
	g_assert_error(err, ERR, ERR_INVALID);
	g_assert_cmpuint(run_due(d), ==, 1);
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_FAILED);
	peer_stop(&p);
}

static void
a_refusal_is_told_to_the_staff_at_once(Desk *d)
{
	Peer p = peer_start(d);
	int64_t id = case_of(d, "refused@bager.example");

	run_due(d);
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_FAILED);
	g_assert_nonnull(strstr(last_mail(d)->error, "Nobody of that name"));
	g_assert_cmpint(last_entry(d, id), ==, ENTRY_BOUNCE);
	peer_stop(&p);
}

#define NEVER "never@bager.example"

static void
what_never_goes_is_given_up_after_days(Desk *d)
{
	Peer p = peer_start(d);
	int64_t id = case_of(d, NEVER);
	/* Who is asked is not told that it lasts. */
	const CaseChange asked = { .case_id = id, .status = STATUS_WAITING_REPORTER };
	Instant began = d->now;

	desk_wait(d, MINUTES(1));
	must(case_change(d->db, d->a, &d->anna, &asked, ERR_HERE));
	while (mail_to(d, NEVER)->state == MAIL_QUEUED && d->now < began + DAYS(10)) {
		run_due(d);
		desk_wait(d, HOURS(1));
	}
	g_assert_cmpint(mail_to(d, NEVER)->state, ==, MAIL_FAILED);
	g_assert_cmpint(d->now - began, >=, DAYS(1));
	g_assert_cmpint(d->now - began, <=, DAYS(3));
	g_assert_true(has_entry(d, id, ENTRY_BOUNCE));
	peer_stop(&p);
}

/* The server has it, but we cannot know: the second one has the same Message-ID, by
 * which mail programs show one. */
static void
a_lost_answer_is_no_lost_mail(Desk *d)
{
	Peer p = peer_start(d);

	case_of(d, "vanish@bager.example");
	for (int i = 0; i < 3; i++) {
		run_due(d);
		desk_wait(d, HOURS(1));
	}
	g_assert_cmpint(last_mail(d)->state, ==, MAIL_SENT);
	g_assert_cmpuint(kept(&p), <=, 2);
	peer_stop(&p);
}

static void
a_solved_case_closes_by_itself(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseWrite w = { .case_id = id,
		.seen = desk_case(d, id)->version,
		.kind = ENTRY_NOTE,
		.text = "Rullen er skiftet.",
		.status = STATUS_SOLVED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	desk_wait(d, DAYS(1));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_SOLVED);
	desk_wait(d, DAYS(30));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_CLOSED);
}

static void
a_failure_is_tried_later_and_later_for_two_days(void)
{
	Duration before = 0, whole = 0;
	int64_t n = 1;

	for (; runner_back_off(n); n++) {
		g_assert_cmpint(runner_back_off(n), >, before);
		before = runner_back_off(n);
		whole += before;
	}
	g_assert_cmpint(n, >, 5);
	g_assert_cmpint(whole, >=, HOURS(40));
	g_assert_cmpint(whole, <=, HOURS(56));
}

#define MANY 300

static bool
add_backwards(Db *db, void *arg, GError **err)
{
	const Desk *d = arg;

	for (int i = 0; i < MANY; i++)
		if (!job_store_add(db, JOB_CHASE, 1 + i, d->now - SECONDS(i), err))
			return false;
	return true;
}

static void
jobs_are_taken_in_the_order_in_which_they_were_made(Desk *d)
{
	size_t n;

	must(db_transact(d->db, add_backwards, d, ERR_HERE));
	const Job *jobs = desk_lease(d, d->now, &n);
	g_assert_cmpuint(n, ==, MANY);
	for (size_t i = 0; i < n; i++)
		g_assert_cmpint(jobs[i].ref, ==, 1 + (int64_t)i);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/back-off/later-and-later-for-two-days",
	    a_failure_is_tried_later_and_later_for_two_days);
	desk_add_story("without-a-server-mail-waits", without_a_server_mail_waits);
	desk_add_story("a-mail-is-sent-once", a_mail_is_sent_once);
	desk_add_story("what-is-put-off-is-tried-again", what_is_put_off_is_tried_again);
	desk_add_story("one-that-failed-may-be-sent-again",
	    one_that_failed_may_be_sent_again);
	desk_add_story("a-refusal-is-told-to-the-staff-at-once",
	    a_refusal_is_told_to_the_staff_at_once);
	desk_add_story("what-never-goes-is-given-up-after-days",
	    what_never_goes_is_given_up_after_days);
	desk_add_story("a-lost-answer-is-no-lost-mail", a_lost_answer_is_no_lost_mail);
	desk_add_story("jobs-are-taken-in-the-order-in-which-they-were-made",
	    jobs_are_taken_in_the_order_in_which_they_were_made);
	desk_add_story("a-solved-case-closes-by-itself", a_solved_case_closes_by_itself);
	return g_test_run();
}
