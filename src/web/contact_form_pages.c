/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/contact_form_pages.h"

#include <string.h>

#include "base/err.h"
#include "contact_form.tmpl.h" /* made from web/tmpl/contact_form.tmpl */
#include "desk/contact_form.h"
#include "model/host_check.h"
#include "model/when.h"
#include "store/contact_form_store.h"
#include "store/host_check_store.h"
#include "store/people_store.h"
#include "web/frame.h"

#define MAX_SITES 4000 /* bytes, as typed */

const char *
contact_logo_url(Arena *a, const char *slug, const ContactForm *f)
{
	return f->logo_sha256
	           ? arena_printf(a, "/support/%s/logo?v=%.12s", slug, f->logo_sha256)
	           : NULL;
}

const char *
contact_form_address(Arena *a, const House *house, const char *slug, const ContactForm *f)
{
	const char *url = f->host ? contact_url(a, house->url, f->host) : house->url;

	return arena_printf(a, "%s/support/%s", url, slug);
}

const char *
contact_form_at(Arena *a, const House *house, const char *slug, const ContactForm *f)
{
	return f->host ? contact_url(a, house->url, f->host)
	               : contact_form_address(a, house, slug, f);
}

static const char *
wrong_field(const GError *why)
{
	static const char *const fields[][2] = {
		{ "contact.host", "host" },
		{ "contact.sites", "sites" },
		{ "contact.logo", "logo" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (g_str_has_prefix(why->message, fields[i][0]))
			return fields[i][1];
	return NULL;
}

static bool
find(WebReq *r, Customer **c, ContactForm **f, GError **err)
{
	int64_t id = req_int(r, "id");

	return customer_store_find(req_db(r), req_arena(r), id, c, err) &&
	       contact_form_store_of(req_db(r), req_arena(r), id, f, err);
}

static ContactSnippet
snippet_of(Lang lang, const char *url)
{
	return (ContactSnippet){
		.url = url,
		.lang = lang_code(lang),
		.title = text(lang, TEXT_SUPPORT_TITLE),
		.text = text(lang, TEXT_SUPPORT_TEXT),
		.files = text(lang, TEXT_SUPPORT_FILES),
		.name = text(lang, TEXT_SUPPORT_NAME),
		.mail = text(lang, TEXT_SUPPORT_MAIL),
		.phone = text(lang, TEXT_SUPPORT_PHONE),
		.send = text(lang, TEXT_SUPPORT_SEND),
	};
}

static void
set_addresses(const Page *p, const Customer *c, const ContactForm *f, ContactFormView *v)
{
	Arena *a = p->rd.a;
	const char *ours = contact_origin(a, p->house->url);
	const char *host = ours ? strstr(ours, "://") + 3 : "";

	v->desk_host = arena_strndup(a, host, strcspn(host, ":"));
	v->form_url = arena_printf(a, "/support/%s", c->slug);
	v->form_at = contact_form_at(a, p->house, c->slug, f);
	v->snippet = snippet_of(c->lang, contact_form_address(a, p->house, c->slug, f));
	v->has_sites = *f->sites != '\0';
	v->logo_url = contact_logo_url(a, c->slug, f);
	v->logo_width = f->logo.width;
	v->logo_height = f->logo.height;
}

/* Whether the links in mails lead to its host, and if not, why. */
static bool
say_links(const Page *p, const ContactForm *f, ContactFormView *v, GError **err)
{
	const Reader *rd = &p->rd;
	HostCheck *h;

	v->links_always = f->links_always;
	if (!f->host)
		return true;
	if (!host_check_store_find(req_db(p->r), rd->a, f->host, &h, err))
		return false;
	if (!h) {
		v->links = text(rd->lang, TEXT_CONTACT_LINKS_SOON);
		v->links_look = "wait";
		v->links_is = text(rd->lang, TEXT_CONTACT_LINKS_NOT_YET);
		return true;
	}
	bool there = f->links_always || host_is_reached(h);
	Instant at = h->trouble == HOST_REACHED ? h->reached_at : h->checked_at;
	const TextArg args[] = { text_arg_s(f->host),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, at, rd->now)),
		text_arg_s(text(rd->lang, host_trouble_text(h->trouble))),
		text_arg_s(v->desk_host) };
	if (h->trouble == HOST_REACHED) {
		v->links = text_format(rd->a, rd->lang, TEXT_CONTACT_LINKS_THERE, args,
		    2);
		v->links_look = "fine";
		v->links_is = text(rd->lang, TEXT_CONTACT_LINKS_WORK);
	} else {
		v->links = text_format(rd->a, rd->lang,
		    there ? TEXT_CONTACT_LINKS_STILL : TEXT_CONTACT_LINKS_NOT, args,
		    there ? 3 : 4);
		v->links_look = there ? "soon" : "wait";
		v->links_is = text(rd->lang,
		    there ? TEXT_CONTACT_LINKS_UNREACHED : TEXT_CONTACT_LINKS_NOT_YET);
	}
	return true;
}

static bool
show(WebReq *r, const Customer *c, const ContactForm *f, const GError *why, GError **err)
{
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	const char *customer = arena_printf(p.rd.a, "/customer/%" G_GINT64_FORMAT, c->id);
	ContactFormView v = {
		.title = text(p.rd.lang, TEXT_CONTACT_TITLE),
		.customer = c->name,
		.url = arena_printf(p.rd.a, "%s/form", customer),
		.back_url = customer,
		.version = why ? req_int(r, "seen") : f->version,
		.host = why       ? req_text(r, "host")
		        : f->host ? f->host
		                  : "",
		.sites = why ? req_text(r, "sites") : f->sites,
		.error = why ? req_says(r, why) : NULL,
		.wrong = why ? wrong_field(why) : NULL,
	};
	set_addresses(&p, c, f, &v);
	if (!say_links(&p, f, &v, err))
		return false;
	if (why)
		v.links_always = req_bool(r, "links_always");
	p.here = "customers";
	p.path = v.url;
	contact_form_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_form(WebReq *r, GError **err)
{
	ContactForm *f;
	Customer *c;

	if (!find(r, &c, &f, err))
		return false;
	return c ? show(r, c, f, NULL, err) : req_not_found(r);
}

static bool
post_form(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	ContactForm *f;
	Customer *c;
	size_t n;
	const Upload *logo = req_files(r, "logo", &n);
	const ContactFormSave save = {
		.customer_id = req_int(r, "id"),
		.seen = req_int(r, "seen"),
		.host = req_text(r, "host"),
		.sites = req_text(r, "sites"),
		.links_always = req_bool(r, "links_always"),
		.logo = n ? logo->data : NULL,
		.logo_size = n ? logo->size : 0,
		.no_logo = req_bool(r, "no_logo"),
	};

	if (contact_form_save(req_db(r), req_arena(r), req_blobs(r), req_actor(r), &save,
	        &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/customer/%" G_GINT64_FORMAT "/form",
		        save.customer_id),
		    TEXT_CONTACT_SAVED);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	if (!find(r, &c, &f, err))
		return false;
	return c ? show(r, c, f, why, err) : req_not_found(r);
}

static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param save_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "seen", P_INT, true, G_MAXINT64, NULL },
	{ "host", P_TEXT, false, 300, NULL },
	{ "links_always", P_BOOL, false, 0, NULL },
	{ "sites", P_LINES, false, MAX_SITES, NULL },
	{ "logo", P_FILES, false, (int64_t)4 * 1024 * 1024, NULL },
	{ "no_logo", P_BOOL, false, 0, NULL },
	{ 0 },
};

const Route contact_form_routes[] = {
	{ "GET", "/customer/:id/form", MAY_STAFF, false,
	    "What a customer's contact form has of its own", id_params, get_form },
	{ "POST", "/customer/:id/form", MAY_STAFF, true, "Saves it", save_params,
	    post_form },
	{ 0 },
};
