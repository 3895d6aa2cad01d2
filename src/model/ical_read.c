/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ical_read.c - the answer to an invitation: one line after the other, of which only a
 * few properties of the first event are looked at. */
#include <glib.h>
#include <string.h>

#include "base/day.h"
#include "model/ical.h"

#define MOST_VALUE 1000 /* bytes of what is looked at; longer is no answer to ours */

typedef struct {
	const char *name; /* upper case, without parameters */
	const char *params, *value;
} Line;

/* The lines unfolded (3.1): a line end before a space or a tab is none. */
static char *
unfold(Arena *a, const char *text, size_t n)
{
	g_autoptr(GString) s = g_string_sized_new(n);

	for (size_t i = 0; i < n; i++) {
		size_t end = i;

		if (text[end] == '\r')
			end++;
		if (end < n && text[end] == '\n' && end + 1 < n &&
		    (text[end + 1] == ' ' || text[end + 1] == '\t')) {
			i = end + 1;
			continue;
		}
		if (text[i] && text[i] != '\r')
			g_string_append_c(s, text[i]);
	}
	return arena_strdup(a, s->str);
}

/* "NAME;PARAMS:VALUE"; a colon in quotes ends no parameters. */
static bool
split(Arena *a, char *line, Line *out)
{
	bool quoted = false;
	char *p = line;

	for (; *p && (quoted || *p != ':'); p++)
		quoted ^= *p == '"';
	if (!*p)
		return false;
	*p = '\0';
	size_t name = strcspn(line, ";");
	out->value = g_strstrip(p + 1);
	out->params = line + name;
	out->name = g_strstrip(arena_strndup(a, line, name));
	for (char *c = (char *)(uintptr_t)out->name; *c; c++)
		*c = g_ascii_toupper(*c);
	return strlen(out->value) <= MOST_VALUE;
}

/* 20270201T080000Z; 0 if it is none. */
static Instant
stamp_of(const char *s)
{
	int v[6];
	static const int at[] = { 0, 4, 6, 9, 11, 13 }, width[] = { 4, 2, 2, 2, 2, 2 };

	if (strlen(s) < 16 || s[8] != 'T' || s[15] != 'Z')
		return 0;
	for (int i = 0; i < 6; i++) {
		v[i] = 0;
		for (int k = 0; k < width[i]; k++) {
			if (!g_ascii_isdigit(s[at[i] + k]))
				return 0;
			v[i] = v[i] * 10 + s[at[i] + k] - '0';
		}
	}
	if (!date_is_real(v[0], v[1], v[2]) || v[3] > 23 || v[4] > 59 || v[5] > 60)
		return 0;
	return DAYS(day_from_date(v[0], v[1], v[2])) + HOURS(v[3]) + MINUTES(v[4]) +
	       SECONDS(v[5]);
}

static IcalPartstat
partstat_of(const char *params)
{
	static const struct {
		const char *name;
		IcalPartstat partstat;
	} names[] = { { "PARTSTAT=ACCEPTED", ICAL_ACCEPTED },
		{ "PARTSTAT=TENTATIVE", ICAL_TENTATIVE },
		{ "PARTSTAT=DECLINED", ICAL_DECLINED } };
	g_autofree char *upper = g_ascii_strup(params, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strstr(upper, names[i].name))
			return names[i].partstat;
	return 0;
}

static char *
address_of(Arena *a, const char *value)
{
	g_autofree char *lower = g_ascii_strdown(value, -1);

	return arena_strdup(a, g_str_has_prefix(lower, "mailto:") ? lower + 7 : lower);
}

typedef struct {
	IcalReply reply;
	bool is_reply;
	int events, attendees;
	bool in_event;
} Reading;

static void
take(Arena *a, Reading *r, const Line *l)
{
	if (!strcmp(l->name, "METHOD"))
		r->is_reply = g_ascii_strcasecmp(l->value, "REPLY") == 0;
	else if (!strcmp(l->name, "BEGIN") && !g_ascii_strcasecmp(l->value, "VEVENT"))
		r->in_event = ++r->events == 1;
	else if (!strcmp(l->name, "END") && !g_ascii_strcasecmp(l->value, "VEVENT"))
		r->in_event = false;
	if (!r->in_event)
		return;
	if (!strcmp(l->name, "UID"))
		r->reply.uid = arena_strdup(a, l->value);
	else if (!strcmp(l->name, "SEQUENCE"))
		r->reply.sequence = (int)CLAMP(g_ascii_strtoll(l->value, NULL, 10), 0,
		    G_MAXINT);
	else if (!strcmp(l->name, "DTSTAMP"))
		r->reply.stamp = stamp_of(l->value);
	else if (!strcmp(l->name, "ATTENDEE")) {
		r->attendees++;
		r->reply.attendee = address_of(a, l->value);
		r->reply.partstat = partstat_of(l->params);
	}
}

bool
ical_read_reply(Arena *a, const char *text, size_t n, IcalReply *out)
{
	Reading r = { 0 };

	if (n > ICAL_MOST_BYTES)
		return false;
	for (char *line = unfold(a, text, n), *next; line && *line; line = next) {
		Line l;

		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (split(a, line, &l))
			take(a, &r, &l);
	}
	if (!r.is_reply || r.events != 1 || r.attendees != 1 || !r.reply.uid ||
	    !*r.reply.uid || !r.reply.partstat)
		return false;
	*out = r.reply;
	return true;
}
