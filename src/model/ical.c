/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/ical.h"

#include <glib.h>
#include <string.h>

#include "base/day.h"

#define FOLD 75 /* bytes of a line, without its end (RFC 5545, 3.1) */

const char *
ical_method_name(IcalMethod method)
{
	static const char *const names[] = { "REQUEST", "CANCEL", "PUBLISH" };

	return names[method];
}

/* --- lines --- */

/* Appends a line, folded, never inside a character of UTF-8. */
static void
put_line(GString *s, const char *line)
{
	size_t left = strlen(line), room = FOLD;

	while (left > room) {
		size_t n = room;

		while (n > 0 && ((unsigned char)line[n] & 0xc0) == 0x80)
			n--;
		g_string_append_len(s, line, (gssize)n);
		g_string_append(s, "\r\n ");
		line += n;
		left -= n;
		room = FOLD - 1; /* the space counts */
	}
	g_string_append(s, line);
	g_string_append(s, "\r\n");
}

static void G_GNUC_PRINTF(2, 3) put(GString *s, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	g_autofree char *line = g_strdup_vprintf(format, ap);
	va_end(ap);
	put_line(s, line);
}

/* A text as a value (3.3.11); control characters become spaces. */
static char *
escape(Arena *a, const char *text)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (const char *p = text ? text : ""; *p; p++) {
		if (*p == '\n')
			g_string_append(s, "\\n");
		else if (strchr("\\,;", *p))
			g_string_append_printf(s, "\\%c", *p);
		else
			g_string_append_c(s, (unsigned char)*p < ' ' ? ' ' : *p);
	}
	return arena_strdup(a, s->str);
}

/* A name as the value of a parameter, which may hold no quote (3.2). */
static char *
quoted(Arena *a, const char *name)
{
	char *s = arena_printf(a, "\"%s\"", name ? name : "");

	for (char *p = s + 1; *p && p[1]; p++)
		if (*p == '"' || (unsigned char)*p < ' ')
			*p = '\'';
	return s;
}

/* "20270212T090000" of an instant, as the clock says that is so far east of UTC. */
static char *
clock_of(Arena *a, Instant at, Duration east)
{
	Instant local = at + east;
	Day day = (Day)(local / DAYS(1));
	int seconds = (int)(local % DAYS(1) / SECONDS(1));
	Date date = day_to_date(day);

	return arena_printf(a, "%04d%02d%02dT%02d%02d%02d", date.year, date.month,
	    date.day, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* --- the zone --- */

static char *
offset_of(Arena *a, Duration offset)
{
	int minutes = (int)(ABS(offset) / MINUTES(1));

	return arena_printf(a, "%c%02d%02d", offset < 0 ? '-' : '+', minutes / 60,
	    minutes % 60);
}

/* Every year on such a day: the last Sunday of March. */
static char *
rule_of(Arena *a, Instant at, Duration east)
{
	static const char *const weekdays[] = { "", "MO", "TU", "WE", "TH", "FR", "SA",
		"SU" };
	Day day = (Day)((at + east) / DAYS(1));
	Date date = day_to_date(day);
	bool is_last = day_to_date(day + 7).month != date.month;

	return arena_printf(a, "RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", date.month,
	    is_last ? -1 : (date.day - 1) / 7 + 1, weekdays[day_weekday(day)]);
}

/* One stretch of it; before is the offset that it follows. */
static void
put_stretch(GString *s, Arena *a, const ZoneSpan *span, Duration before, bool yearly)
{
	const char *kind = span->offset > before ? "DAYLIGHT" : "STANDARD";

	put(s, "BEGIN:%s", kind);
	put(s, "DTSTART:%s",
	    yearly ? clock_of(a, span->from, before) : "19700101T000000");
	if (yearly)
		put_line(s, rule_of(a, span->from, before));
	put(s, "TZOFFSETFROM:%s", offset_of(a, before));
	put(s, "TZOFFSETTO:%s", offset_of(a, span->offset));
	put(s, "END:%s", kind);
}

static void
put_zone(GString *s, Arena *a, const Zone *zone, Instant at)
{
	ZoneSpan here = zone_span(zone, at);
	bool yearly = here.to - here.from < DAYS(366);

	put_line(s, "BEGIN:VTIMEZONE");
	put(s, "TZID:%s", zone_name(zone));
	if (yearly) {
		ZoneSpan before = zone_span(zone, here.from - 1);
		ZoneSpan next = zone_span(zone, here.to);

		put_stretch(s, a, &here, before.offset, true);
		put_stretch(s, a, &next, here.offset, true);
	} else {
		put_stretch(s, a, &here, here.offset, false);
	}
	put_line(s, "END:VTIMEZONE");
}

/* --- events --- */

static void
put_people(GString *s, Arena *a, const IcalEvent *e)
{
	put(s, "ORGANIZER;CN=%s:mailto:%s", quoted(a, e->organizer_name),
	    e->organizer_mail);
	if (!e->attendee_mail)
		return;
	put(s, "ATTENDEE;CN=%s;ROLE=REQ-PARTICIPANT;PARTSTAT=%s;RSVP=%s:mailto:%s",
	    quoted(a, e->attendee_name), e->wants_answer ? "NEEDS-ACTION" : "ACCEPTED",
	    e->wants_answer ? "TRUE" : "FALSE", e->attendee_mail);
}

static void
put_event(GString *s, Arena *a, const Zone *zone, const IcalEvent *e)
{
	Duration begins = zone_span(zone, e->begins).offset;
	Duration ends = zone_span(zone, e->ends).offset;

	put_line(s, "BEGIN:VEVENT");
	put(s, "UID:%s", e->uid);
	put(s, "SEQUENCE:%d", e->sequence);
	put(s, "DTSTAMP:%sZ", clock_of(a, e->stamp, 0));
	put(s, "DTSTART;TZID=%s:%s", zone_name(zone), clock_of(a, e->begins, begins));
	put(s, "DTEND;TZID=%s:%s", zone_name(zone), clock_of(a, e->ends, ends));
	put(s, "SUMMARY:%s", escape(a, e->summary));
	if (e->location && *e->location)
		put(s, "LOCATION:%s", escape(a, e->location));
	if (e->description && *e->description)
		put(s, "DESCRIPTION:%s", escape(a, e->description));
	if (e->url)
		put(s, "URL:%s", e->url);
	if (e->organizer_mail)
		put_people(s, a, e);
	put(s, "STATUS:%s", e->is_cancelled ? "CANCELLED" : "CONFIRMED");
	put_line(s, "END:VEVENT");
}

char *
ical_write(Arena *a, IcalMethod method, const char *name, const Zone *zone,
    const IcalEvent *events, size_t n)
{
	g_autoptr(GString) s = g_string_new(NULL);

	put_line(s, "BEGIN:VCALENDAR");
	put_line(s, "PRODID:-//Skranke//Skranke//DA");
	put_line(s, "VERSION:2.0");
	put_line(s, "CALSCALE:GREGORIAN");
	put(s, "METHOD:%s", ical_method_name(method));
	if (name) {
		put(s, "NAME:%s", escape(a, name)); /* RFC 7986; the other is older */
		put(s, "X-WR-CALNAME:%s", escape(a, name));
	}
	if (method == ICAL_PUBLISH) {
		put_line(s, "REFRESH-INTERVAL;VALUE=DURATION:PT15M");
		put_line(s, "X-PUBLISHED-TTL:PT15M");
	}
	if (n)
		put_zone(s, a, zone, events[0].begins);
	for (size_t i = 0; i < n; i++)
		put_event(s, a, zone, &events[i]);
	put_line(s, "END:VCALENDAR");
	return arena_strdup(a, s->str);
}
