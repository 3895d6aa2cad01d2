/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * query_find.h - the names in what somebody typed (model/query.h), found: of customers,
 * of people, of the staff. */
#pragma once

#include "model/actor.h"
#include "model/query.h"
#include "store/db.h"

/* Who typed it is "me". A name that nobody has is a problem of q from then on, and is
 * left out; one that many have stands for the first QUERY_MAX_SAME of them. */
#define QUERY_MAX_SAME 200
bool query_find(Db *db, Arena *a, const Actor *who, Query *q, CaseFilter *out,
    GError **err);
