/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/case_show.h"

#include "case.tmpl.h" /* made from web/tmpl/case.tmpl */
#include "desk/duty.h"
#include "model/markdown.h"
#include "model/when.h"
#include "store/escalation_store.h"
#include "store/outage_store.h"
#include "store/people_store.h"
#include "web/case_choices.h"
#include "web/dispatch_pages.h"
#include "web/draft_pages.h"
#include "web/entry_view.h"
#include "web/guide_side.h"
#include "web/handin_show.h"
#include "web/horizon_show.h"
#include "web/presence_pages.h"
#include "web/referral_view.h"
#include "web/remote_show.h"
#include "web/side.h"
#include "web/time_show.h"
#include "web/visit_show.h"
#include "web/waiting_view.h"

static void
set_urls(Arena *a, CaseView *v)
{
	v->url = v->row.url;
	v->write_url = arena_printf(a, "%s/write", v->url);
	v->draft_url = arena_printf(a, "%s/draft", v->url);
	v->preview_url = arena_printf(a, "%s/preview", v->url);
	v->change_url = arena_printf(a, "%s/change", v->url);
	v->escalate_url = arena_printf(a, "%s/escalate", v->url);
	v->ask_url = arena_printf(a, "%s/ask", v->url);
	v->park_url = arena_printf(a, "%s/park", v->url);
	v->back_url = arena_printf(a, "%s/back", v->url);
	v->horizon_url = arena_printf(a, "%s/horizon", v->url);
	v->merge_url = arena_printf(a, "%s/merge", v->url);
	v->split_url = arena_printf(a, "%s/split", v->url);
	v->close_url = arena_printf(a, "%s/close", v->url);
	v->reopen_url = arena_printf(a, "%s/reopen", v->url);
	v->refer_url = arena_printf(a, "%s/refer", v->url);
}

static bool
set_choices(Db *db, const Reader *rd, const Case *c, CaseView *v, GError **err)
{
	v->categories = category_choices(rd, c);
	v->n_categories = N_CATEGORIES;
	v->priorities = priority_choices(rd, c);
	v->n_priorities = PRIORITY_URGENT;
	v->statuses = status_choices(rd, c, &v->n_statuses);
	return staff_choices(db, rd, c, &v->staff, &v->n_staff, err);
}

/* What came after the version that was seen: each entry is one version. */
static void
set_news(CaseView *v)
{
	int64_t n = v->version - v->typed.seen;

	if (!v->typed.is_conflict || n <= 0)
		return;
	v->n_news = MIN((size_t)n, v->n_entries);
	v->news = v->entries + (v->n_entries - v->n_news);
}

static void
set_state(const Page *p, const Case *c, CaseView *v)
{
	const Reader *rd = &p->rd;
	TextArg opened = TEXT_ARG(
	    when_text(rd->a, rd->lang, rd->tz, c->opened_at, rd->now));
	TextArg into = TEXT_ARG(c->merged_into);

	v->version = c->version;
	v->step_words = text(rd->lang, step_text(c->step));
	v->channel_words = text(rd->lang, channel_text(c->channel));
	v->opened = text_format(rd->a, rd->lang, TEXT_CASE_OPENED, &opened, 1);
	v->response = chip_response(rd, c);
	v->update = chip_update(rd, c);
	v->solution = chip_solution(rd, c);
	v->response.url = v->update.url = v->solution.url = arena_printf(rd->a,
	    "/case/%" G_GINT64_FORMAT "/clocks", c->id);
	v->is_closed = c->status == STATUS_CLOSED;
	v->is_solved = c->status == STATUS_SOLVED;
	v->is_mine = c->assignee_id == req_actor(p->r)->staff_id;
	v->me = arena_printf(rd->a, "%" G_GINT64_FORMAT, req_actor(p->r)->staff_id);
	v->may_escalate = c->step < STEP_PARTNER && !v->is_solved;
	v->may_take_back = c->step > STEP_DESK && !v->is_solved;
	if (c->merged_into) {
		v->merged_into = c->merged_into;
		v->merged_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT,
		    c->merged_into);
		v->merged_words = text_format(rd->a, rd->lang, TEXT_CASE_MERGE_WENT,
		    &into, 1);
	}
}

/* The outages that it may belong to, and the one that it does. */
static bool
set_outage(const Page *p, const Case *c, CaseView *v, GError **err)
{
	const Reader *rd = &p->rd;
	Outage *on, *own = NULL;
	size_t n;

	if (!outage_store_on(req_db(p->r), rd->a, &on, &n, err) ||
	    (c->outage_id &&
	        !outage_store_find(req_db(p->r), rd->a, c->outage_id, &own, err)))
		return false;
	Choice *choices = arena_newv(rd->a, Choice, n);
	for (size_t i = 0; i < n; i++)
		choices[i] = (Choice){ arena_printf(rd->a, "%" G_GINT64_FORMAT, on[i].id),
			on[i].title, on[i].id == c->outage_id };
	v->outages = choices;
	v->n_outages = n;
	v->outage_form_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT "/outage",
	    c->id);
	if (own) {
		v->outage_url = arena_printf(rd->a, "/outage/%" G_GINT64_FORMAT, own->id);
		v->outage_title = own->title;
	}
	return true;
}

/* To whom the case would go, and why him. */
static const char *
proposed_words(const Reader *rd, const Proposed *to)
{
	Instant at = to->why == PROPOSED_NEXT ? to->from : to->until;
	const TextArg args[] = { text_arg_s(to->staff->name),
		text_arg_s(at ? when_text(rd->a, rd->lang, rd->tz, at, rd->now) : "") };

	switch (to->why) {
	case PROPOSED_KNOWS:
		return text_format(rd->a, rd->lang, TEXT_PROPOSED_KNOWS, args, 1);
	case PROPOSED_ON:
		return at ? text_format(rd->a, rd->lang, TEXT_PROPOSED_ON_UNTIL, args, 2)
		          : text_format(rd->a, rd->lang, TEXT_PROPOSED_ON, args, 1);
	case PROPOSED_NEXT:
		return text_format(rd->a, rd->lang, TEXT_PROPOSED_NEXT, args, 2);
	case PROPOSED_ROLE:
		return text_format(rd->a, rd->lang, TEXT_PROPOSED_ROLE, args, 1);
	}
	g_assert_not_reached();
}

static bool
set_escalation(Db *db, const Reader *rd, const Case *c, CaseView *v, GError **err)
{
	Proposed next = { 0 }, partner;
	Decision *asked;

	if (v->is_closed)
		return true;
	if ((v->may_escalate && !duty_propose(db, rd->a, c, (CaseStep)(c->step + 1),
	                            rd->now, &next, err)) ||
	    !duty_propose(db, rd->a, c, STEP_PARTNER, rd->now, &partner, err) ||
	    !decision_store_open(db, rd->a, c->id, &asked, err))
		return false;
	if (next.staff)
		v->proposed = proposed_words(rd, &next);
	if (partner.staff)
		v->asks = partner.staff->name;
	if (asked)
		v->asked_url = arena_printf(rd->a, "/decision/%" G_GINT64_FORMAT,
		    asked->id);
	return true;
}

static bool
fill(const Page *p, const CaseLine *line, CaseView *v, GError **err)
{
	const Reader *rd = &p->rd;
	const Case *c = &line->c;
	Db *db = req_db(p->r);
	PersonSide *person;
	CustomerSide *customer;
	EntryView *views;
	Entry *entries;

	v->row = case_row(rd, line);
	set_urls(rd->a, v);
	set_state(p, c, v);
	if (!set_choices(db, rd, c, v, err) || !set_escalation(db, rd, c, v, err) ||
	    !entry_store_of_case(db, rd->a, c->id, false, &entries, &v->n_entries, err) ||
	    !entry_views(db, rd, v->url, entries, v->n_entries, &views, err) ||
	    !side_of_person(db, rd, c->person_id, c->id, &person, err) ||
	    !horizon_show(db, rd, c, v, err) ||
	    !waiting_view_of(db, rd, c, &v->waiting, err) ||
	    !side_of_customer(db, rd, c->customer_id, (Category)c->category, c->id,
	        &customer, err) ||
	    !referral_views(db, rd, c, &v->referrals, &v->n_referrals, err) ||
	    !guide_side_of(db, rd, c, req_actor(p->r)->staff_id, &v->guides, err))
		return false;
	if (!set_outage(p, c, v, err) || !time_side(p->r, rd, c, &v->time, err) ||
	    !handin_side(db, rd, c, &v->handins, err) ||
	    !visit_side(db, rd, p->house, c, &v->visits, err) ||
	    !remote_side(db, rd, c, &v->remote, err))
		return false;
	v->remote_chip = v->remote && v->remote->is_open ? &v->remote->state : NULL;
	v->entries = views;
	v->person = person;
	v->customer = customer;
	set_news(v);
	return true;
}

static void
set_preview(const Page *p, CaseView *v)
{
	SafeHtml *html = arena_new0(p->rd.a, SafeHtml);

	*html = markdown_to_html(p->rd.a, v->typed.text);
	v->preview = html;
}

/* What he is writing, who else is there, and what goes in a moment. */
static bool
set_composer(const Page *p, bool is_typed, CaseView *v, GError **err)
{
	Db *db = req_db(p->r);
	int64_t me = req_actor(p->r)->staff_id;

	if (v->typed.is_preview)
		set_preview(p, v);
	return (is_typed || draft_show(db, &p->rd, me, v, err)) &&
	       draft_show_files(db, &p->rd, me, v, err) &&
	       presence_show(db, &p->rd, me, v, err) &&
	       dispatch_of_case(db, &p->rd, v, err);
}

/* typed is NULL unless it comes back from a form; *line is NULL if there is none. */
static bool
make(const Page *p, int64_t number, const CaseTyped *typed, CaseLine **line, CaseView *v,
    GError **err)
{
	static const CaseTyped nothing = { .kind = "answer",
		.text = "",
		.status = "",
		.minutes = "" };

	*v = (CaseView){ .typed = typed ? *typed : nothing, .began = p->rd.now };
	return case_store_find_line(req_db(p->r), p->rd.a, number, line, err) &&
	       (!*line ||
	           (fill(p, *line, v, err) && set_composer(p, typed != NULL, v, err)));
}

bool
case_show(WebReq *r, int64_t number, int status, const CaseTyped *typed, GError **err)
{
	CaseView v;
	CaseLine *line;
	Page p;

	if (!page_begin(r, &p, err) || !make(&p, number, typed, &line, &v, err))
		return false;
	if (!line)
		return req_not_found(r);
	TextArg title[] = { TEXT_ARG(number), TEXT_ARG(line->c.subject) };
	p.path = v.row.url;
	case_page(p.body, &v);
	return page_end(&p, status,
	    text_format(p.rd.a, p.rd.lang, TEXT_CASE_TITLE, title, 2), err);
}

bool
case_show_beside(const Page *p, int64_t number, CaseView **out, GError **err)
{
	CaseView *v = arena_new0(p->rd.a, CaseView);
	CaseLine *line;

	*out = NULL;
	if (!make(p, number, NULL, &line, v, err))
		return false;
	if (line)
		*out = v;
	return true;
}
