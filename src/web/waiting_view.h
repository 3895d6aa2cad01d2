/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * waiting_view.h - what comes by itself of a case that waits for its reporter, as the
 * case's page shows it. Filled in by waiting_pages.c. */
#pragma once

#include "store/db.h"
#include "web/case_view.h"

typedef struct WaitingView {
	const char *words;         /* "Brugeren mindes om det mandag kl. 9.12" */
	const char *then;          /* what comes after it; NULL: nothing */
	const char *url;           /* where it is put off; NULL: there is nothing to */
	const char *value, *least; /* of the field: 2026-02-06T12:00 */
	bool is_stopped;
} WaitingView;

/* NULL unless it waits for its reporter. */
bool waiting_view_of(Db *db, const Reader *rd, const Case *c, const WaitingView **out,
    GError **err);
