/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster.c - skranke roster: who is on duty, and the weekly pattern (M11). */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "cli/acting.h"
#include "cli/command.h"
#include "desk/duty.h"
#include "desk/roster.h"
#include "model/calendar_json.h"
#include "store/people_store.h"

#define N_DAYS 14

static int roster(int argc, char **argv);

typedef struct {
	DataOptions data;
	gboolean json, not_on_holidays;
	int days, every;
	const char *as, *staff, *with, *role, *weekdays, *begins, *ends, *since, *until,
	    *note;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "Print JSON, for programs", NULL },
	ACTING_OPTION(Options),
	{ "role", G_OPTION_ARG_STRING, MEMBER(role),
	    "agent, consultant or partner (partner)", "ROLE" },
	{ "days", G_OPTION_ARG_INT, MEMBER(days), "How far list looks ahead (14)", "N" },
	{ "staff", G_OPTION_ARG_STRING, MEMBER(staff), "Whose duty it is", "MAIL" },
	{ "with", G_OPTION_ARG_STRING, MEMBER(with), "Who is asked to take it", "MAIL" },
	{ "weekdays", G_OPTION_ARG_STRING, MEMBER(weekdays),
	    "1 Monday to 7 Sunday, without spaces (1234567)", "DAYS" },
	{ "begins", G_OPTION_ARG_STRING, MEMBER(begins),
	    "When: 08:00 to set, 2026-02-04T08:00 to swap", "TIME" },
	{ "ends", G_OPTION_ARG_STRING, MEMBER(ends),
	    "Until when; at or before it begins: on the day after", "TIME" },
	{ "every", G_OPTION_ARG_INT, MEMBER(every), "Of every so many weeks one (1)",
	    "N" },
	{ "since", G_OPTION_ARG_STRING, MEMBER(since), "The first day", "DATE" },
	{ "until", G_OPTION_ARG_STRING, MEMBER(until), "The last day", "DATE" },
	{ "not-on-holidays", G_OPTION_ARG_NONE, MEMBER(not_on_holidays),
	    "Not on public holidays", NULL },
	{ "note", G_OPTION_ARG_STRING, MEMBER(note), "A remark on the swap", "TEXT" },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

/* What every verb is given. */
typedef struct {
	const Options *o;
	Db *db;
	Arena *a;
	Actor who;
	const Zone *zone;
	Role role;
} Call;

static bool list(Call *c, GError **err);
static bool now(Call *c, GError **err);
static bool set(Call *c, GError **err);
static bool swap(Call *c, GError **err);

static const CommandVerb verbs[] = {
	{ "list", "", "who is on, and where nobody is; exits 1 if there is a hole" },
	{ "now", "", "who is on now" },
	{ "set", "", "adds to the weekly pattern: --staff, --begins, --ends" },
	{ "swap", "", "offers a duty of --staff to --with; prints its number" },
	{ 0 },
};
static bool (*const acts[])(Call *, GError **) = { list, now, set, swap };

static const char *const examples[] = {
	"skranke roster set --staff carla@nordlys.example --begins 00:00 --ends 00:00",
	"skranke roster now --json",
	NULL,
};

const Command command_roster = {
	.name = "roster",
	.what = "Who is on duty, and the weekly pattern",
	.help = "Times are those of the house. A change that would leave no partner on "
	        "duty is refused.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = roster,
};

/* --- reading what was said --- */

static bool
read_clock(const char *s, int *minute, GError **err)
{
	uint16_t read;

	if (!s || !minute_parse(s, &read))
		return fail(err, ERR_INVALID, "roster.typed.clock");
	*minute = read;
	return true;
}

static bool
read_moment(const Call *c, const char *s, Instant *at, GError **err)
{
	const char *clock = s ? strchr(s, 'T') : NULL;
	int minute;
	Day day;

	if (!clock || !day_parse(arena_strndup(c->a, s, (size_t)(clock - s)), &day) ||
	    !read_clock(clock + 1, &minute, NULL))
		return fail(err, ERR_INVALID, "roster.typed.moment");
	*at = roster_instant(c->zone, day, minute);
	return true;
}

/* "12345" as bits; unsaid, every day. */
static bool
read_weekdays(const char *s, unsigned *bits, GError **err)
{
	const char *digits = s && *s ? s : "1234567";

	if (digits[strspn(digits, "1234567")])
		return fail(err, ERR_INVALID, "roster.typed.weekdays");
	for (*bits = 0; *digits; digits++)
		*bits |= 1u << (*digits - '0');
	return true;
}

static bool
read_day(const char *s, Day *day, GError **err)
{
	*day = 0;
	return !s || day_parse(s, day) || fail(err, ERR_INVALID, "json.date");
}

static bool
read_role(const char *s, Role *role, GError **err)
{
	static const char *const names[] = { "agent", "consultant", "partner" };

	*role = ROLE_PARTNER;
	for (size_t i = 0; s && i < G_N_ELEMENTS(names); i++)
		if (!strcmp(names[i], s)) {
			*role = (Role)(ROLE_AGENT + (int)i);
			return true;
		}
	return !s || fail(err, ERR_INVALID, "staff.role.unknown");
}

/* --- printing --- */

static const char *
iso(const Call *c, Instant at)
{
	g_autofree char *s = clock_format_rfc3339(at, zone_glib(c->zone));

	return arena_strdup(c->a, s);
}

static void
put_span(const Call *c, JsonWriter *w, Instant from, Instant to, const Staff *s)
{
	json_begin_object(w);
	json_put_key(w, "from"), json_put_text(w, iso(c, from));
	json_put_key(w, "to"), to ? json_put_text(w, iso(c, to)) : json_put_null(w);
	json_put_key(w, "name"), json_put_text(w, s ? s->name : NULL);
	json_put_key(w, "mail"), json_put_text(w, s ? s->mail : NULL);
	json_end_object(w);
}

static bool
list(Call *c, GError **err)
{
	Instant from = c->who.now;
	const RosterHole span = { from, from + DAYS(c->o->days ? c->o->days : N_DAYS) };
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);
	RosterHole *holes;
	RosterDuty *d;
	Roster r;

	if (!roster_store_load(c->db, c->a, c->zone, c->role, span, &r, err))
		return false;
	size_t n = roster_duties(&r, c->a, c->role, span.from, span.to, &d);
	size_t n_holes = roster_holes(&r, c->a, c->role, span.from, span.to, &holes);
	json_begin_object(&w);
	json_put_key(&w, "duties"), json_begin_array(&w);
	for (size_t i = 0; i < n; i++) {
		Staff *staff;

		if (!staff_store_find(c->db, c->a, d[i].staff_id, &staff, err))
			return false;
		put_span(c, &w, d[i].from, d[i].to, staff);
		if (!c->o->json)
			printf("%s\t%s\t%s\n", iso(c, d[i].from), iso(c, d[i].to),
			    staff ? staff->name : "?");
	}
	json_end_array(&w);
	json_put_key(&w, "holes"), json_begin_array(&w);
	for (size_t i = 0; i < n_holes; i++) {
		put_span(c, &w, holes[i].from, holes[i].to, NULL);
		if (!c->o->json)
			printf("%s\t%s\t-\n", iso(c, holes[i].from), iso(c, holes[i].to));
	}
	json_end_array(&w);
	json_end_object(&w);
	if (c->o->json)
		printf("%s\n", s->str);
	return !n_holes || c->role != ROLE_PARTNER ||
	       fail(err, ERR_CONFLICT, "roster.has_holes");
}

static bool
now(Call *c, GError **err)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);
	Duty duty;

	if (!duty_now(c->db, c->a, c->zone, c->role, c->who.now, &duty, err))
		return false;
	if (!duty.staff)
		return fail(err, ERR_CONFLICT, "roster.nobody_on");
	put_span(c, &w, c->who.now, duty.until, duty.staff);
	if (c->o->json)
		printf("%s\n", s->str);
	else
		printf("%s\t%s\t%s\n", duty.staff->mail, duty.staff->name,
		    duty.until ? iso(c, duty.until) : "");
	return true;
}

/* --- changing --- */

/* Says which hole it would have been. */
static bool
with_hole(const Call *c, RosterHole hole, bool ok)
{
	if (!ok && hole.to)
		fprintf(stderr, "skranke: %s - %s\n", iso(c, hole.from), iso(c, hole.to));
	return ok;
}

static bool
set(Call *c, GError **err)
{
	const Options *o = c->o;
	RosterPattern p = { .shift = { .role = c->role,
		                .every = o->every ? o->every : 1,
		                .on_holidays = !o->not_on_holidays } };
	RosterHole hole = { 0, 0 };

	if (!named_staff(c->db, c->a, o->staff, &p.shift.staff_id, err) ||
	    !read_day(o->since, &p.shift.from_day, err) ||
	    !read_day(o->until, &p.shift.to_day, err) ||
	    !read_clock(o->begins, &p.shift.begins, err) ||
	    !read_clock(o->ends, &p.shift.ends, err) ||
	    !read_weekdays(o->weekdays, &p.weekdays, err))
		return false;
	if (p.shift.ends <= p.shift.begins)
		p.shift.ends += 1440;
	return with_hole(c, hole,
	    roster_add_pattern(c->db, c->a, &c->who, &p, &hole, err));
}

static bool
swap(Call *c, GError **err)
{
	RosterSwap s = { .role = c->role, .note = c->o->note };
	int64_t id;

	if (!named_staff(c->db, c->a, c->o->staff, &s.from_id, err) ||
	    !named_staff(c->db, c->a, c->o->with, &s.to_id, err) ||
	    !read_moment(c, c->o->begins, &s.span.from, err) ||
	    !read_moment(c, c->o->ends, &s.span.to, err) ||
	    !roster_offer_swap(c->db, c->a, &c->who, &s, &id, err))
		return false;
	printf("%" G_GINT64_FORMAT "\n", id);
	return true;
}

/* Anybody may look. */
static bool
who_acts(Call *c, size_t verb, GError **err)
{
	if (acts[verb] == set || acts[verb] == swap)
		return acting_as(c->db, c->a, c->o->as, &c->who, err);
	c->who = (Actor){ .now = clock_now() };
	return true;
}

static int
roster(int argc, char **argv)
{
	Options o = { 0 };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	size_t verb;

	if (!command_options(&command_roster, a, &o, &argc, &argv) ||
	    !command_verb(&command_roster, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (o.days < 0 || o.days > 366)
		return command_wrong(&command_roster, "--days is 1 to 366");
	o.data.must_exist = true;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	Call c = { .o = &o, .db = db, .a = a };
	if (!db || !read_role(o.role, &c.role, &err) ||
	    !duty_zone(db, a, &c.zone, &err) || !who_acts(&c, verb, &err) ||
	    !acts[verb](&c, &err))
		return command_failed(err);
	return 0;
}
