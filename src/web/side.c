/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/side.h"

#include "model/when.h"
#include "store/agreement_store.h"
#include "store/desk_store.h"
#include "store/people_store.h"

/* How many other cases are said. */
#define SIDE_CASES 6
/* How many are looked through for those that are open. */
#define SIDE_LOOK  40

const char *
phone_url(Arena *a, const char *phone)
{
	g_autoptr(GString) url = g_string_new("tel:");

	if (!phone)
		return NULL;
	for (const char *p = phone; *p; p++)
		if (g_ascii_isdigit(*p) || *p == '+')
			g_string_append_c(url, *p);
	return arena_strdup(a, url->str);
}

static CaseLink
case_link(const Reader *rd, const Case *c)
{
	return (CaseLink){
		.number = c->id,
		.url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT, c->id),
		.subject = c->subject,
		.state = text(rd->lang, status_text(c->status)),
	};
}

CaseLink *
case_links_of(const Reader *rd, const CaseLine *lines, size_t n)
{
	CaseLink *links = arena_newv(rd->a, CaseLink, n);

	for (size_t i = 0; i < n; i++)
		links[i] = case_link(rd, &lines[i].c);
	return links;
}

/* Of the last changed cases of a customer or person, all or the open ones. */
static bool
other_cases(Db *db, const Reader *rd, CaseListKind kind, int64_t of_id, int64_t but_case,
    CaseLink **out, size_t *n_out, GError **err)
{
	bool only_open = kind == LIST_CUSTOMER;
	CaseLine *lines;
	size_t n;

	if (!case_store_list(db, rd->a, kind, of_id, (CaseListAfter){ 0 },
	        only_open ? SIDE_LOOK : SIDE_CASES + 1, &lines, &n, err))
		return false;
	CaseLink *links = arena_newv(rd->a, CaseLink, SIDE_CASES);
	*n_out = 0;
	for (size_t i = 0; i < n && *n_out < SIDE_CASES; i++)
		if (lines[i].c.id != but_case &&
		    (!only_open || lines[i].c.status < STATUS_SOLVED))
			links[(*n_out)++] = case_link(rd, &lines[i].c);
	*out = links;
	return true;
}

bool
side_of_person(Db *db, const Reader *rd, int64_t person_id, int64_t but_case,
    PersonSide **out, GError **err)
{
	Arena *a = rd->a;
	Person *p = NULL;
	CaseLink *cases;
	size_t n_cases;

	*out = NULL;
	if (!person_id)
		return true;
	if (!person_store_find(db, a, person_id, &p, err))
		return false;
	if (!p)
		return true;
	if (!other_cases(db, rd, LIST_PERSON, p->id, but_case, &cases, &n_cases, err))
		return false;
	PersonSide *side = arena_new0(a, PersonSide);
	*side = (PersonSide){
		.id = p->id,
		.url = arena_printf(a, "/person/%" G_GINT64_FORMAT, p->id),
		.name = p->name,
		.initials = initials_of(a, p->name),
		.mail = p->mail,
		.mail_url = p->mail ? arena_printf(a, "mailto:%s", p->mail) : NULL,
		.phone = p->phone,
		.phone_url = phone_url(a, p->phone),
		.is_contact = p->contact,
		.customer = p->customer_name,
		.customer_url = arena_printf(a, "/customer/%" G_GINT64_FORMAT,
		    p->customer_id),
		.cases = cases,
		.n_cases = n_cases,
	};
	*out = side;
	return true;
}

static const char *
hours_words(const Reader *rd, const Hours *h, bool *is_open)
{
	Instant change = hours_next_change(h, rd->now);
	TextArg at;

	*is_open = hours_is_open(h, rd->now);
	if (!change)
		return text(rd->lang, TEXT_SIDE_OPEN_ALWAYS);
	at = TEXT_ARG(when_text(rd->a, rd->lang, hours_time_zone(h), change, rd->now));
	return text_format(rd->a, rd->lang,
	    *is_open ? TEXT_SIDE_OPEN_UNTIL : TEXT_SIDE_CLOSED_UNTIL, &at, 1);
}

static bool
set_agreement(Db *db, const Reader *rd, int64_t customer_id, Category category,
    CustomerSide *side, GError **err)
{
	Agreement *ag = NULL;

	if (!agreement_store_in_force(db, rd->a, customer_id, rd->now, &ag, err))
		return false;
	if (!ag)
		return true;
	side->agreement = ag->name;
	side->agreement_url = arena_printf(rd->a,
	    "/customer/%" G_GINT64_FORMAT "/agreement", customer_id);
	side->hours = hours_words(rd, ag->hours, &side->is_open);
	if (category) {
		const Target *t = &ag->targets[category];
		TextArg args[] = {
			TEXT_ARG(when_length(rd->a, rd->lang,
			    t->clock[CLOCK_RESPONSE].length)),
			TEXT_ARG(when_length(rd->a, rd->lang,
			    t->clock[CLOCK_SOLUTION].length)),
		};

		side->targets = text_format(rd->a, rd->lang,
		    t->clock[CLOCK_SOLUTION].always ? TEXT_SIDE_TARGETS_ALWAYS
		                                    : TEXT_SIDE_TARGETS_WORDS,
		    args, 2);
	}
	return true;
}

bool
side_of_customer(Db *db, const Reader *rd, int64_t customer_id, Category category,
    int64_t but_case, CustomerSide **out, GError **err)
{
	Arena *a = rd->a;
	Customer *c = NULL;
	Staff *consultants;
	CaseLink *cases;
	size_t n_consultants, n_cases;

	*out = NULL;
	if (!customer_id)
		return true;
	if (!customer_store_find(db, a, customer_id, &c, err))
		return false;
	if (!c)
		return true;
	if (!customer_store_consultants(db, a, c->id, &consultants, &n_consultants,
	        err) ||
	    !other_cases(db, rd, LIST_CUSTOMER, c->id, but_case, &cases, &n_cases, err))
		return false;
	CustomerSide *side = arena_new0(a, CustomerSide);
	*side = (CustomerSide){
		.url = arena_printf(a, "/customer/%" G_GINT64_FORMAT, c->id),
		.name = c->name,
		.phone = c->phone,
		.phone_url = phone_url(a, c->phone),
		.notes = c->notes ? c->notes : "",
		.consultants = consultants,
		.n_consultants = n_consultants,
		.cases = cases,
		.n_cases = n_cases,
	};
	if (!set_agreement(db, rd, c->id, category, side, err))
		return false;
	*out = side;
	return true;
}
