/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/expectation.h"

#include <math.h>

#include "model/expect_known.h"
#include "store/agreement_store.h"
#include "store/expectation_store.h"

#include "desk/expectation_int.h"

#define KEPT "expectation"

/* --- the clock of a case --- */

double
expectation_elapsed(const Agreement *ag, Category category, Instant from, Instant to)
{
	if (!ag || ag->targets[category].clock[CLOCK_SOLUTION].always)
		return (double)MAX(to - from, 0) / 1e6;
	return (double)hours_between(ag->hours, from, to) / 1e6;
}

bool
expectation_reached(const Agreement *ag, Category category, Instant from, double seconds,
    Instant *at, GError **err)
{
	const ClockTarget t = { .length = (Duration)ceil(seconds) * SECONDS(1),
		.always = ag->targets[category].clock[CLOCK_SOLUTION].always };

	return agreement_due(ag, &t, from, at, err);
}

/* --- the model at hand --- */

typedef struct {
	int64_t version;
	Expect *expect;
} Kept;

static void
kept_free(void *p)
{
	Kept *k = p;

	expect_free(k->expect);
	g_free(k);
}

/* Read once a connection and version; before there is one, one that knows nothing. */
static bool
model_at_hand(Db *db, Arena *a, Expect **out, GError **err)
{
	Kept *kept = db_kept(db, KEPT);
	Expectation *found;
	int64_t version;

	if (!expectation_store_version(db, &version, err))
		return false;
	if (kept && kept->version == version) {
		*out = kept->expect;
		return true;
	}
	if (!expectation_store_model(db, a, &found, err))
		return false;
	Expect *e = found ? expect_read(found->json, err) : expect_new(EXPECTATION_GRAIN);
	if (!e)
		return false;
	kept = g_new0(Kept, 1);
	*kept = (Kept){ found ? found->version : 0, e };
	db_keep(db, KEPT, kept, kept_free);
	*out = e;
	return true;
}

static double
promise_of(const Agreement *ag, Category category)
{
	return ag ? (double)ag->targets[category].clock[CLOCK_SOLUTION].length / 1e6 : 0;
}

static void
put_number(Known *k, const char *block, int64_t value)
{
	char digits[24];

	g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, value);
	known_value(k, terms_block(k->terms, block), digits);
}

void
expectation_put(Known *k, const StepPast *p, const Agreement *ag)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	put_number(k, "category", p->category);
	put_number(k, "customer", p->customer_id);
	put_number(k, "step", p->step);
	put_number(k, "channel", p->channel);
	put_number(k, "priority", p->priority);
	known_time(k, ag ? hours_time_zone(ag->hours) : utc, p->began_at);
	known_words(k, terms_block(k->terms, "subject"), p->subject);
	known_pairs(k);
}

bool
expectation_ask(Db *db, Arena *a, const Case *c, const Agreement *ag, double elapsed,
    Asked *out, GError **err)
{
	const StepPast p = { .began_at = c->opened_at,
		.step = (CaseStep)c->step,
		.category = c->category,
		.priority = c->priority,
		.customer_id = c->customer_id,
		.channel = c->channel,
		.subject = c->subject };
	Known k;
	Expect *e;

	if (!model_at_hand(db, a, &e, err))
		return false;
	known_begin_fixed(&k, expect_terms(e));
	expectation_put(&k, &p, ag);
	const ExpectCase known = { k.list, k.n,
		expect_group(e, category_name(c->category)),
		promise_of(ag, (Category)c->category) };
	const Expected of = expect_of(e, &known);
	*out = (Asked){ .even = expect_point(e, &of, 0.5, elapsed),
		.horizon = expect_point(e, &of, EXPECT_SHARE, elapsed),
		.known = expect_n_known(e),
		.like = expect_n_known_of(e, known.group) };
	out->even = MIN(out->even, out->horizon);
	return true;
}
