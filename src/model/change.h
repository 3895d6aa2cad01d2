/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * change.h - what an entry sets of its case.
 *
 * A change names some of the case's fields and their new values. The state of a case is
 * the sum of its entries' changes in their order, and nothing else ever sets it: the
 * use cases and "skranke check" both go through case_apply(). */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/case.h"

typedef enum {
	FIELD_subject,
#define X(name) FIELD_##name,
	CASE_INT_FIELDS(X)
#undef X
	    N_CASE_FIELDS
} CaseField;

typedef struct {
	uint32_t set; /* bit 1 << CaseField */
	Case to;      /* the new values; only the fields that are set count */
} Change;

/* CHANGE(&ch, status, STATUS_OPEN) */
#define CHANGE(ch, field, value)                                                         \
	((ch)->to.field = (value), (ch)->set |= 1u << FIELD_##field)
#define CHANGES(ch, field) (((ch)->set & (1u << FIELD_##field)) != 0)

/* Takes out of the change what is so already; false if nothing is left. */
bool change_reduce(Change *ch, const Case *c);

/* Applies an entry's change: sets the fields, and at as the last change. */
void case_apply(Case *c, const Change *ch, Instant at);

/* The first field in which two states differ, or NULL: "status", "horizon" … */
const char *case_difference(const Case *a, const Case *b);

/* As it is stored: {"status":2,"assignee_id":5}. NULL if nothing is set. */
char *change_to_json(Arena *a, const Change *ch);
/* NULL is a change of nothing. Fails with ERR_INTERNAL on what is no change. */
bool change_from_json(Arena *a, const char *json, Change *ch, GError **err);
