/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/outage_show.h"

#include "base/err.h"
#include "model/when.h"
#include "outage.tmpl.h" /* made from web/tmpl/outage.tmpl */
#include "store/outage_store.h"
#include "store/people_store.h"
#include "web/frame.h"
#include "web/outage_banner.h"

#define ROWS          30
#define MAX_CUSTOMERS 2000
#define N_NEXTS       6

/* --- the list --- */

static OutageRow
row_of(const Reader *rd, const Outage *o)
{
	return (OutageRow){
		.url = arena_printf(rd->a, "/outage/%" G_GINT64_FORMAT, o->id),
		.title = o->title,
		.when = when_text(rd->a, rd->lang, rd->tz, o->started_at, rd->now),
		.state = o->ended_at ? text(rd->lang, TEXT_OUTAGE_IS_OVER)
		                     : outage_next_words(rd, o),
		.chip = o->ended_at ? "done" : "late",
	};
}

/* What may be one comes first: somebody should look at it. */
static bool
add_proposals(const Page *p, OutageRow **rows, size_t *n_rows, GError **err)
{
	const Reader *rd = &p->rd;
	OutageProposal *all;
	size_t n;

	if (!outage_store_proposals(req_db(p->r), rd->a, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*arena_push(rd->a, rows, n_rows) = (OutageRow){
			.url = outage_proposal_url(rd->a, &all[i]),
			.title = outage_proposal_words(rd, &all[i]),
			.when = when_text(rd->a, rd->lang, rd->tz, all[i].at, rd->now),
			.state = text(rd->lang, TEXT_OUTAGE_PROPOSED_LOOK),
			.chip = "soon",
		};
	return true;
}

bool
outage_show_list(WebReq *r, GError **err)
{
	int64_t before = req_int(r, "before");
	OutagesView v = { .new_url = "/outage/new" };
	OutageRow *rows = NULL;
	Outage *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !outage_store_list(req_db(r), p.rd.a, before, ROWS, &all, &n, err) ||
	    (!before && !add_proposals(&p, &rows, &v.n_rows, err)))
		return false;
	for (size_t i = 0; i < n; i++)
		*arena_push(p.rd.a, &rows, &v.n_rows) = row_of(&p.rd, &all[i]);
	v.title = text(p.rd.lang, TEXT_OUTAGE_LIST);
	v.rows = rows;
	if (n == ROWS)
		v.next_url = arena_printf(p.rd.a, "/outages?before=%" G_GINT64_FORMAT,
		    all[n - 1].id);
	p.here = "outages";
	outages_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- what every form has --- */

/* Of which field is it that it does not hold? */
static const char *
field_of(const GError *why)
{
	static const char *const fields[][2] = {
		{ "outage.title", "title" },
		{ "outage.text.da", "da" },
		{ "outage.text.en", "en" },
		{ "outage.next", "next" },
	};

	for (size_t i = 0; why && i < G_N_ELEMENTS(fields); i++)
		if (g_str_equal(why->message, fields[i][0]))
			return fields[i][1];
	return NULL;
}

static OutageSayForm
say_form(const Page *p, const GError *why)
{
	static const int minutes[N_NEXTS] = { 15, 30, 60, 120, 240, 960 };
	const Reader *rd = &p->rd;
	Choice *nexts = arena_newv(rd->a, Choice, N_NEXTS);
	int64_t chosen = why ? req_int(p->r, "next") : 30;

	for (size_t i = 0; i < N_NEXTS; i++) {
		Instant at = rd->now + MINUTES(minutes[i]);
		TextArg words[] = {
			TEXT_ARG(when_length(rd->a, rd->lang, MINUTES(minutes[i]))),
			TEXT_ARG(when_text(rd->a, rd->lang, rd->tz, at, rd->now)),
		};

		nexts[i] = (Choice){ arena_printf(rd->a, "%d", minutes[i]),
			text_format(rd->a, rd->lang, TEXT_OUTAGE_NEXT_IN, words, 2),
			minutes[i] == chosen };
	}
	return (OutageSayForm){
		.da = why ? req_text(p->r, "da") : "",
		.en = why ? req_text(p->r, "en") : "",
		.nexts = nexts,
		.n_nexts = N_NEXTS,
		.error = why ? req_says(p->r, why) : NULL,
		.wrong = field_of(why),
	};
}

/* --- declaring --- */

static bool
is_among(int64_t id, const int64_t *ids, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

static bool
set_customers(const Page *p, const GError *why, OutageForm *v, GError **err)
{
	size_t n, n_on = 0;
	Customer *all;
	const int64_t *on = why ? req_ints(p->r, "customer", &n_on) : NULL;

	if (!customer_store_list(req_db(p->r), p->rd.a, "", 0, MAX_CUSTOMERS, &all, &n,
	        err))
		return false;
	Choice *choices = arena_newv(p->rd.a, Choice, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].active)
			choices[v->n_customers++] = (Choice){
				arena_printf(p->rd.a, "%" G_GINT64_FORMAT, all[i].id),
				all[i].name, is_among(all[i].id, on, n_on)
			};
	v->customers = choices;
	return true;
}

/* The reports: those of the proposal, and those that were chosen. */
static bool
set_cases(const Page *p, OutageForm *v, GError **err)
{
	const Reader *rd = &p->rd;
	size_t n = 0, n_chosen;
	const int64_t *chosen = req_ints(p->r, "case", &n_chosen);
	CaseLine *lines = NULL;

	if (v->proposal_id && !outage_store_proposal_cases(req_db(p->r), rd->a,
	                          v->proposal_id, &lines, &n, err))
		return false;
	for (size_t i = 0; i < n_chosen; i++) {
		CaseLine *line;
		bool is_new = true;

		if (!case_store_find_line(req_db(p->r), rd->a, chosen[i], &line, err))
			return false;
		for (size_t j = 0; j < n; j++)
			is_new = is_new && lines[j].c.id != chosen[i];
		if (line && is_new)
			*arena_push(rd->a, &lines, &n) = *line;
	}
	v->cases = case_rows(rd, lines, n);
	v->n_cases = n;
	return true;
}

bool
outage_show_form(WebReq *r, const GError *why, GError **err)
{
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	OutageForm v = {
		.title = text(p.rd.lang, TEXT_OUTAGE_NEW),
		.action = "/outage",
		.back_url = "/outages",
		.name = why ? req_text(r, "title") : "",
		.systems = why ? req_text(r, "systems") : "",
		.everybody = why && req_bool(r, "everybody"),
		.proposal_id = req_int(r, "proposal"),
		.say = say_form(&p, why),
	};
	if (v.proposal_id)
		v.dismiss_url = arena_printf(p.rd.a,
		    "/proposal/%" G_GINT64_FORMAT "/dismiss", v.proposal_id);
	if (!set_customers(&p, why, &v, err) || !set_cases(&p, &v, err))
		return false;
	if (!*v.name && v.n_cases)
		v.name = v.cases[0].subject;
	p.here = "outages";
	p.path = "/outage/new";
	outage_form_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

/* --- one outage --- */

static void
add_fact(const Reader *rd, OutagePageView *v, TextId name, const char *value)
{
	if (!value || !*value)
		return;
	v->facts[v->n_facts].name = text(rd->lang, name);
	v->facts[v->n_facts++].value = value;
}

static const char *
number_words(const Reader *rd, size_t n)
{
	return arena_printf(rd->a, "%zu", n);
}

static const char *
at_words(const Reader *rd, Instant at)
{
	return at ? when_text(rd->a, rd->lang, rd->tz, at, rd->now) : NULL;
}

/* How many people reported it, each counted once. */
static size_t
count_people(const CaseLine *lines, size_t n)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);

	for (size_t i = 0; i < n; i++)
		if (lines[i].c.person_id)
			g_hash_table_add(seen, GSIZE_TO_POINTER(lines[i].c.person_id));
	return g_hash_table_size(seen);
}

static bool
set_report(const Page *p, const Outage *o, const CaseLine *lines, size_t n_lines,
    OutagePageView *v, GError **err)
{
	const Reader *rd = &p->rd;
	Instant end = o->ended_at ? o->ended_at : rd->now;
	OutageWord *words;
	int64_t *customers;
	size_t n, n_words;

	if (!outage_store_customers(req_db(p->r), rd->a, o->id, &customers, &n, err) ||
	    !outage_store_words(req_db(p->r), rd->a, o->id, &words, &n_words, err))
		return false;
	add_fact(rd, v, TEXT_OUTAGE_BEGAN, at_words(rd, o->started_at));
	add_fact(rd, v, TEXT_OUTAGE_DECLARED_AT, at_words(rd, o->declared_at));
	add_fact(rd, v, TEXT_OUTAGE_ENDED, at_words(rd, o->ended_at));
	add_fact(rd, v, TEXT_OUTAGE_LASTED,
	    when_hours(rd->a, rd->lang, end - o->started_at));
	add_fact(rd, v, TEXT_OUTAGE_N_CASES, number_words(rd, n_lines));
	add_fact(rd, v, TEXT_OUTAGE_N_PEOPLE,
	    number_words(rd, count_people(lines, n_lines)));
	add_fact(rd, v, TEXT_OUTAGE_N_CUSTOMERS,
	    o->everybody ? text(rd->lang, TEXT_OUTAGE_EVERYBODY) : number_words(rd, n));
	add_fact(rd, v, TEXT_OUTAGE_N_WORDS, number_words(rd, n_words));
	add_fact(rd, v, TEXT_OUTAGE_CAUSE, o->cause);
	OutageWordRow *rows = arena_newv(rd->a, OutageWordRow, n_words);
	for (size_t i = 0; i < n_words; i++) /* the newest first */
		rows[n_words - 1 - i] = (OutageWordRow){ at_words(rd, words[i].at),
			words[i].author, words[i].da, words[i].en };
	v->words = rows;
	v->n_words = n_words;
	return true;
}

bool
outage_show(WebReq *r, int64_t id, const GError *why, GError **err)
{
	CaseLine *lines;
	Outage *o;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) || !outage_store_find(req_db(r), p.rd.a, id, &o, err))
		return false;
	if (!o)
		return req_not_found(r);
	if (!outage_store_cases(req_db(r), p.rd.a, id, &lines, &n, err))
		return false;
	const char *url = arena_printf(p.rd.a, "/outage/%" G_GINT64_FORMAT, id);
	OutagePageView v = {
		.title = o->title,
		.systems = *o->systems ? o->systems : NULL,
		.cause = o->cause,
		.is_on = !o->ended_at,
		.version = o->version,
		.say_url = arena_printf(p.rd.a, "%s/say", url),
		.end_url = arena_printf(p.rd.a, "%s/end", url),
		.edit_url = arena_printf(p.rd.a, "%s/edit", url),
		.say = say_form(&p, why),
		.cases = { .rows = case_rows(&p.rd, lines, n),
		    .n_rows = n,
		    .empty = text(p.rd.lang, TEXT_OUTAGE_NO_CASES) },
	};
	if (v.is_on) {
		v.next = outage_next_words(&p.rd, o);
		v.is_late = o->next_update_at <= p.rd.now;
	}
	if (!set_report(&p, o, lines, n, &v, err))
		return false;
	p.here = "outages";
	p.path = url;
	outage_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}
