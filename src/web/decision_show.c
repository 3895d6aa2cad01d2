/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/decision_show.h"

#include "base/str.h"
#include "model/markdown.h"
#include "model/when.h"
#include "store/case_store.h"
#include "store/escalation_store.h"
#include "store/people_store.h"
#include "web/entry_view.h"
#include "web/side.h"

#define MOST_STEPS 8
#define STEP_BYTES 300

static bool
name_of(WebReq *r, int64_t staff_id, const char **name, GError **err)
{
	Staff *s = NULL;

	if (staff_id && !staff_store_find(req_db(r), req_arena(r), staff_id, &s, err))
		return false;
	*name = s ? s->name : NULL;
	return true;
}

/* --- the customer's load --- */

static const char *
drawn_words(const Reader *rd, CustomerDrawn drawn)
{
	const TextArg args[] = { text_arg_n(drawn.cases),
		text_arg_s(drawn.minutes
		               ? when_length(rd->a, rd->lang, MINUTES(drawn.minutes))
		               : "0 min") };

	return text_format(rd->a, rd->lang, TEXT_DECISION_DRAWN, args, 2);
}

static bool
set_customer(WebReq *r, const Reader *rd, const Case *c, DecisionView *v, GError **err)
{
	CustomerDrawn month, half;
	CustomerSide *side;

	if (!side_of_customer(req_db(r), rd, c->customer_id, (Category)c->category, c->id,
	        &side, err))
		return false;
	if (!side)
		return true;
	if (!customer_store_drawn(req_db(r), c->customer_id, rd->now - DAYS(30), &month,
	        err) ||
	    !customer_store_drawn(req_db(r), c->customer_id, rd->now - DAYS(182), &half,
	        err))
		return false;
	v->customer = side->name;
	v->agreement = side->agreement;
	v->targets = side->targets;
	v->hours = side->hours;
	v->notes = side->notes;
	v->month = drawn_words(rd, month);
	v->half = drawn_words(rd, half);
	return true;
}

/* --- what happened --- */

/* Not what a mail quotes; of a rule its reason, which is not in the entry. */
static const char *
own_words(const EntryView *e, const Entry *entry)
{
	for (size_t i = 0; i < e->n_parts; i++)
		if (!e->parts[i].is_quoted)
			return e->parts[i].text;
	return entry->text;
}

static DecisionStep
step_of(const Reader *rd, const EntryView *e, const Entry *entry)
{
	const char *said = own_words(e, entry);
	const char *cut = str_truncate_utf8(rd->a, said, STEP_BYTES);

	return (DecisionStep){
		.when = e->when_whole,
		.kind = e->kind_words,
		.author = e->author,
		.text = g_str_equal(cut, said) ? said : arena_printf(rd->a, "%s …", cut),
		.icon = e->icon,
	};
}

/* The report, and the last of what came after it. */
static bool
set_steps(WebReq *r, const Reader *rd, const Case *c, DecisionView *v, GError **err)
{
	Entry *entries;
	EntryView *views;
	size_t n;

	if (!entry_store_of_case(req_db(r), rd->a, c->id, false, &entries, &n, err) ||
	    !entry_views(req_db(r), rd, "", entries, n, &views, err))
		return false;
	DecisionStep *steps = arena_newv(rd->a, DecisionStep, MOST_STEPS);
	/* What is asked stands above already. */
	for (size_t i = 0; i < n; i++)
		if ((i == 0 || n - i < MOST_STEPS) &&
		    entries[i].kind != ENTRY_DECISION_ASKED)
			steps[v->n_steps++] = step_of(rd, &views[i], &entries[i]);
	v->steps = steps;
	v->n_left_out = n > MOST_STEPS ? (int64_t)(n - MOST_STEPS) : 0;
	return true;
}

/* --- the question and its answer --- */

/* For whom it waits, and until when nobody else is asked. */
static bool
set_waits(WebReq *r, const Reader *rd, const Decision *d, const char *partner,
    DecisionView *v, GError **err)
{
	Instant until;

	if (!decision_waits_until(req_db(r), rd->a, d, &until, err))
		return false;
	bool still = until > rd->now;
	const TextArg waits[] = { text_arg_s(partner),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, until, rd->now)) };
	v->waits = text_format(rd->a, rd->lang,
	    still ? TEXT_DECISION_WAITS : TEXT_DECISION_WAITS_FOR, waits, still ? 2 : 1);
	return true;
}

static bool
set_asked(WebReq *r, const Reader *rd, const Decision *d, DecisionView *v, GError **err)
{
	const char *asker, *partner, *answerer;

	if (!name_of(r, d->asked_by, &asker, err) ||
	    !name_of(r, d->partner_id, &partner, err) ||
	    !name_of(r, d->answered_by, &answerer, err))
		return false;
	const TextArg asked[] = { text_arg_s(asker),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, d->asked_at, rd->now)) };
	const TextArg by_rule[] = { asked[1] };
	const TextArg answered[] = { text_arg_s(answerer),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, d->answered_at, rd->now)) };

	v->asked = asker ? text_format(rd->a, rd->lang, TEXT_DECISION_ASKED, asked, 2)
	                 : text_format(rd->a, rd->lang, TEXT_DECISION_ASKED_RULE, by_rule,
	                       1);
	v->question = markdown_to_html(rd->a, d->question);
	if (decision_is_open(d) && partner && !set_waits(r, rd, d, partner, v, err))
		return false;
	if (d->withdrawn)
		v->outcome = text(rd->lang, TEXT_DECISION_WITHDRAWN);
	if (!d->outcome)
		return true;
	v->outcome = text(rd->lang, decision_outcome_text(d->outcome));
	v->answered = text_format(rd->a, rd->lang, TEXT_DECISION_ANSWERED_BY, answered,
	    2);
	v->answer = markdown_to_html(rd->a, d->answer);
	return true;
}

static void
set_case(const Reader *rd, const CaseLine *line, DecisionView *v)
{
	const Case *c = &line->c;

	v->number = c->id;
	v->subject = c->subject;
	v->category = text(rd->lang, category_text(c->category));
	v->person = line->person_name;
	v->has_reporter = c->person_id != 0;
	v->response = chip_response(rd, c);
	v->solution = chip_solution(rd, c);
	if (c->horizon && c->status < STATUS_SOLVED) {
		const TextArg at[] = { text_arg_s(
		    when_text(rd->a, rd->lang, rd->tz, c->horizon, rd->now)) };

		v->horizon = text_format(rd->a, rd->lang,
		    c->horizon < rd->now ? TEXT_CASE_HORIZON_PAST : TEXT_CASE_HORIZON, at,
		    1);
	}
}

bool
decision_view(WebReq *r, const Reader *rd, const Decision *d, DecisionView *out,
    bool *found, GError **err)
{
	DecisionView v = { .title = text(rd->lang, TEXT_DECISION_TITLE),
		.notes = "",
		.typed_answer = "",
		.typed_tell = "" };
	CaseLine *line;

	if (!case_store_find_line(req_db(r), rd->a, d->case_id, &line, err))
		return false;
	*found = line != NULL;
	if (!line)
		return true;
	set_case(rd, line, &v);
	if (!set_asked(r, rd, d, &v, err) || !set_customer(r, rd, &line->c, &v, err) ||
	    !set_steps(r, rd, &line->c, &v, err))
		return false;
	*out = v;
	return true;
}
