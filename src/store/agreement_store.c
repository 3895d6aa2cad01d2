/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "agreement.q.h"
#include "store/desk_store.h"
#include "store/row.h"

typedef struct {
	Agreement ag;
	const char *time_zone;
	Holidays holidays;
} AgreementRow;

static void
read_agreement(Arena *a, DbStmt *st, void *out)
{
	AgreementRow *row = out;

	row->ag.id = db_int(st, c_agreement_id);
	row->ag.customer_id = db_int(st, c_agreement_customer_id);
	row->ag.valid_from = db_int(st, c_agreement_valid_from);
	row->ag.name = row_text(a, st, c_agreement_name);
	row->time_zone = row_text(a, st, c_agreement_time_zone);
	row->holidays = strcmp(db_text(st, c_agreement_holidays), "DK") == 0
	                    ? HOLIDAYS_DK
	                    : HOLIDAYS_NONE;
}

static void
read_span(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(HoursSpan *)out = (HoursSpan){
		.weekday = (uint8_t)db_int(st, c_agreement_hours_weekday),
		.opens = (uint16_t)db_int(st, c_agreement_hours_opens),
		.closes = (uint16_t)db_int(st, c_agreement_hours_closes),
	};
}

static void
free_hours(void *hours)
{
	hours_free(hours);
}

static bool
load_hours(Db *db, Arena *a, AgreementRow *row, GError **err)
{
	HoursSpan *spans;
	size_t n;

	if (!ROW_ALL(a, q_agreement_hours(db, row->ag.id), read_span, &spans, &n, err))
		return false;
	row->ag.hours = hours_new(row->time_zone, spans, n, row->holidays, err);
	if (!row->ag.hours)
		return false;
	arena_defer(a, free_hours, row->ag.hours);
	return true;
}

static bool
load_targets(Db *db, Agreement *ag, GError **err)
{
	g_autoptr(DbStmt) st = q_agreement_targets(db, ag->id);
	DbStep step;

	while ((step = db_step(st, err)) == DB_ROW) {
		int64_t category = db_int(st, c_agreement_targets_category);

		g_assert(category >= 1 && category <= N_CATEGORIES);
		ag->targets[category] = (Target){
			.response = SECONDS(db_int(st, c_agreement_targets_response)),
			.solution = SECONDS(db_int(st, c_agreement_targets_solution)),
			.always = db_int(st, c_agreement_targets_always) != 0,
		};
	}
	return step == DB_DONE;
}

static bool
load(Db *db, Arena *a, DbStmt *found, Agreement **out, GError **err)
{
	AgreementRow *row;

	if (!ROW_ONE(a, found, read_agreement, &row, err))
		return false;
	if (row && (!load_hours(db, a, row, err) || !load_targets(db, &row->ag, err)))
		return false;
	*out = row ? &row->ag : NULL;
	return true;
}

bool
agreement_store_in_force(Db *db, Arena *a, int64_t customer_id, Instant at,
    Agreement **out, GError **err)
{
	return load(db, a, q_agreement_in_force(db, customer_id, at), out, err);
}

bool
agreement_store_find(Db *db, Arena *a, int64_t id, Agreement **out, GError **err)
{
	return load(db, a, q_agreement_find(db, id), out, err);
}

bool
agreement_store_add(Db *db, Agreement *ag, const char *time_zone, const HoursSpan *spans,
    size_t n_spans, GError **err)
{
	if (!row_int(q_agreement_add(db, row_some(&ag->customer_id), ag->valid_from,
	                 ag->name, time_zone, "DK"),
	        &ag->id, err))
		return false;
	for (size_t i = 0; i < n_spans; i++)
		if (!row_exec(q_agreement_hours_add(db, ag->id, spans[i].weekday,
		                  spans[i].opens, spans[i].closes),
		        err))
			return false;
	for (int64_t c = 1; c <= N_CATEGORIES; c++) {
		const Target *t = &ag->targets[c];

		if (!row_exec(q_agreement_target_add(db, ag->id, c,
		                  t->response / SECONDS(1), t->solution / SECONDS(1),
		                  t->always),
		        err))
			return false;
	}
	return true;
}
