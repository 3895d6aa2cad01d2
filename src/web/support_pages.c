/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/support_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/form_receive.h"
#include "model/colour.h"
#include "store/contact_form_store.h"
#include "store/outage_store.h"
#include "store/people_store.h"
#include "support.tmpl.h" /* made from web/tmpl/support.tmpl */
#include "web/outage_banner.h"
#include "web/support_known.h"
#include "web/visitor.h"

bool
support_customer(WebReq *r, Customer **out, GError **err)
{
	if (!customer_store_find_by_slug(req_db(r), req_arena(r), req_text(r, "slug"),
	        out, err))
		return false;
	if (*out && !(*out)->active)
		*out = NULL;
	return true;
}

/* With which field is it? The message says what; this says where to show it. */
static const char *
field_of(const GError *why)
{
	static const struct {
		const char *message, *field;
	} fields[] = {
		{ "person.name.missing", "name" },
		{ "person.mail.invalid", "mail" },
		{ "case.text.missing", "text" },
		{ "case.text.too_long", "text" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (g_str_equal(why->message, fields[i].message))
			return fields[i].field;
	return NULL;
}

/* --- the form --- */

/* Where the form is, with how it is shown: within a page, and in which language there. */
static const char *
form_url(WebReq *r, const Customer *c, const char *and)
{
	const char *lang = req_text(r, "lang");
	bool embed = req_bool(r, "embed");
	const char *with = arena_printf(req_arena(r), "%s%s%s%s", embed ? "&embed=1" : "",
	    embed && *lang ? "&lang=" : "", embed ? lang : "", and);

	return *with ? arena_printf(req_arena(r), "/support/%s?%s", c->slug, with + 1)
	             : arena_printf(req_arena(r), "/support/%s", c->slug);
}

/* Whoever shows it within a page of his must be known. */
static bool
begin(WebReq *r, const Customer *c, VisitorPage *p, GError **err)
{
	const char *lang = req_text(r, "lang");

	if (!visitor_begin(r, c, p, err))
		return false;
	if (!req_bool(r, "embed"))
		return true;
	p->view.is_embed = true;
	req_allow_frames(r, p->form->sites);
	if (*lang) {
		req_set_lang(r, lang_from_code(lang));
		return visitor_again(p);
	}
	return true;
}

static bool
set_outages(const VisitorPage *p, const Known *known, SupportView *v, GError **err)
{
	OutageBanner *outages;

	if (!outage_banners_of_customer(req_db(p->r), &p->rd, p->customer->id, &outages,
	        &v->n_outages, err))
		return false;
	for (size_t i = 0; i < v->n_outages; i++) {
		outages[i].tell_url = form_url(p->r, p->customer,
		    arena_printf(p->rd.a, "&outage=%" G_GINT64_FORMAT, outages[i].id));
		outages[i].known_mail = known ? known->mail : NULL;
		outages[i].began = v->began;
	}
	v->outages = outages;
	return true;
}

static bool
show(WebReq *r, const Customer *c, SupportView *v, int status, GError **err)
{
	Arena *a = req_arena(r);
	VisitorPage p;
	Known known;

	if (!begin(r, c, &p, err))
		return false;
	bool is_known = known_read(r, p.house, c->id, &known);
	if (is_known) {
		v->known = *known.name ? arena_printf(a, "%s, %s", known.name, known.mail)
		                       : known.mail;
		v->forget_url = arena_printf(a, "/support/%s/forget", c->slug);
	}
	if (is_known && !v->error) {
		v->name = known.name;
		v->mail = known.mail;
		v->phone = known.phone;
	}
	v->action = form_url(r, c, "");
	v->began = support_began(r, p.house, c->slug);
	v->guides_url = arena_printf(a, "/support/%s/guides", c->slug);
	v->hours = visitor_hours_at_button(&p);
	v->is_embed = p.view.is_embed;
	if (!set_outages(&p, is_known ? &known : NULL, v, err))
		return false;
	p.view.has_script = true;
	support_form(p.body, v);
	return visitor_end(&p, status, text(p.rd.lang, TEXT_SUPPORT_TITLE));
}

static bool
show_sent(WebReq *r, const Customer *c, GError **err)
{
	bool waits = g_str_equal(req_text(r, "sent"), "waits");
	VisitorPage p;

	if (!begin(r, c, &p, err))
		return false;
	const SupportSentView v = {
		.title = text(p.rd.lang, TEXT_SUPPORT_SENT),
		.words = text(p.rd.lang,
		    waits ? TEXT_SUPPORT_WAITS : TEXT_SUPPORT_THANKS),
		.again_url = form_url(r, c, ""),
	};
	p.view.has_script = true;
	support_sent(p.body, &v);
	return visitor_end(&p, 200, v.title);
}

static bool
get_support(WebReq *r, GError **err)
{
	SupportView v = { .name = "", .mail = "", .phone = "", .text = "" };
	Customer *c;

	if (!support_customer(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	return *req_text(r, "sent") ? show_sent(r, c, err) : show(r, c, &v, 200, err);
}

/* --- what was sent --- */

/* Who only says that he, too, is hit says nothing else. */
static bool
set_outage(WebReq *r, const Customer *c, FormReport *w, GError **err)
{
	Outage *o;

	w->outage_id = req_int(r, "outage");
	if (!w->outage_id)
		return true;
	if (!outage_store_find(req_db(r), req_arena(r), w->outage_id, &o, err))
		return false;
	if (!o)
		return fail(err, ERR_INVALID, "outage.over");
	w->subject = o->title;
	w->text = text(c->lang, TEXT_SUPPORT_ME_TOO);
	w->category = CATEGORY_OUTAGE;
	return true;
}

static bool
receive(WebReq *r, const House *house, const Customer *c, int64_t *id, GError **err)
{
	const Actor nobody = { .now = req_actor(r)->now, .lang = req_lang(r) };
	FormReport w = {
		.customer_id = c->id,
		.name = req_text(r, "name"),
		.mail = req_text(r, "mail"),
		.phone = req_text(r, "phone"),
		.text = req_text(r, "text"),
		.category = (Category)req_int(r, "category"),
		.lang = req_lang(r),
		.address = req_address(r),
	};
	ContactForm *form;
	Known known;

	if (!contact_form_store_of(req_db(r), req_arena(r), c->id, &form, err))
		return false;
	bool is_known = known_read(r, house, c->id, &known);
	if (is_known && !*w.mail) {
		w.name = known.name;
		w.mail = known.mail;
		w.phone = known.phone;
	}
	w.doubt = support_doubt(r, house, c, is_known,
	    contact_form_knows(form, req_origin(r)));
	if (!set_outage(r, c, &w, err) ||
	    !req_attachments(r, "file", &w.attachments, &w.n_attachments, err) ||
	    !form_receive(req_db(r), req_arena(r), &nobody, &w, id, err))
		return false;
	if (*id && req_from_here(r)) {
		const Known now = { w.name, w.mail, w.phone };
		known_keep(r, house, c->id, &now);
	}
	return true;
}

/* On to his case; within a page of the customer's only that it was sent. */
static bool
sent(WebReq *r, const House *house, const Customer *c, int64_t id)
{
	if (!id)
		return req_see_other(r, form_url(r, c, "&sent=waits"));
	if (req_bool(r, "embed"))
		return req_see_other(r, form_url(r, c, "&sent=yes"));
	/* Its path alone: the visitor may have come by another name of ours. */
	const char *link = house_case_link(req_arena(r), house, id);
	return req_see_other_saying(r, link + strlen(house->url), TEXT_SUPPORT_THANKS);
}

static bool
post_support(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Customer *c;
	const House *house = req_house(r, err);
	int64_t id;

	if (!house || !support_customer(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	if (receive(r, house, c, &id, &why))
		return sent(r, house, c, id);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	SupportView v = {
		.name = req_text(r, "name"),
		.mail = req_text(r, "mail"),
		.phone = req_text(r, "phone"),
		.text = req_text(r, "text"),
		.category = req_int(r, "category"),
		.error = req_says(r, why),
		.where = field_of(why),
	};
	return show(r, c, &v, req_status_of(why), err);
}

static bool
post_forget(WebReq *r, GError **err)
{
	Customer *c;

	if (!support_customer(r, &c, err))
		return false;
	if (!c)
		return req_not_found(r);
	known_forget(r, c->id);
	return req_see_other(r, arena_printf(req_arena(r), "/support/%s", c->slug));
}

/* --- its looks --- */

/* The customer's colour for what the accent is elsewhere; readable, whatever it is. */
static bool
get_theme(WebReq *r, GError **err)
{
	Arena *a = req_arena(r);
	Customer *customer;

	if (!support_customer(r, &customer, err))
		return false;
	const char *dark = customer ? colour_on_white(a, customer->colour) : NULL;
	const char *light = customer ? colour_on_black(a, customer->colour) : NULL;
	if (!dark || !light)
		return req_not_found(r);
	Out *out = req_answer(r, 200, "text/css; charset=utf-8");
	g_string_append_printf(out->buf,
	    ":root{--accent:light-dark(%s,%s);--accent-strong:light-dark(%s,%s)}\n", dark,
	    light, dark, light);
	return true;
}

/* Its address says which logo it is, so a browser may keep it for ever. */
static bool
get_logo(WebReq *r, GError **err)
{
	Attachment logo = { .name = "logo" };
	Customer *customer;
	ContactForm *form;

	if (!support_customer(r, &customer, err))
		return false;
	if (!customer)
		return req_not_found(r);
	if (!contact_form_store_of(req_db(r), req_arena(r), customer->id, &form, err))
		return false;
	if (!form->logo_sha256 || !g_str_has_prefix(form->logo_sha256, req_text(r, "v")))
		return req_not_found(r);
	logo.content_type = form->logo.type;
	g_strlcpy(logo.sha256, form->logo_sha256, sizeof logo.sha256);
	req_header(r, "Cache-Control",
	    *req_text(r, "v") ? "public, max-age=31536000, immutable"
	                      : "public, max-age=600");
	return req_blob(r, &logo, err);
}

#define SLUG                                                                             \
	{                                                                                \
		"slug", P_TEXT, true, 60, NULL                                           \
	}
#define SHOWN                                                                            \
	{ "embed", P_BOOL, false, 0, NULL },                                             \
	{                                                                                \
		"lang", P_CHOICE, false, 0, "da|en"                                      \
	}

static const Param slug_only[] = {
	SLUG,
	{ 0 },
};
static const Param logo_params[] = {
	SLUG,
	{ "v", P_TEXT, false, 64, NULL },
	{ 0 },
};
static const Param get_params[] = {
	SLUG,
	SHOWN,
	{ "sent", P_CHOICE, false, 0, "yes|waits" },
	{ 0 },
};
static const Param form_params[] = {
	SLUG,
	SHOWN,
	{ "outage", P_INT, false, G_MAXINT64, NULL },
	{ "category", P_INT, false, N_CATEGORIES, NULL },
	{ "name", P_TEXT, false, 1000, NULL },
	{ "mail", P_TEXT, false, 1000, NULL },
	{ "phone", P_TEXT, false, 200, NULL },
	{ "text", P_LINES, false, 400000, NULL },
	{ "website", P_TEXT, false, 1000, NULL },
	{ "began", P_TEXT, false, 100, NULL },
	{ "file", P_FILES, false, UPLOAD_MAX, NULL },
	{ 0 },
};

const Route support_routes[] = {
	{ "GET", "/support/:slug", MAY_ANYONE, false, "A customer's contact form",
	    get_params, get_support },
	{ "POST", "/support/:slug", MAY_FOREIGN, false, "Files a report from the form",
	    form_params, post_support },
	{ "POST", "/support/:slug/forget", MAY_ANYONE, true,
	    "Forgets on this device who wrote in it", slug_only, post_forget },
	{ "GET", "/support/:slug/logo", MAY_ANYONE, false, "The customer's logo",
	    logo_params, get_logo },
	{ "GET", "/support/:slug/theme.css", MAY_ANYONE, false, "The customer's colour",
	    slug_only, get_theme },
	{ 0 },
};
