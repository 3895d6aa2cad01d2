/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/check.h"
#include "desk/clocks.h"

#include "store/case_store.h"
#include "store/check_store.h"

#define BATCH 200

typedef struct {
	CheckFound found;
	void *arg;
	CheckReport *report;
} Check;

static void
problem(const Check *ck, int64_t case_id, const char *what)
{
	ck->report->problems++;
	ck->found(case_id, what, ck->arg);
}

/* The case again from nothing but its entries. */
static Case
derive(int64_t id, const Entry *entries, size_t n)
{
	Case c = { .id = id };

	for (size_t i = 0; i < n; i++)
		case_apply(&c, &entries[i].change, entries[i].at);
	return c;
}

/* What the case says of its deadlines, against its clocks as they are computed anew. */
static bool
check_clocks(const Check *ck, Db *db, Arena *a, const Case *c, GError **err)
{
	CaseClocks k;
	Change ch = { 0 };

	if (!case_clocks(db, a, c, &k, err))
		return false;
	sla_change(&k.clocks, &ch);
	if (ch.to.response_due != c->response_due || ch.to.update_due != c->update_due ||
	    ch.to.solution_due != c->solution_due || ch.to.standing != c->standing)
		problem(ck, c->id, "has other deadlines than its clocks");
	return true;
}

static bool
check_case(const Check *ck, Db *db, Arena *a, int64_t id, GError **err)
{
	Case *c;
	Entry *entries;
	size_t n;

	if (!case_store_find(db, a, id, &c, err) ||
	    !entry_store_of_case(db, a, id, false, &entries, &n, err))
		return false;
	ck->report->cases++;
	ck->report->entries += (int64_t)n;
	/* Each entry is a version; what came after the case was read is not its. */
	if ((int64_t)n < c->version) {
		problem(ck, id, "lacks entries");
		return true;
	}
	Case derived = derive(id, entries, (size_t)c->version);
	const char *field = case_difference(c, &derived);
	if (field)
		problem(ck, id, arena_printf(a, "%s is not what its entries say", field));
	if (case_is_open(c) && !check_clocks(ck, db, a, c, err))
		return false;
	if (case_is_open(c) && !c->horizon)
		problem(ck, id, "is open and has no time horizon");
	return true;
}

static bool
check_batch(const Check *ck, Db *db, int64_t *from, bool *more, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	int64_t *ids;
	size_t n;

	if (!case_store_ids(db, a, *from, BATCH, &ids, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		g_autoptr(Arena) own = arena_new();

		if (!check_case(ck, db, own, ids[i], err))
			return false;
	}
	*more = n == BATCH;
	if (n)
		*from = ids[n - 1] + 1;
	return true;
}

static bool
check_whole(const Check *ck, Db *db, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	DeskSums sums;

	if (!check_store_sums(db, &sums, err))
		return false;
	if (sums.wrong_counters)
		problem(ck, 0,
		    arena_printf(a,
		        "%" G_GINT64_FORMAT " counters of open cases "
		        "are not what can be counted",
		        sums.wrong_counters));
	if (sums.mails_without_job)
		problem(ck, 0,
		    arena_printf(a, "%" G_GINT64_FORMAT " queued mails have no job",
		        sums.mails_without_job));
	if (sums.mails_with_jobs)
		problem(ck, 0,
		    arena_printf(a,
		        "%" G_GINT64_FORMAT " mails have more than one "
		        "job",
		        sums.mails_with_jobs));
	if (sums.ledger_wrong)
		problem(ck, 0,
		    arena_printf(a,
		        "%" G_GINT64_FORMAT " lines of the ledger of time do not take "
		        "back what they say",
		        sums.ledger_wrong));
	if (sums.due_without_job)
		problem(ck, 0,
		    arena_printf(a,
		        "%" G_GINT64_FORMAT " cases have a deadline to come that no job "
		        "waits for",
		        sums.due_without_job));
	if (sums.solved_without_job)
		problem(ck, 0,
		    arena_printf(a,
		        "%" G_GINT64_FORMAT " solved cases have no job "
		        "that closes them",
		        sums.solved_without_job));
	if (sums.dispatches_without_job)
		problem(ck, 0,
		    arena_printf(a,
		        "%" G_GINT64_FORMAT " answers were sent and have no job "
		        "that lets them go",
		        sums.dispatches_without_job));
	return true;
}

bool
check_desk(Store *store, CheckFound found, void *arg, CheckReport *report, GError **err)
{
	const Check ck = { found, arg, report };
	int64_t from = 0;
	bool more = true;

	*report = (CheckReport){ 0 };
	while (more) {
		g_autoptr(Db) db = store_borrow(store, err);

		if (!db || !check_batch(&ck, db, &from, &more, err))
			return false;
	}
	g_autoptr(Db) db = store_borrow(store, err);
	return db && check_whole(&ck, db, err);
}
