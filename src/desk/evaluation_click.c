/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * evaluation_click.c - a scanner of mails that opens every link, runs the scripts of the
 * pages and moves a mouse there is known by the many marks that it gives (M16). */
#include "desk/evaluation_int.h"
#include "store/evaluation_store.h"

/* So many different marks in so short a time: who changes his mind clicks two. */
#define SCANNER_MARKS  3
#define SCANNER_WITHIN MINUTES(2)

static bool
withdraw(Db *db, const Use *u, Case *c, const Evaluation *before, GError **err)
{
	if (!before || !before->is_click)
		return true;
	Entry e = entry_by(u->who, ENTRY_EVALUATION, false, NULL);
	e.details = "{\"scanner\":1}";
	return evaluation_store_forget(db, c->id, err) && case_enter(db, u, c, &e, err);
}

bool
evaluation_click_in(Db *db, const Use *u, Case *c, int mark, bool *counts, GError **err)
{
	Instant now = u->who->now;
	Evaluation *before;
	bool scanned;
	int64_t n;

	*counts = false;
	if (!evaluation_store_click(db, c->id, mark, now, err) ||
	    !evaluation_store_is_scanned(db, c->id, &scanned, err) ||
	    !evaluation_store_clicks(db, c->id, now - SCANNER_WITHIN, &n, err) ||
	    !evaluation_store_find(db, u->arena, c->id, &before, err))
		return false;
	*counts = !before && !scanned && n < SCANNER_MARKS;
	if (scanned || n < SCANNER_MARKS)
		return true;
	return evaluation_store_click(db, c->id, 0, now, err) &&
	       withdraw(db, u, c, before, err);
}
