/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Persons who write as machines do, and machines that write as persons do. */
#include <string.h>

#include "mail/mail_parse.h"

#define RETURNED                                                                         \
	"\n\nReturn-Path: <desk@nordlys.example>\nReceived: from a by b\nFrom: "         \
	"desk@nordlys.example\nTo: kit@kunde.example\nSubject: Re: Printer "             \
	"[Sag#1001]\nMessage-ID: <s1001.x@nordlys.example>\n\nHej\n"

static const struct {
	const char *name, *raw;
	InMailKind kind;
	bool may_answer;
} others[] = {
	{ "forwards-bounce-inline",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Fwd: Undelivered Mail Returned to Sender\n"
	    "\n"
	    "Hvad betyder det?\n"
	    "\n"
	    "<kit@kunde.example>: 550 5.1.1 User unknown\n",
	    MAIL_NORMAL, true },
	{ "quotes-bounce",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Re: failure notice\n"
	    "In-Reply-To: <x@y>\n"
	    "\n"
	    "Jeg fik denne:\n"
	    "> This is the qmail-send program\n"
	    "> 550 5.1.1 could not be delivered\n",
	    MAIL_NORMAL, true },
	{ "subject-undeliverable",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Undeliverable mails to my boss\n"
	    "\n"
	    "Hi, mails to kit@kunde.example come back with 550 5.1.1\n",
	    MAIL_NORMAL, true },
	{ "ooo-in-subject",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Out of office assistant virker ikke\n"
	    "\n"
	    "Hej, den svarer ikke.\n",
	    MAIL_NORMAL, true },
	{ "ooo-colon",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Out of office: hvordan slår jeg det til?\n"
	    "\n"
	    "Hej\n",
	    MAIL_NORMAL, true },
	{ "ferie",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Ferie: luk min konto\n"
	    "\n"
	    "Jeg rejser i morgen.\n",
	    MAIL_NORMAL, true },
	{ "postmaster-human",
	    "From: postmaster@kunde.example\n"
	    "Subject: Spoergsmaal om jeres SPF\n"
	    "\n"
	    "Hej, vi kan se at jeres SPF mangler.\n",
	    MAIL_NORMAL, false },
	{ "list-post",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: [it] Printer\n"
	    "List-Id: <it.kunde.example>\n"
	    "List-Post: <mailto:it@kunde.example>\n"
	    "List-Unsubscribe: <mailto:x@y>\n"
	    "Precedence: list\n"
	    "\n"
	    "Hej\n",
	    MAIL_NORMAL, false },
	{ "newsletter",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Nyheder\n"
	    "List-Unsubscribe: <https://x.example>\n"
	    "Precedence: bulk\n"
	    "\n"
	    "Koeb\n",
	    MAIL_AUTO_GENERATED, false },
	{ "ooo-exchange",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Automatic reply: Printer\n"
	    "X-Auto-Response-Suppress: All\n"
	    "Auto-Submitted: auto-generated\n"
	    "\n"
	    "I am away.\n",
	    MAIL_AUTO_REPLY, false },
	{ "ooo-null",
	    "Return-Path: <>\n"
	    "From: ida@bager.example\n"
	    "Subject: Ikke til stede: Printer\n"
	    "\n"
	    "Jeg er på ferie\n",
	    MAIL_AUTO_REPLY, false },
	{ "ooo-text",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Autosvar: Printer\n"
	    "\n"
	    "Hej,\n"
	    "Jeg er ikke på kontoret før mandag.\n",
	    MAIL_AUTO_REPLY, false },
	{ "ooo-da-reply",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Automatisk svar: Printer\n"
	    "In-Reply-To: <a@b>\n"
	    "\n"
	    "Tak for din mail.\n",
	    MAIL_AUTO_REPLY, false },
	{ "vacation-program",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: away\n"
	    "Precedence: junk\n"
	    "Auto-Submitted: auto-replied (vacation)\n"
	    "\n"
	    "x\n",
	    MAIL_AUTO_REPLY, false },
	{ "apple-vacation",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Re: x\n"
	    "X-Apple-Action: vacation/2\n"
	    "\n"
	    "x\n",
	    MAIL_AUTO_REPLY, false },
	{ "cron",
	    "From: root@srv.example (Cron Daemon)\n"
	    "Subject: Cron <root@srv> backup\n"
	    "Auto-Submitted: auto-generated\n"
	    "X-Cron-Env: <SHELL=/bin/sh>\n"
	    "\n"
	    "x\n",
	    MAIL_AUTO_GENERATED, false },
	{ "mdn",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Read: Printer\n"
	    "MIME-Version: 1.0\n"
	    "Content-Type: multipart/report; report-type=disposition-notification; "
	    "boundary=b\n"
	    "\n"
	    "--b\n"
	    "\n"
	    "Read\n"
	    "--b\n"
	    "Content-Type: message/disposition-notification\n"
	    "\n"
	    "Final-Recipient: rfc822; ida@bager.example\n"
	    "Disposition: manual-action/MDN-sent-manually; displayed\n"
	    "--b--\n",
	    MAIL_AUTO_REPLY, false },
	{ "calendar-accept",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Accepted: besoeg\n"
	    "MIME-Version: 1.0\n"
	    "Content-Type: text/calendar; method=REPLY\n"
	    "\n"
	    "BEGIN:VCALENDAR\n",
	    MAIL_AUTO_REPLY, false },
	{ "calendar-comment",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Accepted: besoeg\n"
	    "MIME-Version: 1.0\n"
	    "Content-Type: multipart/alternative; boundary=b\n"
	    "\n"
	    "--b\n"
	    "Content-Type: text/plain\n"
	    "\n"
	    "Kom til bagdoeren\n"
	    "--b\n"
	    "Content-Type: text/calendar; method=REPLY\n"
	    "\n"
	    "BEGIN:VCALENDAR\n"
	    "--b--\n",
	    MAIL_NORMAL, false },
	{ "invitation",
	    "From: Ida Holm <ida@bager.example>\n"
	    "To: desk@nordlys.example\n"
	    "Return-Path: <ida@bager.example>\n"
	    "Subject: Moede\n"
	    "MIME-Version: 1.0\n"
	    "Content-Type: multipart/alternative; boundary=b\n"
	    "\n"
	    "--b\n"
	    "Content-Type: text/plain\n"
	    "\n"
	    "Moede?\n"
	    "--b\n"
	    "Content-Type: text/calendar; method=REQUEST\n"
	    "\n"
	    "BEGIN:VCALENDAR\n"
	    "--b--\n",
	    MAIL_NORMAL, false },
	{ "challenge",
	    "From: ida-confirm@bager.example\n"
	    "Return-Path: <>\n"
	    "Subject: Please confirm your message\n"
	    "\n"
	    "Please confirm your message by replying.\n",
	    MAIL_AUTO_REPLY, false },
	{ "feedback",
	    "From: fbl@isp.example\n"
	    "Subject: FW: Printer\n"
	    "MIME-Version: 1.0\n"
	    "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n"
	    "\n"
	    "--b\n"
	    "\n"
	    "abuse\n"
	    "--b\n"
	    "Content-Type: message/feedback-report\n"
	    "\n"
	    "Feedback-Type: abuse\n"
	    "Original-Rcpt-To: <Kit@kunde.example>\n"
	    "--b\n"
	    "Content-Type: message/rfc822\n"
	    "\n" RETURNED "\n"
	    "--b--\n",
	    MAIL_FEEDBACK, false },
	{ "null-sender-person",
	    "Return-Path: <>\n"
	    "From: Ida <ida@bager.example>\n"
	    "Subject: Printer\n"
	    "\n"
	    "Den er nede igen.\n",
	    MAIL_NORMAL, false },
	{ "noreply",
	    "From: no-reply@shop.example\n"
	    "Subject: Ordre\n"
	    "\n"
	    "Tak for din ordre\n",
	    MAIL_NORMAL, false },
	{ "person-with-a-mail-systems-name",
	    "From: \"Mail Delivery Firm A/S\" <info@delivery.example>\n"
	    "Subject: Undelivered parcel\n"
	    "\n"
	    "Your parcel could not be delivered. Error 550?\n",
	    MAIL_NORMAL, true },
	{ "administrator-who-asks",
	    "From: System Administrator <it@bager.example>\n"
	    "Subject: Rejected mails from user\n"
	    "\n"
	    "Hi, our user kit@kunde.example gets 'user unknown', 550 5.1.1 when he "
	    "writes to you.\n",
	    MAIL_NORMAL, true },
	{ "postmaster-who-asks",
	    "From: Postmaster <postmaster@bager.example>\n"
	    "Subject: Mail delivery problems from your host\n"
	    "\n"
	    "Hello, we see that mail from your host to kit@kunde.example is rejected.\n",
	    MAIL_NORMAL, false },
	{ "postmaster-who-answers",
	    "From: Postmaster <postmaster@bager.example>\n"
	    "Subject: Re: Mail delivery problems\n"
	    "In-Reply-To: <a@b>\n"
	    "\n"
	    "Hello, your message was rejected with 550 5.7.1. kit@kunde.example\n",
	    MAIL_NORMAL, false },
	{ "webshop",
	    "From: noreply@shop.example\n"
	    "Subject: Delivery failed\n"
	    "\n"
	    "Your parcel could not be delivered to Storegade 550.\n",
	    MAIL_NORMAL, false },
	{ "list-post-of-majordomo",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Sender: owner-it@kunde.example\n"
	    "Subject: Printeren paa lageret\n"
	    "Precedence: bulk\n"
	    "\n"
	    "Hej alle\n",
	    MAIL_NORMAL, false },
	{ "list-post-of-ezmlm",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Mailing-List: contact it-help@kunde.example; run by ezmlm\n"
	    "Subject: Printeren paa lageret\n"
	    "Precedence: bulk\n"
	    "List-Unsubscribe: <mailto:it-unsubscribe@kunde.example>\n"
	    "\n"
	    "Hej alle\n",
	    MAIL_NORMAL, false },
	{ "answer-in-bulk",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Re: Printeren paa lageret\n"
	    "In-Reply-To: <a@b>\n"
	    "Precedence: bulk\n"
	    "\n"
	    "Den virker nu\n",
	    MAIL_NORMAL, false },
	{ "bulk-from-a-persons-program",
	    "From: Ida Holm <ida@bager.example>\n"
	    "User-Agent: Mozilla Thunderbird\n"
	    "Subject: Printeren paa lageret\n"
	    "Precedence: bulk\n"
	    "\n"
	    "Den er nede\n",
	    MAIL_NORMAL, false },
	{ "list-that-nobody-may-write-to",
	    "From: Nyt <nyt@shop.example>\n"
	    "Subject: Tilbud\n"
	    "List-Id: <nyt.shop.example>\n"
	    "List-Post: NO\n"
	    "X-Mailman-Version: 2.1\n"
	    "\n"
	    "Koeb\n",
	    MAIL_AUTO_GENERATED, false },
	{ "note-of-a-list-to-its-owner",
	    "From: it-bounces@kunde.example\n"
	    "Subject: 1 IT moderator request(s) waiting\n"
	    "X-List-Administrivia: yes\n"
	    "X-Mailman-Version: 2.1\n"
	    "Precedence: bulk\n"
	    "\n"
	    "The list has 1 request waiting.\n",
	    MAIL_AUTO_GENERATED, false },
	{ "passed-on-by-a-rule",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Printeren\n"
	    "X-Autogenerated: Mirror\n"
	    "\n"
	    "Den er nede\n",
	    MAIL_NORMAL, true },
	{ "person-with-the-initials-ndr",
	    "From: Niels D. Rask <ndr@kunde.example>\n"
	    "Subject: Printeren\n"
	    "\n"
	    "Den er nede\n",
	    MAIL_NORMAL, true },
	{ "person-who-goes-on-holiday",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Ferie\n"
	    "\n"
	    "Hej,\n"
	    "Jeg er på ferie fra mandag. I skal videresende mine mails til Bo.\n",
	    MAIL_NORMAL, true },
	{ "person-who-asks-for-an-away-note",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Out of office\n"
	    "\n"
	    "I am on leave from Monday. Can you switch my note on?\n",
	    MAIL_NORMAL, true },
	{ "away-note-without-a-header",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Out of office\n"
	    "\n"
	    "I am on leave until Monday. Please write to Bo.\n",
	    MAIL_AUTO_REPLY, false },
	{ "away-note-behind-a-greeting",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Automatisk svar: Printeren\n"
	    "\n"
	    "Hej, jeg er på ferie til mandag.\n",
	    MAIL_AUTO_REPLY, false },
	{ "away-note-that-names-our-mail",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Abwesend: Drucker\n"
	    "In-Reply-To: <a@b>\n"
	    "\n"
	    "Ich befinde mich im Urlaub.\n",
	    MAIL_AUTO_REPLY, false },
	{ "person-who-answers-that-he-is-away",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Re: Drucker\n"
	    "In-Reply-To: <a@b>\n"
	    "\n"
	    "Ich bin im Urlaub, nehmt Bo.\n",
	    MAIL_NORMAL, true },
	{ "report-that-a-person-pastes",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Delivery failure\n"
	    "X-Mailer: Microsoft Outlook 16.0\n"
	    "\n"
	    "Your message could not be delivered to the following recipient:\n"
	    "bo@kunde.example 550 5.1.1 user unknown\n",
	    MAIL_NORMAL, true },
	{ "report-that-a-person-explains",
	    "From: Ida Holm <ida@bager.example>\n"
	    "Subject: Undelivered mail\n"
	    "\n"
	    "Hej, det her fik jeg i dag:\n"
	    "Your message could not be delivered to the following recipient:\n"
	    "bo@kunde.example 550 5.1.1 user unknown\n",
	    MAIL_NORMAL, true },
};

static void
test_other(const void *data)
{
	const typeof(others[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	InMail m = { 0 };

	mail_parse(a, t->raw, strlen(t->raw), &m);
	g_assert_cmpint((int)m.kind, ==, (int)t->kind);
	g_assert_true(m.may_answer == t->may_answer);
	g_assert_true(m.n_bounced == 0 || t->kind == MAIL_FEEDBACK);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mail_parse_prepare();
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		g_autofree char *path = g_strconcat("/mail_machine/", others[i].name,
		    NULL);
		g_test_add_data_func(path, &others[i], test_other);
	}
	return g_test_run();
}
