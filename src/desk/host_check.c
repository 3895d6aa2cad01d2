/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/host_check.h"

#include <string.h>

#include "desk/notify.h"
#include "model/when.h"
#include "store/contact_form_store.h"
#include "store/host_check_store.h"
#include "store/people_store.h"

#define LOST_FOR  HOURS(1) /* sooner it may be a restart, or the DNS of an hour ago */
#define LAST_WORD DAYS(3)

bool
house_at_customer(Db *db, Arena *a, const House *house, const ContactForm *form,
    const House **out, GError **err)
{
	HostCheck *check;

	*out = house;
	if (!form || !form->host)
		return true;
	if (!host_check_store_find(db, a, form->host, &check, err))
		return false;
	if (!form->links_always && !host_is_reached(check))
		return true;
	House *there = arena_memdup(a, house, sizeof *house);
	there->url = contact_url(a, house->url, form->host);
	*out = there;
	return true;
}

/* --- what is looked at --- */

static const char *
own_host(Arena *a, const House *house)
{
	const char *origin = g_str_has_prefix(house->url, "https:")
	                         ? contact_origin(a, house->url)
	                         : NULL;

	return origin ? contact_host_of_header(a, strstr(origin, "://") + 3) : NULL;
}

bool
host_check_wanted(Db *db, Arena *a, int64_t customer_id, HostWanted *out, GError **err)
{
	ContactForm *form = NULL;
	House *house = arena_new0(a, House);

	*out = (HostWanted){ 0 };
	if (!house_load(db, a, house, err) ||
	    (customer_id && !contact_form_store_of(db, a, customer_id, &form, err)))
		return false;
	const char *host = form ? form->host : own_host(a, house);
	if (!host)
		return true;
	*out = (HostWanted){
		.host = host,
		.url = arena_printf(a, "%s%s", contact_url(a, house->url, host),
		    HOST_CHECK_PATH),
		.answer = house_sign(a, house, SIGN_HOST, host),
		.ca = house->url_ca,
	};
	return true;
}

bool
host_check_all(Db *db, Arena *a, HostCheck **out, size_t *n, GError **err)
{
	House house;

	return house_load(db, a, &house, err) &&
	       host_check_store_all(db, a, own_host(a, &house), out, n, err);
}

/* --- what was seen --- */

typedef struct {
	Arena *arena;
	const HostChecked *done;
	HostCheck check;
	Instant now;
} Recording;

/* In the language of each. */
static bool
tell(Db *db, const Recording *r, const Notice *notice, Instant at, GError **err)
{
	Arena *a = r->arena;
	Staff *staff;
	House house;
	size_t n;

	if (!house_load(db, a, &house, err) || !staff_store_all(db, a, &staff, &n, err))
		return false;
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(house.time_zone);
	if (!tz)
		tz = g_time_zone_new_utc();
	for (size_t i = 0; i < n; i++) {
		Lang lang = staff[i].lang;
		const TextArg args[] = { text_arg_s(r->check.host),
			text_arg_s(when_text(a, lang, tz, at, r->now)),
			text_arg_s(text(lang, host_trouble_text(r->check.trouble))) };
		Notice each = *notice;

		each.args = args;
		if (staff[i].active && staff[i].admin &&
		    !notify_staff(db, a, &staff[i], &each, r->now, err))
			return false;
	}
	return true;
}

static bool
tell_lost(Db *db, const Recording *r, GError **err)
{
	const HostCheck *h = &r->check;
	const Notice lost = {
		.thing = arena_printf(r->arena, "host %s lost at %" G_GINT64_FORMAT,
		    h->host, h->reached_at),
		.subject = TEXT_HOST_LOST_SUBJECT,
		.text = TEXT_HOST_LOST,
		.n_args = 3,
		.path = "/admin",
	};

	return !h->reached_at || h->checked_at - h->reached_at < LOST_FOR ||
	       tell(db, r, &lost, h->reached_at, err);
}

static bool
tell_ends(Db *db, const Recording *r, GError **err)
{
	const HostCheck *h = &r->check;
	bool is_last = h->certificate_ends - r->now < LAST_WORD;
	const Notice ends = {
		.thing = arena_printf(r->arena,
		    "certificate of %s ends %" G_GINT64_FORMAT "%s", h->host,
		    h->certificate_ends, is_last ? " soon" : ""),
		.subject = TEXT_HOST_CERTIFICATE_SUBJECT,
		.text = TEXT_HOST_CERTIFICATE,
		.n_args = 2,
		.path = "/admin",
		.can_wait = true,
	};

	return !host_certificate_ends(h, r->now) ||
	       tell(db, r, &ends, h->certificate_ends, err);
}

static bool
record(Db *db, void *arg, GError **err)
{
	Recording *r = arg;
	const HostSeen *seen = &r->done->seen;
	const Job *job = r->done->job;
	HostCheck *before, *h = &r->check;
	HostWanted wanted;
	bool held;

	if (!host_check_wanted(db, r->arena, job->ref, &wanted, err))
		return false;
	if (g_strcmp0(wanted.url, r->done->wanted->url) != 0)
		return job_store_wait(db, job, r->now, &held, err);
	h->host = wanted.host;
	if (!host_check_store_find(db, r->arena, h->host, &before, err))
		return false;
	h->checked_at = r->now;
	h->trouble = seen->trouble;
	h->reached_at = h->trouble == HOST_REACHED ? r->now
	                : before                   ? before->reached_at
	                                           : 0;
	h->certificate_ends = seen->certificate_ends ? seen->certificate_ends
	                      : before               ? before->certificate_ends
	                                             : 0;
	if (!job_store_wait(db, job, host_next_check(h), &held, err))
		return false;
	return !held || (host_check_store_set(db, h, err) && tell_lost(db, r, err) &&
	                    tell_ends(db, r, err));
}

bool
host_check_record(Db *db, Arena *a, const HostChecked *checked, Instant now, GError **err)
{
	Recording r = { .arena = a, .done = checked, .now = now };

	return db_transact(db, record, &r, err);
}
