/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/site.h"

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/site_int.h"
#include "store/people_store.h"

const char *
visit_line(Arena *a, const char *typed)
{
	return str_truncate_utf8(a, g_strstrip(str_strip_control(a, typed ? typed : "")),
	    VISIT_MAX_WORDS);
}

typedef struct {
	Arena *arena;
	int64_t customer_id;
	Site site;
} Saving;

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Customer *c;

	if (!customer_store_find(db, s->arena, s->customer_id, &c, err))
		return false;
	return c ? site_store_set(db, s->customer_id, &s->site, err)
	         : fail(err, ERR_INVALID, "site.customer");
}

bool
site_save(Db *db, Arena *a, const Actor *who, int64_t customer_id, const Site *what,
    GError **err)
{
	Saving s = { a, customer_id,
		{ .name = visit_line(a, what->name),
		    .address = visit_line(a, what->address),
		    .phone = visit_line(a, what->phone),
		    .travel = what->travel } };

	if (!must_be_staff(who, err))
		return false;
	if (!*s.site.name)
		return fail(err, ERR_INVALID, "site.name.missing");
	if (!*s.site.address)
		return fail(err, ERR_INVALID, "visit.address.missing");
	if (what->travel < 0 || what->travel > VISIT_MOST_TRAVEL)
		return fail(err, ERR_INVALID, "visit.travel.wrong");
	return db_transact(db, save, &s, err);
}

typedef struct {
	int64_t customer_id, id;
} Removing;

static bool
remove_it(Db *db, void *arg, GError **err)
{
	const Removing *r = arg;

	return site_store_remove(db, r->customer_id, r->id, err);
}

bool
site_remove(Db *db, const Actor *who, int64_t customer_id, int64_t id, GError **err)
{
	Removing r = { customer_id, id };

	return must_be_staff(who, err) && db_transact(db, remove_it, &r, err);
}
