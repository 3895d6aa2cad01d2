/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Setting mailboxes up, and what is told of them: stories on both engines. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/mailbox.h"
#include "desk/mailbox_alarm.h"
#include "desk/seal.h"
#include "desk/sender.h"
#include "store/mailbox_store.h"

static MailboxSave
good(void)
{
	return (MailboxSave){ .mailbox = { .name = "Support",
		                  .mail = "Support@Nordlys.example",
		                  .active = true,
		                  .imap = { "imap.nordlys.example", 993, TLS_WHOLE },
		                  .smtp = { "", 587, TLS_START },
		                  .auth = AUTH_PASSWORD,
		                  .filed = FILED_MOVE,
		                  .filed_folder = "Skranke",
		                  .silence_hours = -1 },
		.password = "hemmeligt" };
}

static void
one_is_saved_and_its_secret_is_sealed(Desk *d)
{
	MailboxSave w = good();
	MailboxSecrets secrets;
	SealedSecret *sealed;
	size_t n;

	must(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE));
	g_assert_cmpstr(w.mailbox.mail, ==, "support@nordlys.example");
	g_assert_cmpstr(w.mailbox.user, ==, "support@nordlys.example");
	g_assert_cmpstr(w.mailbox.folder, ==, "INBOX");
	must(mailbox_store_secrets(d->db, d->a, w.mailbox.id, &sealed, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	g_assert_null(memmem(sealed[0].sealed, sealed[0].n, "hemmeligt", 9));
	must(mailbox_secrets(d->db, d->a, w.mailbox.id, &secrets, ERR_HERE));
	g_assert_cmpstr(secrets.password, ==, "hemmeligt");

	/* Without one it stays. */
	w.password = "";
	must(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE));
	must(mailbox_secrets(d->db, d->a, w.mailbox.id, &secrets, ERR_HERE));
	g_assert_cmpstr(secrets.password, ==, "hemmeligt");
}

static void
a_seal_holds_for_one_purpose_and_house(Desk *d)
{
	House house, other;
	const void *sealed;
	size_t n;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	other = house;
	other.secret = "another";
	house_seal(d->a, &house, "a", "kodeord æøå", &sealed, &n);
	g_assert_cmpstr(house_unseal(d->a, &house, "a", sealed, n), ==, "kodeord æøå");
	g_assert_null(house_unseal(d->a, &house, "b", sealed, n));
	g_assert_null(house_unseal(d->a, &other, "a", sealed, n));
	g_assert_null(house_unseal(d->a, &house, "a", sealed, n - 1));
	g_assert_null(house_unseal(d->a, &house, "a", sealed, 3));
	char *broken = arena_memdup(d->a, sealed, n);
	broken[n - 1] = (char)(broken[n - 1] ^ 1);
	g_assert_null(house_unseal(d->a, &house, "a", broken, n));
}

static void
what_does_not_hold_is_refused(Desk *d)
{
	MailboxSave w = good();

#define REFUSED(change, id)                                                              \
	w = good();                                                                      \
	change;                                                                          \
	refused(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE), id)

	REFUSED(w.mailbox.name = " ", "person.name.missing");
	REFUSED(w.mailbox.mail = "support", "person.mail.invalid");
	REFUSED(w.mailbox.imap.host = "", "mailbox.host.missing");
	REFUSED(w.mailbox.imap.host = "a b", "mailbox.host.invalid");
	REFUSED(w.mailbox.imap.port = 0, "mailbox.port.invalid");
	REFUSED(w.mailbox.imap.port = 65536, "mailbox.port.invalid");
	REFUSED(w.mailbox.imap.tls = TLS_NONE, "mailbox.plain_far");
	REFUSED(w.password = NULL, "mailbox.password.missing");
	REFUSED(w.mailbox.auth = (MailAuth)9, "mailbox.auth.invalid");
	REFUSED(w.mailbox.filed_folder = "", "mailbox.filed_folder.missing");
	REFUSED(w.mailbox.filed_folder = "INBOX", "mailbox.filed_folder.missing");
	REFUSED(w.mailbox.auth = AUTH_APP, "mailbox.token_url.invalid");
	w.mailbox.token_url = "http://login.example/token";
	refused(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE),
	    "mailbox.token_url.invalid");
	w.mailbox.token_url = "https://login.example/token";
	refused(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE),
	    "mailbox.client_id.missing");
	w.mailbox.client_id = "id";
	refused(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE),
	    "mailbox.client_secret.missing");
	w = good();
	refused(mailbox_save(d->db, d->a, &d->bent, &w, ERR_HERE), "admin.only");
	must(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE));
	w = good();
	refused(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE), "mailbox.mail.taken");
}

static void
two_who_change_it_at_once_are_told(Desk *d)
{
	MailboxSave one = good();

	must(mailbox_save(d->db, d->a, &d->anna, &one, ERR_HERE));
	MailboxSave two = one;
	must(mailbox_save(d->db, d->a, &d->anna, &one, ERR_HERE));
	refused(mailbox_save(d->db, d->a, &d->anna, &two, ERR_HERE), "mailbox.changed");
}

/* --- how it goes --- */

static size_t
mails_to_admins(Desk *d)
{
	OutMail *mails;
	size_t n;

	must(mail_store_list(d->db, d->a, 0, 100, &mails, &n, ERR_HERE));
	return n;
}

static int64_t
begun(Desk *d)
{
	MailboxSave w = good();

	w.mailbox.silence_hours = 4;
	must(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE));
	const MailboxState s = { .mailbox_id = w.mailbox.id, .uidvalidity = 7 };
	must(mailbox_begins(d->db, &s, d->now, ERR_HERE));
	must(mailbox_well(d->db, w.mailbox.id, d->now, ERR_HERE));
	return w.mailbox.id;
}

static void
tell(Desk *d)
{
	must(mailbox_alarms_tell(d->db, d->a, d->now, ERR_HERE));
}

static void
a_silence_is_told_once_and_the_next_one_anew(Desk *d)
{
	int64_t id = begun(d); /* nine on a Tuesday */

	desk_wait(d, HOURS(3));
	tell(d);
	g_assert_cmpuint(mails_to_admins(d), ==, 0);
	desk_wait(d, HOURS(2));
	tell(d);
	tell(d);
	g_assert_cmpuint(mails_to_admins(d), ==, 1);
	must(mailbox_filed(d->db, d->a, id, 1, d->now, 1, d->now, ERR_HERE));
	tell(d);
	desk_wait(d, HOURS(24));
	tell(d);
	g_assert_cmpuint(mails_to_admins(d), ==, 2);
}

static void
a_night_is_no_silence(Desk *d)
{
	int64_t id = begun(d);

	desk_wait(d, HOURS(6)); /* three, and it closes at four */
	must(mailbox_filed(d->db, d->a, id, 1, d->now, 1, d->now, ERR_HERE));
	desk_wait(d, HOURS(19)); /* ten the next morning: three hours of opening time */
	tell(d);
	g_assert_cmpuint(mails_to_admins(d), ==, 0);
}

static void
trouble_is_told_when_it_lasts_and_not_when_it_passes(Desk *d)
{
	MailboxFailure f = { .mailbox_id = begun(d),
		.failures = 1,
		.trouble = TROUBLE_PASSWORD,
		.words = "Authentication failed.",
		.now = d->now };

	must(mailbox_failed(d->db, &f, ERR_HERE));
	tell(d);
	must(mailbox_well(d->db, f.mailbox_id, d->now, ERR_HERE));
	desk_wait(d, MAILBOX_TROUBLE_LASTS);
	tell(d);
	g_assert_cmpuint(mails_to_admins(d), ==, 0);
	f.now = d->now;
	must(mailbox_failed(d->db, &f, ERR_HERE));
	desk_wait(d, MAILBOX_TROUBLE_LASTS);
	f.failures++;
	f.now = d->now; /* since then it has failed, not since now */
	must(mailbox_failed(d->db, &f, ERR_HERE));
	tell(d);
	tell(d);
	g_assert_cmpuint(mails_to_admins(d), ==, 1);
}

typedef struct {
	int64_t id;
	const char *node;
	Instant now;
	bool mine;
} Lease;

static bool
lease(Db *db, void *arg, GError **err)
{
	Lease *l = arg;

	return mailbox_store_lease(db, l->id, l->node, l->now, SECONDS(60), &l->mine,
	    err);
}

static bool
has(Desk *d, int64_t id, const char *node)
{
	Lease l = { id, node, d->now, false };

	must(db_transact(d->db, lease, &l, ERR_HERE));
	return l.mine;
}

static void
of_two_nodes_one_reads_a_mailbox_until_it_is_gone(Desk *d)
{
	int64_t id = begun(d);

	g_assert_true(has(d, id, "a"));
	g_assert_false(has(d, id, "b"));
	desk_wait(d, SECONDS(50));
	g_assert_true(has(d, id, "a"));
	desk_wait(d, SECONDS(50));
	g_assert_false(has(d, id, "b"));
	desk_wait(d, SECONDS(11));
	g_assert_true(has(d, id, "b"));
	g_assert_false(has(d, id, "a"));
}

/* --- through which is sent --- */

static void
a_customer_sends_through_its_own_others_through_the_houses(Desk *d)
{
	MailboxSave own = good(), house_box = good();
	House house;
	Sender s;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	must(sender_find(d->db, d->a, &house, d->baker, &s, ERR_HERE));
	g_assert_null(s.mailbox);
	g_assert_true(s.envelope_plus);
	own.mailbox.customer_id = d->baker;
	own.mailbox.mail = "it@bager.example";
	own.mailbox.smtp.host = "smtp.bager.example";
	must(mailbox_save(d->db, d->a, &d->anna, &own, ERR_HERE));
	must(sender_find(d->db, d->a, &house, d->baker, &s, ERR_HERE));
	g_assert_cmpstr(s.from, ==, "it@bager.example");
	g_assert_cmpstr(s.envelope, ==, "it@bager.example");
	g_assert_false(s.envelope_plus);
	must(sender_find(d->db, d->a, &house, d->smith, &s, ERR_HERE));
	g_assert_null(s.mailbox);
	house_box.mailbox.smtp.host = "smtp.nordlys.example";
	must(mailbox_save(d->db, d->a, &d->anna, &house_box, ERR_HERE));
	must(sender_find(d->db, d->a, &house, d->smith, &s, ERR_HERE));
	g_assert_cmpint(s.mailbox->id, ==, house_box.mailbox.id);
	must(sender_find(d->db, d->a, &house, d->baker, &s, ERR_HERE));
	g_assert_cmpint(s.mailbox->id, ==, own.mailbox.id);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("saved", one_is_saved_and_its_secret_is_sealed);
	desk_add_story("sealed", a_seal_holds_for_one_purpose_and_house);
	desk_add_story("refused", what_does_not_hold_is_refused);
	desk_add_story("changed", two_who_change_it_at_once_are_told);
	desk_add_story("silence", a_silence_is_told_once_and_the_next_one_anew);
	desk_add_story("night", a_night_is_no_silence);
	desk_add_story("trouble", trouble_is_told_when_it_lasts_and_not_when_it_passes);
	desk_add_story("lease", of_two_nodes_one_reads_a_mailbox_until_it_is_gone);
	desk_add_story("sender",
	    a_customer_sends_through_its_own_others_through_the_houses);
	return g_test_run();
}
