/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * form_quarantine.c - the staff look at what may be no person's. */
#include "base/err.h"
#include "desk/form_int.h"
#include "store/quarantine_store.h"

typedef struct {
	Use use;
	int64_t report_id, case_id;
	bool all;
} Looking;

static bool
load(Db *db, const Looking *l, Quarantined **out, GError **err)
{
	if (!quarantine_store_find(db, l->use.arena, l->report_id, out, err))
		return false;
	return *out || fail(err, ERR_INVALID, "quarantine.gone");
}

static bool
let_in(Db *db, void *arg, GError **err)
{
	Looking *l = arg;
	Quarantined *q;

	if (!load(db, l, &q, err))
		return false;
	const Actor nobody = { .now = l->use.who->now, .lang = q->lang };
	const Use use = { l->use.arena, &nobody };
	const FormReport w = {
		.customer_id = q->customer_id,
		.name = q->name,
		.mail = q->mail,
		.phone = q->phone,
		.text = q->text,
		.category = q->category,
		.lang = q->lang,
		.attachments = q->files,
		.n_attachments = q->n_files,
	};
	db_announce(db, "outage", 0);
	return form_open(db, &use, &w, &l->case_id, err) &&
	       quarantine_store_remove(db, q->id, err);
}

bool
quarantine_let_in(Db *db, Arena *a, const Actor *who, int64_t report_id, int64_t *case_id,
    GError **err)
{
	Looking l = { .use = { a, who }, .report_id = report_id };

	if (!must_be_staff(who, err) || !db_transact(db, let_in, &l, err))
		return false;
	*case_id = l.case_id;
	return true;
}

static bool
throw_away(Db *db, void *arg, GError **err)
{
	const Looking *l = arg;
	Quarantined *q;

	if (!load(db, l, &q, err))
		return false;
	db_announce(db, "outage", 0);
	return l->all ? quarantine_store_remove_of(db, q->address, err)
	              : quarantine_store_remove(db, q->id, err);
}

bool
quarantine_throw(Db *db, Arena *a, const Actor *who, int64_t report_id, bool all,
    GError **err)
{
	Looking l = { .use = { a, who }, .report_id = report_id, .all = all };

	return must_be_staff(who, err) && db_transact(db, throw_away, &l, err);
}
