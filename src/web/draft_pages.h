/* SPDX-License-Identifier: AGPL-3.0-or-later
 * draft_pages.h - what is typed is kept while one types. */
#pragma once

#include "desk/case.h"
#include "model/draft.h"
#include "web/case_view.h"
#include "web/route.h"

extern const Route draft_routes[];

/* What the reader has begun to write in the case, for its composer; v is as it was when
 * there is nothing. */
bool draft_show(Db *db, const Reader *rd, int64_t staff_id, CaseView *v, GError **err);
/* The files that go with it. */
bool draft_show_files(Db *db, const Reader *rd, int64_t staff_id, CaseView *v,
    GError **err);

/* What a composer sent, as a draft; its route declares these. */
Draft draft_of_form(WebReq *r);
/* clang-format off */
#define DRAFT_FIELDS \
	{ "number", P_INT, true, G_MAXINT64, NULL }, \
	{ "began", P_INT, true, G_MAXINT64, NULL }, \
	{ "kind", P_CHOICE, true, 0, "answer|note|call" }, \
	{ "text", P_LINES, false, CASE_MAX_TEXT, NULL }, \
	{ "minutes", P_TEXT, false, 4, NULL }, \
	{ "status", P_TEXT, false, 20, NULL }, \
	{ "discard", P_BOOL, false, 0, NULL }
/* clang-format on */
