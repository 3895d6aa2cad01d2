/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/visitor.h"

#include <string.h>

#include "base/err.h"
#include "model/when.h"
#include "store/agreement_store.h"
#include "store/contact_form_store.h"
#include "store/desk_store.h"
#include "visitor.tmpl.h" /* made from web/tmpl/visitor.tmpl */
#include "web/contact_form_pages.h"

/* "Åbent nu, til kl. 16.00", "Lukket, åbner mandag kl. 8.00" */
static void
say_hours(VisitorPage *p, const Hours *hours)
{
	const Reader *rd = &p->rd;
	Instant change = hours_next_change(hours, rd->now);

	if (!change)
		return;
	p->view.is_open = hours_is_open(hours, rd->now);
	p->view.change = p->view.is_open
	                     ? when_clock(rd->a, rd->lang, rd->tz, change)
	                     : when_text(rd->a, rd->lang, rd->tz, change, rd->now);
	const TextArg at[] = { text_arg_s(p->view.change) };
	p->view.hours = text_format(rd->a, rd->lang,
	    p->view.is_open ? TEXT_VISITOR_OPEN : TEXT_VISITOR_CLOSED, at, 1);
}

bool
visitor_begin(WebReq *r, const Customer *customer, VisitorPage *p, GError **err)
{
	Arena *a = req_arena(r);
	Agreement *ag;

	*p = (VisitorPage){ .r = r, .house = req_house(r, err), .customer = customer };
	if (!p->house)
		return false;
	if (!agreement_store_in_force(req_db(r), a, customer ? customer->id : 0,
	        req_actor(r)->now, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INTERNAL, "there is no standard agreement");
	ContactForm *form = NULL;
	if (customer && !contact_form_store_of(req_db(r), a, customer->id, &form, err))
		return false;
	p->form = form;
	/* What the visitor chose himself goes before the customer's language. */
	if (customer && !req_cookie(r, "lang"))
		req_set_lang(r, customer->lang);
	p->rd = (Reader){ a, req_lang(r), hours_time_zone(ag->hours), req_actor(r)->now };
	p->body = req_part(r);
	p->open = ag->hours;
	say_hours(p, ag->hours);
	return true;
}

/* A page that belongs to two of them is that of the longer path. */
static const struct {
	const char *url;
	TextId words;
	bool for_contact;
} tabs[] = {
	{ "/my", TEXT_MY_CASES, false },
	{ "/my/company", TEXT_COMPANY_CASES, true },
	{ "/my/company/people", TEXT_COMPANY_PEOPLE, true },
	{ "/my/company/agreement", TEXT_COMPANY_AGREEMENT, true },
	{ "/my/company/meetings", TEXT_MEETING_LIST, true },
	{ "/my/company/addresses", TEXT_ADDRESS_TAB, true },
};

static bool
is_below(const char *path, const char *url)
{
	size_t n = strlen(url);

	return g_str_has_prefix(path, url) && (!path[n] || strchr("/?", path[n]));
}

static void
set_tabs(VisitorPage *p, const Person *me)
{
	bool contact = me->contact && me->customer_id;
	VisitorTab *out = arena_newv(p->rd.a, VisitorTab, G_N_ELEMENTS(tabs));
	VisitorTab *here = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(tabs); i++) {
		if (tabs[i].for_contact && !contact)
			continue;
		out[p->view.n_tabs] = (VisitorTab){ tabs[i].url,
			text(p->rd.lang, tabs[i].words) };
		if (is_below(p->view.path, tabs[i].url))
			here = &out[p->view.n_tabs];
		p->view.n_tabs++;
	}
	if (here)
		here->is_here = true;
	p->view.tabs = out;
	p->view.me = me->name;
}

bool
visitor_again(VisitorPage *p)
{
	p->rd.lang = p->body->lang = req_lang(p->r);
	say_hours(p, p->open);
	return true;
}

const char *
visitor_hours_at_button(const VisitorPage *p)
{
	const char *phone = p->house->phone;
	const TextArg args[] = { text_arg_s(p->view.change), text_arg_s(phone) };

	if (!p->view.change)
		return NULL;
	if (p->view.is_open)
		return text_format(p->rd.a, p->rd.lang, TEXT_SUPPORT_OPEN, args, 1);
	return *phone ? text_format(p->rd.a, p->rd.lang, TEXT_SUPPORT_SHUT_CALL, args, 2)
	              : text_format(p->rd.a, p->rd.lang, TEXT_SUPPORT_SHUT, args, 1);
}

/* What stands on paper of where and when it was. Not the page's own address: whoever has
 * a signed link may write in the case. */
static void
say_printed(VisitorPage *p)
{
	const Reader *rd = &p->rd;

	p->view.at = p->form
	                 ? contact_form_at(rd->a, p->house, p->customer->slug, p->form)
	                 : p->house->url;
	/* as one says it a year later: with the date */
	p->view.printed = when_text(rd->a, rd->lang, rd->tz, rd->now,
	    rd->now - DAYS(400));
}

bool
visitor_end(VisitorPage *p, int status, const char *title)
{
	bool is_danish = p->rd.lang == LANG_DA;
	VisitorView *v = &p->view;

	v->title = title;
	v->house = p->house->name;
	v->phone = p->house->phone;
	v->name = p->customer ? p->customer->name : p->house->name;
	if (p->customer && p->customer->colour)
		v->theme_url = arena_printf(p->rd.a, "/support/%s/theme.css",
		    p->customer->slug);
	if (p->form) {
		v->logo_url = contact_logo_url(p->rd.a, p->customer->slug, p->form);
		v->logo_width = p->form->logo.width;
		v->logo_height = p->form->logo.height;
	}
	say_printed(p);
	v->path = req_path(p->r);
	v->other_lang = is_danish ? "en" : "da";
	v->other_name = is_danish ? "English" : "Dansk";
	v->body = p->body;
	if (req_person(p->r))
		set_tabs(p, req_person(p->r));
	visitor_page(req_html(p->r, status), v);
	return true;
}
