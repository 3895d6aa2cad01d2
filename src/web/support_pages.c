/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/support_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/form_receive.h"
#include "model/colour.h"
#include "store/contact_form_store.h"
#include "store/people_store.h"
#include "support.tmpl.h" /* made from web/tmpl/support.tmpl */
#include "web/outage_banner.h"
#include "web/visitor.h"

/* The customer of the path; NULL if there is none, or it has left. */
static bool
find_customer(WebReq *r, Customer **out, GError **err)
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

static bool
show(WebReq *r, const Customer *customer, SupportView *v, int status, GError **err)
{
	VisitorPage p;

	if (!visitor_begin(r, customer, &p, err))
		return false;
	OutageBanner *outages;
	if (!outage_banners_of_customer(req_db(r), &p.rd, customer->id, &outages,
	        &v->n_outages, err))
		return false;
	v->outages = outages;
	v->action = arena_printf(req_arena(r), "/support/%s", customer->slug);
	support_form(p.body, v);
	return visitor_end(&p, status, text(p.rd.lang, TEXT_SUPPORT_TITLE));
}

static bool
get_support(WebReq *r, GError **err)
{
	SupportView v = { .name = "",
		.mail = "",
		.phone = "",
		.subject = "",
		.text = "" };
	Customer *customer;

	if (!find_customer(r, &customer, err))
		return false;
	return customer ? show(r, customer, &v, 200, err) : req_not_found(r);
}

static bool
receive(WebReq *r, const Customer *customer, int64_t *id, GError **err)
{
	FormReport w = {
		.customer_id = customer->id,
		.name = req_text(r, "name"),
		.mail = req_text(r, "mail"),
		.phone = req_text(r, "phone"),
		.text = req_text(r, "text"),
		.category = (Category)req_int(r, "category"),
		.lang = req_lang(r),
		.address = req_address(r),
		.suspicious = *req_text(r, "website") != '\0',
	};

	return req_attachments(r, "file", &w.attachments, &w.n_attachments, err) &&
	       form_receive(req_db(r), req_arena(r), req_actor(r), &w, id, err);
}

static bool
post_support(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Customer *customer;
	const House *house = req_house(r, err);
	int64_t id;

	if (!house || !find_customer(r, &customer, err))
		return false;
	if (!customer)
		return req_not_found(r);
	if (receive(r, customer, &id, &why)) {
		const char *link = house_case_link(req_arena(r), house, id);

		/* Its path alone: the visitor may have come by another name of ours. */
		return req_see_other_saying(r, link + strlen(house->url),
		    TEXT_SUPPORT_THANKS);
	}
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
	return show(r, customer, &v, req_status_of(why), err);
}

/* The customer's colour for what the accent is elsewhere; readable, whatever it is. */
static bool
get_theme(WebReq *r, GError **err)
{
	Arena *a = req_arena(r);
	Customer *customer;

	if (!find_customer(r, &customer, err))
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

	if (!find_customer(r, &customer, err))
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

static const Param slug_only[] = {
	{ "slug", P_TEXT, true, 60, NULL },
	{ 0 },
};
static const Param logo_params[] = {
	{ "slug", P_TEXT, true, 60, NULL },
	{ "v", P_TEXT, false, 64, NULL },
	{ 0 },
};
static const Param form_params[] = {
	{ "slug", P_TEXT, true, 60, NULL },
	{ "category", P_INT, true, N_CATEGORIES, NULL },
	{ "name", P_TEXT, false, 1000, NULL },
	{ "mail", P_TEXT, false, 1000, NULL },
	{ "phone", P_TEXT, false, 200, NULL },
	{ "text", P_LINES, false, 400000, NULL },
	{ "website", P_TEXT, false, 1000, NULL },
	{ "file", P_FILES, false, UPLOAD_MAX, NULL },
	{ 0 },
};

const Route support_routes[] = {
	{ "GET", "/support/:slug", MAY_ANYONE, false, "A customer's contact form",
	    slug_only, get_support },
	{ "POST", "/support/:slug", MAY_ANYONE, true, "Files a report from the form",
	    form_params, post_support },
	{ "GET", "/support/:slug/logo", MAY_ANYONE, false, "The customer's logo",
	    logo_params, get_logo },
	{ "GET", "/support/:slug/theme.css", MAY_ANYONE, false, "The customer's colour",
	    slug_only, get_theme },
	{ 0 },
};
