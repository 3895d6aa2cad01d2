/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "base/json.h"
#include "desk/duty.h"
#include "desk/escalate_int.h"
#include "model/anger.h"
#include "store/case_store.h"
#include "store/escalation_store.h"

/* What made a rule fire, and since when that has been so. */
typedef struct {
	const EscalationRule *rule;
	Instant period;
	const char *said; /* of RULE_ANGRY: his words */
} Fired;

static const char *
details_of(Arena *a, const Fired *f)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	json_put_key(&w, "rule"), json_put_int(&w, f->rule->id);
	json_put_key(&w, "trigger"), json_put_int(&w, f->rule->trigger);
	json_put_key(&w, "amount"), json_put_int(&w, f->rule->amount);
	if (f->rule->status)
		json_put_key(&w, "status"), json_put_int(&w, f->rule->status);
	if (f->said)
		json_put_key(&w, "said"), json_put_text(&w, f->said);
	json_end_object(&w);
	return arena_strdup(a, s->str);
}

/* A rule asks nobody whom to give it to: where there is no consultant it goes on to the
 * partner, rather than to lie where nobody hears of it. */
static bool
find_taker(Db *db, const Use *u, const Case *c, Escalating *x, const Staff **to,
    GError **err)
{
	Proposed found;

	*to = NULL;
	for (CaseStep step = x->step; step <= STEP_PARTNER && !*to; step++) {
		if (!duty_propose(db, u->arena, c, step, u->who->now, &found, err))
			return false;
		*to = found.staff;
		if (*to)
			x->step = step;
	}
	return true;
}

/* Whoever gets it reads why in his own language. */
static const char *
question_of(Arena *a, const Fired *f, const Staff *to)
{
	return rule_reason(a, to ? to->lang : LANG_DA, f->rule->trigger, f->rule->amount,
	    f->rule->status, f->said);
}

/* Once for a period, and the desk does it by itself. */
static bool
fire(Db *db, const Use *u, Case *c, const Fired *f, GError **err)
{
	const Actor desk = { .now = u->who->now, .lang = u->who->lang };
	const Use by_desk = { u->arena, &desk };
	Escalating x = { .step = f->rule->step ? f->rule->step : (CaseStep)(c->step + 1),
		.reason = "" };
	const Staff *to;
	bool first;

	if (!rule_is_for(f->rule, c))
		return true;
	if (!rule_store_fire(db, c->id, f->rule->id, f->period, desk.now, &first, err))
		return false;
	if (!first)
		return true;
	if (!find_taker(db, &by_desk, c, &x, &to, err))
		return false;
	x.details = details_of(u->arena, f);
	x.to_staff_id = to ? to->id : 0;
	x.question = question_of(u->arena, f, to);
	return escalate_in(db, &by_desk, c, &x, err);
}

/* --- what the reporter writes --- */

/* How often he has written since somebody answered, and since when that has been so. */
typedef struct {
	int times;
	Instant since;
} Unanswered;

static bool
is_an_answer(const Entry *e)
{
	return e->staff_id && e->is_public;
}

static bool
look_back(Db *db, const Use *u, const Case *c, Unanswered *out, GError **err)
{
	Unanswered found = { .since = c->opened_at };
	Entry *entries;
	size_t n;

	if (!entry_store_of_case(db, u->arena, c->id, true, &entries, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (is_an_answer(&entries[i]))
			found = (Unanswered){ 0, entries[i].at };
		else if (entries[i].person_id)
			found.times++;
	}
	*out = found;
	return true;
}

static bool
word_fires(const Use *u, const EscalationRule *rule, const Unanswered *un,
    const char *said, Fired *f)
{
	*f = (Fired){ .rule = rule, .period = un->since };
	if (rule->trigger == RULE_WRITES)
		return un->times >= rule->amount;
	if (rule->trigger == RULE_ANGRY)
		f->said = anger_in(u->arena, said);
	return f->said != NULL;
}

bool
escalate_by_word(Db *db, const Use *u, Case *c, const Entry *e, const char *said,
    GError **err)
{
	EscalationRule *rules;
	Unanswered un;
	Fired f;
	size_t n;

	if ((e->kind != ENTRY_MAIL_IN && e->kind != ENTRY_FORM) || !e->person_id)
		return true;
	if (!rule_store_active(db, u->arena, c->customer_id, &rules, &n, err) ||
	    !look_back(db, u, c, &un, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (rule_is_for(&rules[i], c) &&
		    word_fires(u, &rules[i], &un, said ? said : e->text, &f) &&
		    !fire(db, u, c, &f, err))
			return false;
	return true;
}

/* --- the clocks --- */

/* Since when the case has been in its status. */
static Instant
status_since(const Case *c, const CaseClocks *k)
{
	size_t i = k->of.n;

	while (i > 1 && k->of.marks[i - 2].status == (Status)c->status)
		i--;
	return i ? k->of.marks[i - 1].at : c->opened_at;
}

/* When the rule is due if all goes on as it is, and the period that it fires for; *at is
 * 0 if it is not by the clock, or that clock does not run. */
static bool
rule_due(const EscalationRule *rule, const Case *c, const CaseClocks *k, Instant *at,
    Instant *period, GError **err)
{
	ClockKind kind = rule->trigger == RULE_RESPONSE ? CLOCK_RESPONSE : CLOCK_SOLUTION;
	const SlaClock *clock = &k->clocks.clock[kind];

	*at = 0;
	if (rule->trigger == RULE_WAITING) {
		*period = status_since(c, k);
		return hours_add(k->of.ag->hours, *period, HOURS(rule->amount), at, err);
	}
	if (rule->trigger != RULE_RESPONSE && rule->trigger != RULE_SOLUTION)
		return true;
	*period = clock->began;
	return !clock->began || clock->ended || clock->stands ||
	       sla_reaches(&k->of, kind, clock, rule->amount * 10, at, err);
}

bool
escalate_by_clock(Db *db, const Use *u, Case *c, const CaseClocks *k, GError **err)
{
	EscalationRule *rules;
	Instant at;
	size_t n;

	if (!rule_store_active(db, u->arena, c->customer_id, &rules, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		Fired f = { .rule = &rules[i] };

		if (!rule_is_for(&rules[i], c))
			continue;
		if (!rule_due(&rules[i], c, k, &at, &f.period, err))
			return false;
		if (at && at <= u->who->now && !fire(db, u, c, &f, err))
			return false;
	}
	return true;
}

/* One rule's part of escalate_next(). */
static bool
lower(Db *db, const EscalationRule *rule, const Case *c, const CaseClocks *k, Instant now,
    Instant *next, GError **err)
{
	Instant at, period;
	bool fired;

	if (!rule_due(rule, c, k, &at, &period, err))
		return false;
	if (!at || (*next && at >= *next))
		return true;
	if (!rule_store_fired(db, c->id, rule->id, period, &fired, err))
		return false;
	if (!fired)
		*next = MAX(at, now);
	return true;
}

bool
escalate_next(Db *db, Arena *a, const Case *c, Instant now, Instant *next, GError **err)
{
	EscalationRule *rules;
	bool loaded = false;
	CaseClocks k;
	size_t n;

	if (c->status >= STATUS_SOLVED || c->step == STEP_PARTNER)
		return true;
	if (!rule_store_active(db, a, c->customer_id, &rules, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (rules[i].trigger > RULE_WAITING || !rule_is_for(&rules[i], c))
			continue;
		if (!loaded && !case_clocks(db, a, c, &k, err))
			return false;
		loaded = true;
		if (!lower(db, &rules[i], c, &k, now, next, err))
			return false;
	}
	return true;
}
