/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/case_int.h"
#include "desk/contact_form.h"
#include "desk/house.h"
#include "store/contact_form_store.h"
#include "store/people_store.h"

typedef struct {
	Arena *arena;
	const ContactFormSave *what;
	Instant now;
	ContactForm form;
} Saving;

static bool
host_is_free(Db *db, const Saving *s, GError **err)
{
	ContactForm *other;
	House house;

	if (!s->form.host)
		return true;
	if (!house_load(db, s->arena, &house, err) ||
	    !contact_form_store_of_host(db, s->arena, s->form.host, &other, err))
		return false;
	const char *ours = contact_origin(s->arena, house.url);
	const char *host = ours ? strstr(ours, "://") + 3 : "";
	if (g_str_equal(arena_strndup(s->arena, host, strcspn(host, ":")), s->form.host))
		return fail(err, ERR_INVALID, "contact.host.ours");
	return !other || other->customer_id == s->what->customer_id ||
	       fail(err, ERR_CONFLICT, "contact.host.taken");
}

static bool
save(Db *db, void *arg, GError **err)
{
	Saving *s = arg;
	ContactForm *before;
	Customer *c;

	if (!customer_store_find(db, s->arena, s->what->customer_id, &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "customer.unknown");
	if (!host_is_free(db, s, err) ||
	    !contact_form_store_of(db, s->arena, c->id, &before, err))
		return false;
	if (!s->form.logo_sha256 && !s->what->no_logo) {
		s->form.logo_sha256 = before->logo_sha256;
		s->form.logo = before->logo;
	}
	return contact_form_store_save(db, &s->form, err) &&
	       job_store_set(db, JOB_HOST, c->id, s->form.host ? s->now : 0, s->now, err);
}

/* What can be seen in a head, and is quick on a phone. */
static bool
logo_holds(const ContactFormSave *w, Picture *logo, GError **err)
{
	if (!w->logo)
		return true;
	if (!picture_read(w->logo, w->logo_size, logo))
		return fail(err, ERR_INVALID, "contact.logo.kind");
	int least = MIN(logo->width, logo->height), most = MAX(logo->width, logo->height);
	return (w->logo_size <= LOGO_MAX_BYTES && least >= LOGO_MIN_SIDE &&
	           most <= LOGO_MAX_SIDE) ||
	       fail(err, ERR_INVALID, "contact.logo.size");
}

static bool
holds(Saving *s, GError **err)
{
	const ContactFormSave *w = s->what;
	const char *typed = w->host + strspn(w->host, " ");

	s->form = (ContactForm){ .customer_id = w->customer_id, .version = w->seen };
	s->form.links_always = w->links_always;
	s->form.host = *typed ? contact_host(s->arena, typed) : NULL;
	if (*typed && !s->form.host)
		return fail(err, ERR_INVALID, "contact.host.invalid");
	s->form.sites = contact_sites(s->arena, w->sites);
	if (!s->form.sites)
		return fail(err, ERR_INVALID, "contact.sites.invalid");
	return logo_holds(w, &s->form.logo, err);
}

bool
contact_form_save(Db *db, Arena *a, Blobs *blobs, const Actor *who,
    const ContactFormSave *what, GError **err)
{
	Saving s = { .arena = a, .what = what, .now = who->now };
	Blob logo = { .data = what->logo, .size = what->logo_size };

	if (!must_be_staff(who, err) || !holds(&s, err))
		return false;
	if (what->logo) {
		if (!blobs_put(blobs, &logo, 1, err))
			return false;
		s.form.logo_sha256 = logo.sha256;
	}
	return db_transact(db, save, &s, err);
}
