/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * acting.h - as whom a command acts, and those whom its options name. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/person.h"
#include "store/db.h"

/* The member of the staff with that address, now; NULL: the administrator, if there is
 * just one. ERR_INVALID "cli.as.which" or "cli.staff.unknown". */
bool acting_as(Db *db, Arena *a, const char *mail, Actor *who, GError **err);

/* By what a person types. "" or NULL is nobody: 0. ERR_INVALID "cli.staff.unknown",
 * "cli.customer.unknown", "person.unknown". */
bool named_staff(Db *db, Arena *a, const char *mail, int64_t *id, GError **err);
bool named_customer(Db *db, Arena *a, const char *slug, int64_t *id, GError **err);
bool named_person(Db *db, Arena *a, const char *mail, Person **person, GError **err);

/* The option of those who act: Type has a member "char *as". */
#define ACTING_OPTION(Type)                                                              \
	{                                                                                \
		"as", G_OPTION_ARG_STRING, G_STRUCT_OFFSET(Type, as),                    \
		    "Who does it; unsaid, the administrator if there is one only",       \
		    "MAIL"                                                               \
	}
