/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Persons, machines and mails that came back, one line a mail. */
#include "mail/mail_parse.h"

#include <string.h>

#define FROM "From: ida@bager.example\nSubject: Printeren\n"

static const struct {
	const char *name, *header;
	InMailKind kind;
	bool may_answer;
} table[] = {
	{ "a-person", FROM, MAIL_NORMAL, true },
	{ "a-person-who-says-no", FROM "Auto-Submitted: no\n", MAIL_NORMAL, true },
	{ "a-person-with-high-priority", FROM "Precedence: first-class\n", MAIL_NORMAL,
	    true },
	{ "a-person-whose-program-wants-no-vacation-notes",
	    FROM "X-Auto-Response-Suppress: OOF, AutoReply\n", MAIL_NORMAL, false },
	{ "a-person-whose-program-wants-no-receipts-read",
	    FROM "X-Auto-Response-Suppress: None\n", MAIL_NORMAL, true },
	{ "out-of-office", FROM "Auto-Submitted: auto-replied\n", MAIL_AUTO_REPLY,
	    false },
	{ "out-of-office-with-parameter",
	    FROM "Auto-Submitted: auto-replied; owner-email=\"x@x\"\n", MAIL_AUTO_REPLY,
	    false },
	{ "out-of-office-by-subject",
	    "From: ida@bager.example\nSubject: Automatisk svar: Printeren\n"
	    "In-Reply-To: <1@x>\n",
	    MAIL_AUTO_REPLY, false },
	{ "that-subject-alone-is-a-person",
	    "From: ida@bager.example\nSubject: Automatisk svar: hvordan?\n", MAIL_NORMAL,
	    true },
	{ "vacation-program", FROM "X-Autoreply: yes\n", MAIL_AUTO_REPLY, false },
	{ "report-of-a-machine", FROM "Auto-Submitted: auto-generated\n",
	    MAIL_AUTO_GENERATED, false },
	{ "list", FROM "List-Id: <x.example>\n", MAIL_AUTO_GENERATED, false },
	{ "newsletter", FROM "List-Unsubscribe: <mailto:x@x>\n", MAIL_AUTO_GENERATED,
	    false },
	{ "bulk", FROM "Precedence: bulk\n", MAIL_AUTO_GENERATED, false },
	{ "no-reply", "From: no-reply@shop.example\n", MAIL_NORMAL, false },
	{ "our-own-loop", FROM "X-Desk-Loop: 1\n", MAIL_NORMAL, false },
	{ "nobody", "Subject: x\n", MAIL_NORMAL, false },
	{ "mailer-daemon", "From: MAILER-DAEMON@mx.example\n", MAIL_BOUNCE, false },
};

static void
test_kind(const void *data)
{
	const typeof(table[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const char *raw = arena_printf(a, "%s\nHej\n", t->header);
	InMail m = { 0 };

	mail_parse(a, raw, strlen(raw), &m);
	g_assert_cmpint((int)m.kind, ==, (int)t->kind);
	g_assert_true(m.may_answer == t->may_answer);
}

#define REPORT                                                                           \
	"From: MAILER-DAEMON@mx.example\nMIME-Version: 1.0\nContent-Type: "              \
	"multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry\n"    \
	"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"       \
	"Final-Recipient: rfc822; Ida@Bager.Example\nAction: %s\nStatus: %s\n\n"         \
	"--b\nContent-Type: %s\n\nFrom: x@x\nMessage-ID: <s1.a@desk.example>\n\n--b--\n"

static const struct {
	const char *name, *action, *status, *returned;
	bool for_good;
} reports[] = {
	{ "failed", "failed", "5.1.1", "message/rfc822", true },
	{ "failed-headers-only", "failed", "5.1.1", "text/rfc822-headers", true },
	{ "delayed", "delayed", "4.4.1", "message/rfc822", false },
	{ "upper-case", "FAILED", "5.7.1", "text/rfc822-headers", true },
};

static void
test_report(const void *data)
{
	const typeof(reports[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const char *raw = arena_printf(a, REPORT, t->action, t->status, t->returned);
	InMail m = { 0 };

	mail_parse(a, raw, strlen(raw), &m);
	g_assert_cmpint((int)m.kind, ==, MAIL_BOUNCE);
	g_assert_false(m.may_answer);
	g_assert_cmpuint(m.n_bounced, ==, 1);
	g_assert_cmpstr(m.bounced[0].mail, ==, "ida@bager.example");
	g_assert_cmpstr(m.bounced[0].status, ==, t->status);
	g_assert_cmpstr(m.bounced_message_id, ==, "s1.a@desk.example");
	g_assert_true((m.bounced[0].action == BOUNCE_FAILED) == t->for_good);
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/mail_kind/" group "/",             \
		    (table)[i].name, NULL);                                              \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mail_parse_prepare();
	ADD("kind", table, test_kind)
	ADD("report", reports, test_report)
	return g_test_run();
}
