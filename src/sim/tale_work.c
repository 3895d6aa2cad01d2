/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tale_work.c - what the staff does with a case, and the reporter with the staff. */
#include "sim/tale_work.h"

#include "desk/case.h"
#include "sim/tale_refer.h"
#include "sim/tale_storm.h"
#include "store/case_store.h"

static Actor
actor_of(const Staff *s, Instant at)
{
	return (
	    Actor){ .staff_id = s->id, .role = s->role, .admin = s->admin, .now = at };
}

Actor
tale_takes(const Stage *st, Tale *t, Instant at)
{
	if (!t->staff)
		t->staff = cast_staff(st->cast, &t->dice, ROLE_AGENT);
	return actor_of(t->staff, at);
}

/* How long until somebody gets to it: the worse, the sooner; and some lie for days. */
static Instant
until_work(Tale *t, Instant at)
{
	if (dice_percent(&t->dice, 4))
		return at + dice_wait(&t->dice, DAYS(2), DAYS(12));
	Duration most = t->fault->category >= CATEGORY_CRITICAL ? HOURS(2) : HOURS(14);

	return at + dice_wait(&t->dice, MINUTES(4), most);
}

/* --- the report --- */

static bool
do_report(const Stage *st, Tale *t, Instant at, GError **err)
{
	if (!tale_report(st, t, at, err))
		return false;
	if (t->storm_ends)
		tale_next(st, t, STEP_STORM,
		    at + dice_wait(&t->dice, MINUTES(5), MINUTES(40)));
	else if (t->channel == CHANNEL_PHONE && dice_percent(&t->dice, 40))
		tale_next(st, t, STEP_CLOSE, at + MINUTES(dice_between(&t->dice, 3, 25)));
	else if (t->channel == CHANNEL_MAIL && dice_percent(&t->dice, 3))
		tale_next(st, t, STEP_AGAIN,
		    at + dice_wait(&t->dice, MINUTES(30), HOURS(5)));
	else
		tale_next_at_work(st, t, STEP_FIRST, until_work(t, at));
	return true;
}

static bool
do_again(const Stage *st, Tale *t, Instant at, GError **err)
{
	tale_next_at_work(st, t, STEP_MERGE,
	    at + dice_wait(&t->dice, MINUTES(3), HOURS(2)));
	return tale_report_again(st, t, at, err);
}

static bool
do_merge(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);

	tale_next(st, t, STEP_FIRST, at + MINUTES(dice_between(&t->dice, 1, 20)));
	return case_merge(st->db, st->arena, &who, t->again_id, 0, t->case_id, err);
}

/* --- first look --- */

bool
tale_assign(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	CaseChange ch = {
		.case_id = t->case_id,
		.assign = true,
		.assignee_id = who.staff_id,
	};

	/* A mail comes in as a fault; the staff knows better. */
	if (t->channel == CHANNEL_MAIL)
		ch.category = t->fault->category;
	if (dice_percent(&t->dice, 10))
		ch.priority = (Priority)dice_between(&t->dice, PRIORITY_LOW,
		    PRIORITY_URGENT);
	return case_change(st->db, st->arena, &who, &ch, err);
}

static bool
answer(const Stage *st, Tale *t, Instant at, const char *grammar, Status status,
    GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const CaseWrite w = {
		.case_id = t->case_id,
		.text = tale_answer(st, t, grammar),
		.minutes = dice_between(&t->dice, 2, 12),
		.status = status,
	};

	return case_answer(st->db, st->arena, &who, &w, err);
}

static bool
escalate(const Stage *st, Tale *t, Instant at, GError **err)
{
	static const char why[] =
	    "[Kræver kendskab til {program}.|Ligger uden for vores "
	    "vejledning.|Serveren skal ses efter.|Kunden har ventet længe.]";
	const Actor who = tale_takes(st, t, at);
	Case *c;

	if (!case_store_find(st->db, st->arena, t->case_id, &c, err))
		return false;
	if (c->step == STEP_PARTNER) /* a rule was quicker */
		return true;
	bool up = c->step == STEP_DESK;
	const Staff *to = cast_staff(st->cast, &t->dice,
	    up ? ROLE_CONSULTANT : ROLE_PARTNER);
	if (up) /* the partner only decides */
		t->staff = to;
	return case_escalate(st->db, st->arena, &who, t->case_id, 0, to->id,
	    tale_words(st, t, why), err);
}

static bool
do_first(const Stage *st, Tale *t, Instant at, GError **err)
{
	int throw = dice_below(&t->dice, 100);
	Instant soon = at + dice_wait(&t->dice, MINUTES(10), HOURS(9));

	if (dice_percent(&t->dice, 45) && !tale_assign(st, t, at, err))
		return false;
	if (throw < 38) {
		TaleStep next = dice_percent(&t->dice, 92) ? STEP_REPLY : STEP_SOLVE;

		tale_next(st, t, next,
		    next == STEP_REPLY ? soon : rhythm_at_work(st->rhythm, at + DAYS(4)));
		return answer(st, t, at + MINUTES(2), t->fault->question,
		    STATUS_WAITING_REPORTER, err);
	}
	tale_next_at_work(st, t, STEP_WORK, soon);
	if (throw < 52)
		return answer(st, t, at + MINUTES(2),
		    tale_in(t,
		        "[Vi er på sagen|Jeg kigger på det nu|En kollega ser på det] og "
		        "[vender tilbage|giver lyd] [inden længe|i løbet af dagen].",
		        "We are on it and will be back [soon|today]."),
		    0, err);
	return throw >= 64 || escalate(st, t, at + MINUTES(3), err);
}

/* --- back and forth --- */

static bool
do_reply(const Stage *st, Tale *t, Instant at, GError **err)
{
	tale_next_at_work(st, t, STEP_WORK,
	    at + dice_wait(&t->dice, MINUTES(5), HOURS(7)));
	return tale_write(st, t, at, tale_mail(st, t, t->fault->answer), err);
}

/* Work that is done elsewhere: what it is, how long it takes, and how it is told. */
static const struct {
	EntryKind kind;
	int percent, least, most; /* minutes */
	const char *text;
} works[] = {
	{ ENTRY_NOTE, 62, 0, 15, NULL },
	{ ENTRY_REMOTE, 18, 10, 70, "Fjernsupport på {machine}. " },
	{ ENTRY_CALL, 13, 3, 25, "Talt med {name}. " },
	{ ENTRY_VISIT, 4, 40, 180, "Besøg hos {firm}, set på {room}. " },
	{ ENTRY_HANDIN, 3, 15, 90, "Indleveret af {name}, kvittering givet. " },
};

static bool
work(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	int throw = dice_below(&t->dice, 100);
	size_t i = 0;

	for (; i + 1 < G_N_ELEMENTS(works) && throw >= works[i].percent; i++)
		throw -= works[i].percent;
	int minutes = dice_between(&t->dice, works[i].least, works[i].most);
	const CaseWrite w = {
		.case_id = t->case_id,
		.kind = works[i].kind,
		.minutes = minutes,
		.is_public = works[i].kind != ENTRY_NOTE && dice_percent(&t->dice, 60),
		.text = arena_printf(st->arena, "%s%s",
		    works[i].text ? tale_words(st, t, works[i].text) : "",
		    tale_words(st, t, t->fault->note)),
		.details = works[i].kind == ENTRY_CALL
		               ? arena_printf(st->arena, "{\"seconds\":%d}", minutes * 60)
		               : NULL,
	};
	return case_note(st->db, st->arena, &who, &w, err);
}

static bool
wait_for_part(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const CaseChange ch = {
		.case_id = t->case_id,
		.status = STATUS_WAITING_PART,
		.reason = arena_printf(st->arena, "Bestilt %s.", t->fault->part),
	};

	tale_next_at_work(st, t, STEP_ARRIVED,
	    at + dice_wait(&t->dice, HOURS(5), DAYS(9)));
	return case_change(st->db, st->arena, &who, &ch, err);
}

static bool
do_work(const Stage *st, Tale *t, Instant at, GError **err)
{
	if (!tale_decide(st, t, at, err) ||
	    (dice_percent(&t->dice, 55) && !work(st, t, at, err)))
		return false;
	if (dice_percent(&t->dice, 4) && !escalate(st, t, at + MINUTES(1), err))
		return false;
	if (t->fault->supplier && !t->referral_id && dice_percent(&t->dice, 40))
		return tale_refer(st, t, at + MINUTES(2), err);
	if (t->fault->part && dice_percent(&t->dice, 30))
		return wait_for_part(st, t, at + MINUTES(2), err);
	tale_next_at_work(st, t, STEP_SOLVE,
	    at + dice_wait(&t->dice, MINUTES(8), HOURS(16)));
	return true;
}

static bool
do_arrived(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const CaseChange ch = { .case_id = t->case_id, .status = STATUS_OPEN };

	tale_next_at_work(st, t, STEP_SOLVE,
	    at + dice_wait(&t->dice, MINUTES(20), HOURS(8)));
	if (t->supplier)
		return tale_supplied(st, t, at, err);
	return case_change(st->db, st->arena, &who, &ch, err);
}

/* --- the end --- */

static bool
end_case(const Stage *st, Tale *t, Instant at, Status status, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const CaseWrite w = {
		.case_id = t->case_id,
		.status = status,
		.minutes = dice_between(&t->dice, 5, 45),
		.text = tale_answer(st, t, t->fault->solution),
	};

	return tale_decide(st, t, at, err) &&
	       case_close(st->db, st->arena, &who, &w, err);
}

/* After the end: mostly silence; now and then an evaluation. */
static void
maybe_evaluate(const Stage *st, Tale *t, Instant closed)
{
	if (dice_percent(&t->dice, 22))
		tale_next(st, t, STEP_EVALUATE,
		    closed + dice_wait(&t->dice, MINUTES(20), DAYS(6)));
}

static bool
do_solve(const Stage *st, Tale *t, Instant at, GError **err)
{
	int throw = dice_below(&t->dice, 100);

	if (throw < 7 && !t->was_broken)
		tale_next(st, t, STEP_BROKEN,
		    at + dice_wait(&t->dice, MINUTES(15), DAYS(5)));
	else if (throw < 14)
		tale_next(st, t, STEP_THANKS,
		    at + dice_wait(&t->dice, MINUTES(4), DAYS(1)));
	else
		maybe_evaluate(st, t, at + CASE_CLOSES_AFTER + HOURS(2));
	return end_case(st, t, at, STATUS_SOLVED, err);
}

static bool
do_close(const Stage *st, Tale *t, Instant at, GError **err)
{
	Case *c;

	if (!case_store_find(st->db, st->arena, t->case_id, &c, err))
		return false;
	/* Over a long weekend it may have closed by itself. */
	if (!case_is_open(c))
		return true;
	maybe_evaluate(st, t, at);
	return end_case(st, t, at, STATUS_CLOSED, err);
}

static bool
do_broken(const Stage *st, Tale *t, Instant at, GError **err)
{
	const char *says = tale_in(t,
	    "[Det virker desværre stadig ikke.|Nu er den gal igen.|Fejlen er tilbage "
	    "{since}.] "
	    "[Vil I kigge en gang til?|Det er præcis det samme.]",
	    "[It still does not work.|It is back.] [Could you look again?|Exactly as "
	    "before.]");

	t->was_broken = true;
	tale_next_at_work(st, t, STEP_WORK,
	    at + dice_wait(&t->dice, MINUTES(10), HOURS(6)));
	return tale_write(st, t, at, tale_mail(st, t, says), err);
}

static bool
do_thanks(const Stage *st, Tale *t, Instant at, GError **err)
{
	const char *says = tale_in(t,
	    "[Tusind tak!|Tak for hjælpen, det virker.|Perfekt, tak.|Super!]",
	    "[Thank you, it works.|Great, thanks!]");

	tale_next_at_work(st, t, STEP_CLOSE,
	    at + dice_wait(&t->dice, MINUTES(5), HOURS(8)));
	return tale_write(st, t, at, tale_mail(st, t, says), err);
}

static bool
do_evaluate(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = { .person_id = t->who->id, .now = at };
	int mood = dice_below(&t->dice, 100) < 80 ? 4 : 2;
	Case *c;
	const CaseEvaluation ev = {
		.case_id = t->case_id,
		.scores = { mood + dice_below(&t->dice, 2),
		    mood + dice_between(&t->dice, -1, 1),
		    dice_percent(&t->dice, 85) ? mood + dice_below(&t->dice, 2) : 0 },
		.comment =
		    dice_percent(&t->dice, 30)
		        ? tale_words(st, t,
		              mood == 4 ? tale_in(t,
		                              "[Hurtig og venlig hjælp.|Super service!|"
		                              "Rart at blive ringet op.]",
		                              "[Quick and friendly.|Great service!]")
		                        : tale_in(t,
		                              "[Det tog for lang tid.|Måtte forklare det "
		                              "samme to gange.]",
		                              "It took too long."))
		        : NULL,
	};

	if (!case_store_find(st->db, st->arena, t->case_id, &c, err))
		return false;
	return c->status != STATUS_CLOSED ||
	       case_evaluate(st->db, st->arena, &who, &ev, err);
}

/* --- all of them --- */

bool
tale_do(const Stage *st, Tale *t, TaleStep step, Instant at, GError **err)
{
	static bool (*const steps[])(const Stage *, Tale *, Instant, GError **) = {
		[STEP_REPORT] = do_report,
		[STEP_AGAIN] = do_again,
		[STEP_MERGE] = do_merge,
		[STEP_FIRST] = do_first,
		[STEP_REPLY] = do_reply,
		[STEP_WORK] = do_work,
		[STEP_SAYS] = tale_supplier_says,
		[STEP_ARRIVED] = do_arrived,
		[STEP_SOLVE] = do_solve,
		[STEP_STORM] = tale_storm,
		[STEP_NEWS] = tale_storm_news,
		[STEP_CALMED] = tale_storm_ends,
		[STEP_BROKEN] = do_broken,
		[STEP_THANKS] = do_thanks,
		[STEP_CLOSE] = do_close,
		[STEP_EVALUATE] = do_evaluate,
	};

	return steps[step](st, t, at, err);
}
