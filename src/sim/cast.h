/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * cast.h - the staff of Nordlys IT, their customers, and the people there. */
#pragma once

#include "base/arena.h"
#include "desk/house.h"
#include "model/person.h"
#include "sim/words.h"
#include "store/db.h"

#define CAST_PASSWORD "skranke-demo"

/* Somebody who reports. */
typedef struct {
	int64_t id; /* 0: the desk does not know him yet; a mail makes him known */
	const char *first_name, *name, *mail, *phone;
	Lang lang;
} Member;

typedef struct {
	int64_t id;
	const char *name, *recipient; /* the address that its reports are sent to */
	const Trade *trade;
	Lang lang;
	Member *members;
	int n_members;
} Firm;

typedef struct {
	int64_t id;
	const char *word; /* as a fault names him: "printerfirmaet" */
	const char *name, *mail;
	Lang lang;
} CastSupplier;

typedef struct {
	const Staff *staff;
	size_t n_staff;
	Firm *firms;
	int n_firms;
	CastSupplier *suppliers;
	size_t n_suppliers;
	House house;
} Cast;

typedef struct {
	uint64_t seed;
	int n_firms;
	Instant begin;
	bool passwords; /* may all sign in, or only the administrator? */
} CastPlan;

/* Enters all of them in the desk, as an administrator would. What it makes lives in the
 * arena. Fails if there is a staff already: a simulation needs a desk of its own. */
bool cast_hire(Db *db, Arena *a, const CastPlan *plan, Cast *cast, GError **err);

/* Somebody of the staff with that role. */
const Staff *cast_staff(const Cast *cast, Dice *d, Role role);
