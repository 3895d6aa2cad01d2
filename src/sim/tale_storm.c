/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/tale_storm.h"

#include "desk/case.h"
#include "desk/outage.h"

/* After it is over: with a few it is not. */
static void
go_on_after(const Stage *st, Tale *t)
{
	Instant over = t->storm_ends + MINUTES(30);

	if (dice_percent(&t->dice, 9))
		tale_next(st, t, STEP_BROKEN,
		    over + dice_wait(&t->dice, MINUTES(15), HOURS(7)));
	else if (dice_percent(&t->dice, 22))
		tale_next(st, t, STEP_EVALUATE,
		    over + CASE_CLOSES_AFTER + dice_wait(&t->dice, HOURS(2), DAYS(4)));
}

static bool
declare(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const OutageDeclare outage = {
		.title = "Fiberbrud: internettet er nede",
		.systems = "Internet, telefoni",
		.say = { .da =
		             "Et fiberbrud rammer flere af vores kunder. Udbyderen er på "
		             "stedet, og vi skriver, så snart der er nyt.",
		    .en = "A broken fibre affects several of our customers. The provider "
		          "is on site, and we will write as soon as there is news.",
		    .next_update_at = at + HOURS(1) },
		.customers = &t->firm->id,
		.n_customers = 1,
		.cases = &t->case_id,
		.n_cases = 1,
	};

	st->storm->ends = t->storm_ends;
	tale_next(st, t, STEP_NEWS, at + MINUTES(dice_between(&t->dice, 40, 75)));
	if (!outage_declare(st->db, st->arena, &who, &outage, &st->storm->outage_id, err))
		return false;
	t->outage_id = st->storm->outage_id;
	return true;
}

bool
tale_storm(const Stage *st, Tale *t, Instant at, GError **err)
{
	if (!tale_assign(st, t, at, err))
		return false;
	if (st->storm->ends != t->storm_ends)
		return declare(st, t, at, err);
	const Actor who = tale_takes(st, t, at);
	go_on_after(st, t);
	return outage_join(st->db, st->arena, &who, t->case_id, st->storm->outage_id,
	    err);
}

bool
tale_storm_news(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const OutageSay say = {
		.da =
		    "Bruddet er fundet, og der splejses. Vi regner med forbindelse igen "
		    "senere i dag.",
		.en = "The break has been found and is being spliced. We expect the "
		      "connection to be back later today.",
		.next_update_at = at + HOURS(1),
	};

	if (at + HOURS(1) < t->storm_ends)
		tale_next(st, t, STEP_NEWS, at + MINUTES(dice_between(&t->dice, 45, 80)));
	else
		tale_next(st, t, STEP_CALMED,
		    t->storm_ends + MINUTES(dice_between(&t->dice, 0, 25)));
	return outage_say(st->db, st->arena, &who, t->outage_id, 0, &say, err);
}

bool
tale_storm_ends(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const OutageSay say = {
		.da = "Fiberen er repareret, og forbindelsen har været stabil i en halv "
		      "time. Undskyld ventetiden.",
		.en =
		    "The fibre has been repaired, and the connection has been stable for "
		    "half an hour. We apologise for the wait.",
	};

	go_on_after(st, t);
	return outage_end(st->db, st->arena, &who, t->outage_id, 0, &say,
	    "Fiberbrud efter stormen.", err);
}
