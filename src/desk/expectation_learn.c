/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <jansson.h>
#include <math.h>

#include "base/json.h"
#include "desk/expectation.h"
#include "desk/expectation_int.h"
#include "store/agreement_store.h"
#include "store/desk_store.h"
#include "store/expectation_store.h"

#define LAST_CASES   20000
#define LITTLE_KNOWN 1000 /* cases: below that it learns each hour */

/* --- the past --- */

typedef struct {
	Arena *arena;
	GHashTable *agreements; /* by id */
	StepPast *steps;
	const Agreement **agreement; /* by step; NULL: unknown */
	size_t n;
} Steps;

static bool
agreement_of(Db *db, Steps *s, int64_t id, const Agreement **out, GError **err)
{
	int64_t *key = arena_memdup(s->arena, &id, sizeof id);
	Agreement *ag = g_hash_table_lookup(s->agreements, &id);

	if (!ag && id) {
		if (!agreement_store_find(db, s->arena, id, &ag, err))
			return false;
		if (ag)
			g_hash_table_insert(s->agreements, key, ag);
	}
	*out = ag;
	return true;
}

static bool
load_steps(Db *db, Steps *s, GError **err)
{
	if (!expectation_store_past(db, s->arena, LAST_CASES, &s->steps, &s->n, err))
		return false;
	s->agreement = arena_newv(s->arena, const Agreement *, s->n + 1);
	for (size_t i = 0; i < s->n; i++)
		if (!agreement_of(db, s, s->steps[i].agreement_id, &s->agreement[i], err))
			return false;
	return true;
}

static double
elapsed(size_t i, Instant at, void *arg)
{
	const Steps *s = arg;

	return expectation_elapsed(s->agreement[i], (Category)s->steps[i].category,
	    s->steps[i].began_at, at);
}

/* Without an agreement, or hours that never come to it: as time passes. */
static Instant
reached(size_t i, double seconds, void *arg)
{
	const Steps *s = arg;
	const StepPast *p = &s->steps[i];
	Instant at = p->began_at + (Instant)(ceil(seconds) * 1e6);

	if (s->agreement[i])
		expectation_reached(s->agreement[i], (Category)p->category, p->began_at,
		    seconds, &at, NULL);
	return at;
}

static ExpectPast *
past_of(Steps *s, Expect *e)
{
	ExpectPast *past = arena_newv(s->arena, ExpectPast, s->n + 1);
	Known k;

	for (size_t i = 0; i < s->n; i++) {
		const StepPast *p = &s->steps[i];
		const Agreement *ag = s->agreement[i];
		Instant ended = MAX(p->ended_at, p->began_at);
		ExpectCase known = { .group = expect_group(e,
			                 category_name(p->category)) };

		known_begin(&k, expect_terms(e));
		expectation_put(&k, p, ag);
		known.terms = arena_memdup(s->arena, k.list, k.n * sizeof *k.list);
		known.n_terms = k.n;
		if (ag)
			known.promise = (double)ag->targets[p->category]
			                    .clock[CLOCK_SOLUTION]
			                    .length /
			                1e6;
		past[i] = (ExpectPast){ p->began_at, p->ended_at ? ended : 0,
			p->ended_at ? elapsed(i, ended, s) : 0, known };
	}
	return past;
}

/* Of each case, only from its opening. */
static void
keep_openings(const Steps *s, const ExpectPast *past, const ExpectSaid *said,
    DeskPast *out)
{
	out->past = arena_newv(s->arena, ExpectPast, s->n + 1);
	out->said = arena_newv(s->arena, ExpectSaid, s->n + 1);
	out->numbers = arena_newv(s->arena, int64_t, s->n + 1);
	for (size_t i = 0; i < s->n; i++) {
		if (s->steps[i].step != STEP_DESK)
			continue;
		out->past[out->n] = past[i];
		out->said[out->n] = said[i];
		out->numbers[out->n++] = s->steps[i].case_id;
	}
}

bool
expectation_live(Db *db, Arena *a, Instant now, DeskPast *out, GError **err)
{
	g_autoptr(GHashTable) agreements = g_hash_table_new(g_int64_hash, g_int64_equal);
	Steps s = { .arena = a, .agreements = agreements };
	const ExpectClock clock = { elapsed, reached, &s };
	DeskPast lived = { .until = now };

	if (!load_steps(db, &s, err))
		return false;
	lived.expect = expect_new(EXPECTATION_GRAIN);
	arena_defer(a, (GDestroyNotify)expect_free, lived.expect);
	ExpectPast *past = past_of(&s, lived.expect);
	ExpectSaid *said = arena_newv(a, ExpectSaid, s.n + 1);
	expect_learn(lived.expect, past, s.n, &clock, now, said);
	keep_openings(&s, past, said, &lived);
	*out = lived;
	return true;
}

/* --- kept --- */

static void
put_line(JsonWriter *w, const ScoreLine *l)
{
	json_begin_object(w);
	json_put_key(w, "name"), json_put_text(w, l->name);
	json_put_key(w, "n"), json_put_int(w, (int64_t)l->n);
	json_put_key(w, "held"), json_put_int(w, (int64_t)l->held);
	json_put_key(w, "told"), json_put_real(w, l->said);
	json_put_key(w, "took"), json_put_real(w, l->took);
	json_end_object(w);
}

static void
put_lines(JsonWriter *w, const char *name, const ScoreLine *lines, size_t n)
{
	json_put_key(w, name), json_begin_array(w);
	for (size_t i = 0; i < n; i++)
		put_line(w, &lines[i]);
	json_end_array(w);
}

static char *
score_json(const Score *s)
{
	GString *text = g_string_new(NULL);
	JsonWriter w = json_writer(text);

	json_begin_object(&w);
	json_put_key(&w, "all"), put_line(&w, &s->all);
	put_lines(&w, "categories", s->groups, s->n_groups);
	put_lines(&w, "months", s->months, s->n_months);
	json_end_object(&w);
	return g_string_free(text, FALSE);
}

typedef struct {
	Instant now;
	int64_t known;
	const char *model, *score;
} Saving;

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;

	return expectation_store_save(db, s->now, s->known, s->model, s->score, err);
}

bool
expectation_learn(Db *db, Arena *a, Instant now, double growth, bool *learnt,
    GError **err)
{
	Expectation *last;
	DeskPast p = { 0 };
	int64_t since;

	*learnt = false;
	if (!expectation_store_score(db, a, &last, err) ||
	    !expectation_store_n_closed(db, last ? last->learnt_at : 0, &since, err))
		return false;
	if ((double)since < MAX(EXPECTATION_FEW, last ? growth * (double)last->known : 0))
		return true;
	if (!expectation_live(db, a, now, &p, err))
		return false;
	const Score *score = expect_score(a, p.expect, p.past, p.n, p.said, p.until);
	g_autofree char *model = expect_write(p.expect), *json = score_json(score);
	Saving s = { now, expect_n_known(p.expect), model, json };
	*learnt = true;
	return db_transact(db, save, &s, err);
}

static bool
wait_for_next(Db *db, void *arg, GError **err)
{
	const Instant *now = arg;
	g_autoptr(Arena) a = arena_new();
	Expectation *last;

	if (!expectation_store_score(db, a, &last, err))
		return false;
	bool little = !last || last->known < LITTLE_KNOWN;
	return job_store_set(db, JOB_HORIZON_LEARN, 0,
	    *now + (little ? HOURS(1) : DAYS(1)), *now, err);
}

bool
expectation_learn_by_itself(Db *db, Arena *a, Instant now, double growth, GError **err)
{
	bool learnt;

	return expectation_learn(db, a, now, growth, &learnt, err) &&
	       db_transact(db, wait_for_next, &now, err);
}

/* --- read again --- */

static ScoreLine
read_line(Arena *a, const json_t *o)
{
	return (ScoreLine){
		.name = arena_strdup(a, json_string_value(json_object_get(o, "name"))),
		.n = (size_t)json_integer_value(json_object_get(o, "n")),
		.held = (size_t)json_integer_value(json_object_get(o, "held")),
		.said = json_number_value(json_object_get(o, "told")),
		.took = json_number_value(json_object_get(o, "took")),
	};
}

static ScoreLine *
read_lines(Arena *a, const json_t *lines, size_t *n)
{
	*n = json_array_size(lines);
	ScoreLine *out = arena_newv(a, ScoreLine, *n + 1);
	for (size_t i = 0; i < *n; i++)
		out[i] = read_line(a, json_array_get(lines, i));
	return out;
}

bool
expectation_score(Db *db, Arena *a, DeskScore **out, GError **err)
{
	Expectation *found;
	DeskScore *d = NULL;

	if (!expectation_store_score(db, a, &found, err))
		return false;
	if (found) {
		json_t *root = json_loads(found->json, 0, NULL);

		d = arena_new0(a, DeskScore);
		d->learnt_at = found->learnt_at;
		d->score.all = read_line(a, json_object_get(root, "all"));
		d->score.groups = read_lines(a, json_object_get(root, "categories"),
		    &d->score.n_groups);
		d->score.months = read_lines(a, json_object_get(root, "months"),
		    &d->score.n_months);
		json_decref(root);
	}
	*out = d;
	return true;
}
