/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/remote_pages.h"

#include "base/err.h"
#include "desk/remote.h"
#include "remote.tmpl.h" /* made from web/tmpl/remote.tmpl */
#include "store/case_store.h"
#include "store/people_store.h"
#include "store/remote_store.h"
#include "web/frame.h"
#include "web/remote_show.h"
#include "web/visit_show.h"

static const char *
url_of(Arena *a, int64_t id)
{
	return arena_printf(a, "/remote/%" G_GINT64_FORMAT, id);
}

/* --- asking --- */

/* Who would be asked, and what his computer was called the last time. */
static bool
fill_person(const Page *p, const Case *c, RemoteForm *v, GError **err)
{
	const char *known = NULL;
	Person *person = NULL;

	if (c->person_id &&
	    (!person_store_find(req_db(p->r), p->rd.a, c->person_id, &person, err) ||
	        !remote_store_computer(req_db(p->r), p->rd.a, c->person_id, &known, err)))
		return false;
	if (person && person->active && person->mail && *person->mail)
		v->person = person->name;
	v->computer = req_has(p->r, "computer") ? req_text(p->r, "computer")
	              : known                   ? known
	                                        : "";
	return true;
}

static bool
show_form(WebReq *r, const GError *why, GError **err)
{
	Remote *last;
	Case *c;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !case_store_find(req_db(r), p.rd.a, req_int(r, "number"), &c, err) ||
	    !remote_store_of_case(req_db(r), p.rd.a, req_int(r, "number"), &last, err))
		return false;
	if (!c)
		return req_not_found(r);
	if (!why && last && remote_is_open(last))
		return req_see_other(r, url_of(p.rd.a, last->id));
	RemoteForm v = {
		.title = text(p.rd.lang, TEXT_REMOTE_NEW),
		.error = why ? req_says(r, why) : NULL,
		.number = c->id,
		.subject = c->subject,
		.back_url = arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT, c->id),
		.what = req_text(r, "what"),
	};
	v.url = arena_printf(p.rd.a, "%s/remote", v.back_url);
	if (!fill_person(&p, c, &v, err))
		return false;
	v.by_phone = !v.person || g_str_equal(req_text(r, "by"), "phone");
	p.path = v.url;
	remote_form(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_form(WebReq *r, GError **err)
{
	return show_form(r, NULL, err);
}

static bool
post_form(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const RemoteAsk w = { .case_id = req_int(r, "number"),
		.computer = req_text(r, "computer"),
		.what = req_text(r, "what"),
		.by_phone = g_str_equal(req_text(r, "by"), "phone") };
	int64_t id;

	if (remote_ask(req_db(r), req_arena(r), req_actor(r), &w, &id, &why))
		return req_see_other_saying(r, url_of(req_arena(r), id),
		    w.by_phone ? TEXT_REMOTE_DONE_PHONE : TEXT_REMOTE_DONE_ASKED);
	if (req_user_can_mend(why))
		return show_form(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* --- the session --- */

static void
set_urls(Arena *a, const House *house, const Remote *r, RemotePage *v)
{
	const char *url = url_of(a, r->id);

	v->agreed_url = arena_printf(a, "%s/agreed", url);
	v->withdraw_url = arena_printf(a, "%s/withdraw", url);
	v->start_url = arena_printf(a, "%s/start", url);
	v->end_url = arena_printf(a, "%s/end", url);
	if (remote_url(a, house->remote_url, house->remote_schemes, r))
		v->tool_url = arena_printf(a, "%s/tool", url);
}

/* What was typed; NULL is nothing. */
typedef struct {
	const char *computer, *text, *minutes;
} Typed;
static const Typed nothing = { NULL, NULL, NULL };

static bool
show(WebReq *r, const Typed *typed, const GError *why, GError **err)
{
	Remote *s;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !remote_store_find(req_db(r), p.rd.a, req_int(r, "id"), &s, err))
		return false;
	if (!s)
		return req_not_found(r);
	RemotePage v = {
		.r = remote_side_of(&p.rd, s),
		.error = why ? req_says(r, why) : NULL,
		.number = s->case_id,
		.subject = s->subject,
		.version = s->version,
		.case_url = arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT, s->case_id),
		.is_asked = s->state == REMOTE_ASKED,
		.is_agreed = s->state == REMOTE_AGREED,
		.is_running = s->state == REMOTE_RUNNING,
		.typed_computer = typed->computer ? typed->computer : s->computer,
		.text = typed->text ? typed->text : "",
		.minutes = typed->minutes ? typed->minutes : "",
	};
	v.r.state.url = NULL; /* it is here */
	v.unsent = !v.is_running && *v.text ? v.text : NULL;
	v.title = arena_printf(p.rd.a, "%s: %s", text(p.rd.lang, TEXT_ENTRY_REMOTE),
	    s->subject);
	set_urls(p.rd.a, p.house, s, &v);
	p.path = url_of(p.rd.a, s->id);
	remote_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_remote(WebReq *r, GError **err)
{
	return show(r, &nothing, NULL, err);
}

static bool
after(WebReq *r, const Typed *typed, const GError *why, TextId done, GError **err)
{
	if (!why)
		return req_see_other_saying(r, url_of(req_arena(r), req_int(r, "id")),
		    done);
	if (req_user_can_mend(why))
		return show(r, typed, why, err);
	g_propagate_error(err, g_error_copy(why));
	return false;
}

static bool
post_agreed(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;

	remote_agreed(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), &why);
	return after(r, &nothing, why, TEXT_REMOTE_DONE_PHONE, err);
}

static bool
post_withdraw(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;

	remote_withdraw(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), &why);
	return after(r, &nothing, why, TEXT_REMOTE_DONE_WITHDRAWN, err);
}

static bool
post_start(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const Typed typed = { .computer = req_text(r, "computer") };

	remote_start(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), typed.computer, &why);
	return after(r, &typed, why, TEXT_REMOTE_DONE_STARTED, err);
}

static bool
post_end(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const Typed typed = { .text = req_text(r, "text"),
		.minutes = req_text(r, "minutes") };
	const RemoteEnd w = { .id = req_int(r, "id"),
		.seen = req_int(r, "seen"),
		.text = typed.text,
		.minutes = visit_minutes(typed.minutes),
		.by_clock = !*typed.minutes };

	remote_end(req_db(r), req_arena(r), req_actor(r), &w, &why);
	return after(r, &typed, why, TEXT_REMOTE_DONE_ENDED, err);
}

/* A browser asks before it opens a scheme that is not its own; it may follow to one, and
 * no page of ours need hold an address that a template would have to trust. */
static bool
get_tool(WebReq *r, GError **err)
{
	const House *house = req_house(r, err);
	const char *url;
	Remote *s;

	if (!house ||
	    !remote_store_find(req_db(r), req_arena(r), req_int(r, "id"), &s, err))
		return false;
	if (!s || s->state != REMOTE_RUNNING)
		return req_not_found(r);
	url = remote_url(req_arena(r), house->remote_url, house->remote_schemes, s);
	return url ? req_see_other(r, url) : req_not_found(r);
}

/* clang-format off */
#define ID { "id", P_INT, true, G_MAXINT64, NULL }
#define SEEN { "seen", P_INT, true, G_MAXINT64, NULL }
#define COMPUTER { "computer", P_TEXT, false, REMOTE_MAX_WORDS, NULL }
/* clang-format on */

static const Param form_params[] = { { "number", P_INT, true, G_MAXINT64, NULL },
	COMPUTER, { "what", P_LINES, false, REMOTE_MAX_TEXT, NULL },
	{ "by", P_CHOICE, false, 0, "mail|phone" }, { 0 } };
static const Param id_params[] = { ID, { 0 } };
static const Param step_params[] = { ID, SEEN, { 0 } };
static const Param start_params[] = { ID, SEEN, COMPUTER, { 0 } };
static const Param end_params[] = { ID, SEEN,
	{ "text", P_LINES, false, REMOTE_MAX_TEXT, NULL },
	{ "minutes", P_TEXT, false, 4, NULL }, { 0 } };

const Route remote_routes[] = {
	{ "GET", "/case/:number/remote", MAY_STAFF, false,
	    "The form with which the user is asked for a remote session, or the one "
	    "there "
	    "is",
	    form_params, get_form },
	{ "POST", "/case/:number/remote", MAY_STAFF, true,
	    "Asks for consent, or notes that it was given by telephone (M9)", form_params,
	    post_form },
	{ "GET", "/remote/:id", MAY_STAFF, false,
	    "A remote session: consent, the tool, and what was done", id_params,
	    get_remote },
	{ "POST", "/remote/:id/agreed", MAY_STAFF, true, "The user said yes by telephone",
	    step_params, post_agreed },
	{ "POST", "/remote/:id/withdraw", MAY_STAFF, true, "It is not wanted any more",
	    step_params, post_withdraw },
	{ "POST", "/remote/:id/start", MAY_STAFF, true, "It begins", start_params,
	    post_start },
	{ "GET", "/remote/:id/tool", MAY_STAFF, false,
	    "Leads on to the tool, while it runs", id_params, get_tool },
	{ "POST", "/remote/:id/end", MAY_STAFF, true, "It ends, with what was done",
	    end_params, post_end },
	{ 0 },
};
