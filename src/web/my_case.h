/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * my_case.h - cases as rows of a list that a person at a customer sees. */
#pragma once

#include "store/case_store.h"
#include "web/chip_view.h"
#include "web/my_view.h"

/* with_person: of a company, whose each is. */
MyCase *my_cases(const Reader *rd, const CaseLine *lines, size_t n, bool with_person);
/* Where a case stands, in plain words. */
const char *my_case_stands(const Reader *rd, const Case *c);
