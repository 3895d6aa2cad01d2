/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/query_find.h"

#include <string.h>

#include "base/name_fold.h"
#include "base/str.h"
#include "store/people_store.h"

typedef struct {
	Arena *arena;
	const Actor *who;
	int64_t *ids;
	size_t n;
} Finding;

static bool
find_customers(Db *db, Finding *f, const char *typed, GError **err)
{
	Customer *found;
	size_t n;

	if (!customer_store_search(db, f->arena, typed, QUERY_MAX_SAME, &found, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*arena_push(f->arena, &f->ids, &f->n) = found[i].id;
	return true;
}

static bool
find_people(Db *db, Finding *f, const char *typed, GError **err)
{
	Person *found;
	size_t n;

	if (!person_store_search(db, f->arena, typed, QUERY_MAX_SAME, &found, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*arena_push(f->arena, &f->ids, &f->n) = found[i].id;
	return true;
}

/* Those who left, too: their cases are still theirs. */
static bool
find_staff(Db *db, Finding *f, const char *typed, GError **err)
{
	const char *mail = str_lower(f->arena, typed);
	Staff *all;
	size_t n;

	if (!staff_store_all(db, f->arena, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (name_fits(f->arena, all[i].name, typed) || !strcmp(all[i].mail, mail))
			*arena_push(f->arena, &f->ids, &f->n) = all[i].id;
	return true;
}

static bool
find_ids(Db *db, Finding *f, const QueryName *name, GError **err)
{
	if (name->kind != NAME_TYPED) {
		*arena_push(f->arena, &f->ids,
		    &f->n) = name->kind == NAME_ME ? f->who->staff_id : 0;
		return true;
	}
	if (name->filter == FILTER_CUSTOMER)
		return find_customers(db, f, name->typed, err);
	if (name->filter == FILTER_FROM)
		return find_people(db, f, name->typed, err);
	return find_staff(db, f, name->typed, err);
}

static void
add_ids(Arena *a, const int64_t **to, size_t *n_to, const Finding *f)
{
	int64_t *all = arena_newv(a, int64_t, *n_to + f->n);

	if (*n_to)
		memcpy(all, *to, *n_to * sizeof *all);
	if (f->n)
		memcpy(all + *n_to, f->ids, f->n * sizeof *all);
	*to = all;
	*n_to += f->n;
}

bool
query_find(Db *db, Arena *a, const Actor *who, Query *q, CaseFilter *out, GError **err)
{
	*out = (CaseFilter){ .fixed = q->fixed };
	for (size_t i = 0; i < q->n_names; i++) {
		const QueryName *name = &q->names[i];
		FilterIds *to = name->filter == FILTER_CUSTOMER ? &out->customers
		                : name->filter == FILTER_FROM   ? &out->people
		                                                : &out->assignees;
		Finding f = { .arena = a, .who = who };

		if (!find_ids(db, &f, name, err))
			return false;
		if (!f.n) {
			*arena_push(a, &q->problems,
			    &q->n_problems) = (QueryProblem){ PROBLEM_VALUE, name->filter,
				name->typed };
		} else if (name->not ) {
			add_ids(a, &to->not_ids, &to->n_not, &f);
		} else {
			to->is_set = true;
			add_ids(a, &to->ids, &to->n, &f);
		}
	}
	return true;
}
