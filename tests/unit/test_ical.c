/* SPDX-License-Identifier: AGPL-3.0-or-later
 * iCalendar: what is written holds to RFC 5545, and of what comes only an answer to an
 * invitation is read. */
#include <glib.h>
#include <string.h>

#include "model/ical.h"

static IcalEvent
event(void)
{
	return (IcalEvent){
		.uid = "visit-7-abc@desk.example",
		.sequence = 2,
		.begins = INT64_C(1802419200000000), /* 2027-02-12 08:00 UTC */
		.ends = INT64_C(1802426400000000),
		.stamp = INT64_C(1801468800000000),
		.summary = "Besøg; ny \"switch\", 2",
		.location = "Strandvejen 12\nKælderen",
		.organizer_name = "Nordlys \"IT\"",
		.organizer_mail = "support@nordlys.example",
		.attendee_name = "Mette Holm",
		.attendee_mail = "mette@kunde.example",
		.wants_answer = true,
	};
}

static const char *
written(Arena *a, IcalMethod method, const IcalEvent *e)
{
	return ical_write(a, method, NULL, zone_find("Europe/Copenhagen"), e, 1);
}

static void
each_line_is_short_and_ends_as_it_must(void)
{
	g_autoptr(Arena) a = arena_new();
	IcalEvent e = event();
	size_t length = 0;

	e.description = "æøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøå";
	const char *s = written(a, ICAL_REQUEST, &e);
	g_assert_true(g_utf8_validate(s, -1, NULL));
	for (const char *p = s; *p; p++) {
		if (*p == '\n') {
			g_assert_true(p > s && p[-1] == '\r');
			g_assert_cmpuint(length, <=, 76); /* 75 and the CR */
			length = 0;
			/* a fold never parts a character */
			g_assert_true(
			    p[1] != ' ' || ((unsigned char)p[2] & 0xc0) != 0x80);
		} else
			length++;
	}
}

static const char *const says[] = {
	"METHOD:REQUEST\r\n",
	"UID:visit-7-abc@desk.example\r\n",
	"SEQUENCE:2\r\n",
	"DTSTAMP:20270201T080000Z\r\n",
	"DTSTART;TZID=Europe/Copenhagen:20270212T090000\r\n",
	"DTEND;TZID=Europe/Copenhagen:20270212T110000\r\n",
	"SUMMARY:Besøg\\; ny \"switch\"\\, 2\r\n",
	"LOCATION:Strandvejen 12\\nKælderen\r\n",
	"ORGANIZER;CN=\"Nordlys 'IT'\":mailto:support@nordlys.example\r\n",
	"STATUS:CONFIRMED\r\n",
	"BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\n"
	"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\n"
	"TZOFFSETTO:+0100\r\n",
	"BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\n"
	"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\n"
	"TZOFFSETTO:+0200\r\n",
};

static void
an_invitation_says_all_that_calendars_look_for(void)
{
	g_autoptr(Arena) a = arena_new();
	IcalEvent e = event();
	const char *s = written(a, ICAL_REQUEST, &e);

	for (size_t i = 0; i < G_N_ELEMENTS(says); i++)
		if (!strstr(s, says[i]))
			g_error("it does not say %s but\n%s", says[i], s);
	e.is_cancelled = true;
	s = written(a, ICAL_CANCEL, &e);
	g_assert_nonnull(strstr(s, "METHOD:CANCEL\r\n"));
	g_assert_nonnull(strstr(s, "STATUS:CANCELLED\r\n"));
}

static void
a_zone_without_summer_time_is_said_too(void)
{
	g_autoptr(Arena) a = arena_new();
	const IcalEvent e = event();
	const char *s = ical_write(a, ICAL_PUBLISH, "Anna", zone_find("UTC"), &e, 1);

	g_assert_nonnull(strstr(s, "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
	                           "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n"));
	g_assert_nonnull(strstr(s, "X-WR-CALNAME:Anna\r\n"));
	g_assert_nonnull(strstr(s, "REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n"));
}

#define REPLY(method, attendee)                                                          \
	"BEGIN:VCALENDAR\r\nMETHOD:" method "\r\nBEGIN:VEVENT\r\nUID:visit-7-abc@d\r\n"  \
	"SEQUENCE:2\r\nDTSTAMP:20270202T093000Z\r\n" attendee "END:VEVENT\r\n"           \
	"END:VCALENDAR\r\n"

static const struct {
	const char *name, *text;
	IcalPartstat partstat; /* 0: it is none */
} replies[] = {
	{ "accepted",
	    REPLY("REPLY",
	        "ATTENDEE;PARTSTAT=ACCEPTED;CN=M:mailto:Mette@Kunde.example\r\n"),
	    ICAL_ACCEPTED },
	{ "declined-folded-and-with-a-colon-in-quotes",
	    REPLY("reply",
	        "attendee;CN=\"M: H\";PARTS\r\n TAT=DECLINED:MAILTO:mette@kun\n"
	        " de.example\r\n"),
	    ICAL_DECLINED },
	{ "tentative",
	    REPLY("REPLY", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:mette@kunde.example\r\n"),
	    ICAL_TENTATIVE },
	{ "not-answered",
	    REPLY("REPLY",
	        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:mette@kunde.example\r\n"),
	    0 },
	{ "an-invitation-of-theirs",
	    REPLY("REQUEST", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:mette@kunde.example\r\n"),
	    0 },
	{ "of-two",
	    REPLY("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r\n"
	                   "ATTENDEE;PARTSTAT=ACCEPTED:mailto:mette@kunde.example\r\n"),
	    0 },
	{ "without-an-attendee", REPLY("REPLY", ""), 0 },
	{ "nothing", "", 0 },
	{ "no-calendar", "Hej\r\n\r\nMette", 0 },
};

static void
only_the_answer_of_one_is_read(void)
{
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(replies); i++) {
		IcalReply r = { 0 };
		bool is = ical_read_reply(a, replies[i].text, strlen(replies[i].text),
		    &r);

		g_test_message("%s", replies[i].name);
		g_assert_cmpint(is, ==, replies[i].partstat != 0);
		if (!is)
			continue;
		g_assert_cmpint(r.partstat, ==, replies[i].partstat);
		g_assert_cmpstr(r.uid, ==, "visit-7-abc@d");
		g_assert_cmpstr(r.attendee, ==, "mette@kunde.example");
		g_assert_cmpint(r.sequence, ==, 2);
		g_assert_cmpint(r.stamp, ==, INT64_C(1801560600000000));
	}
}

static void
what_is_too_long_is_not_looked_at(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) s = g_string_new(replies[0].text);
	IcalReply r;

	while (s->len <= ICAL_MOST_BYTES)
		g_string_append(s, "X-A:b\r\n");
	g_assert_false(ical_read_reply(a, s->str, s->len, &r));
	g_assert_true(ical_read_reply(a, s->str, ICAL_MOST_BYTES, &r));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ical/each-line-is-short",
	    each_line_is_short_and_ends_as_it_must);
	g_test_add_func("/ical/an-invitation-says-all",
	    an_invitation_says_all_that_calendars_look_for);
	g_test_add_func("/ical/a-zone-without-summer-time",
	    a_zone_without_summer_time_is_said_too);
	g_test_add_func("/ical/only-the-answer-of-one", only_the_answer_of_one_is_read);
	g_test_add_func("/ical/what-is-too-long", what_is_too_long_is_not_looked_at);
	return g_test_run();
}
