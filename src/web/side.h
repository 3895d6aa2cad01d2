/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * side.h - what stands beside a case or a call: who the person is, what the customer was
 * promised, what else is open (M4, M10). NULL when there is nobody. */
#pragma once

#include "web/case_view.h"

/* The person's other cases are said, but not the case with that id (0: all of them). */
bool side_of_person(Db *db, const Reader *rd, int64_t person_id, int64_t but_case,
    PersonSide **out, GError **err);
/* For a case of that category, whose targets are said; 0: none are. */
bool side_of_customer(Db *db, const Reader *rd, int64_t customer_id, Category category,
    int64_t but_case, CustomerSide **out, GError **err);

CaseLink *case_links_of(const Reader *rd, const CaseLine *lines, size_t n);
/* "tel:+4570123456" of "+45 70 12 34 56"; NULL of NULL. */
const char *phone_url(Arena *a, const char *phone);
