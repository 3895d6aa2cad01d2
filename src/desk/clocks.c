/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/clocks.h"

#include "base/err.h"
#include "desk/escalate_int.h"
#include "store/agreement_store.h"
#include "store/case_store.h"
#include "store/desk_store.h"

/* The marks that the entries left, one after the other. */
static ClockMark *
marks_of(Arena *a, const Entry *entries, size_t n, size_t room)
{
	ClockMark *marks = arena_newv(a, ClockMark, n + room);
	Case c = { 0 };

	for (size_t i = 0; i < n; i++) {
		const Case before = c;

		case_apply(&c, &entries[i].change, entries[i].at);
		marks[i] = clock_mark(i ? &before : NULL, &c, &entries[i]);
	}
	return marks;
}

static bool
load_agreement(Db *db, Arena *a, int64_t id, const Agreement **out, GError **err)
{
	Agreement *ag;

	if (!agreement_store_find(db, a, id, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INTERNAL, "there is no agreement %" G_GINT64_FORMAT,
		    id);
	*out = ag;
	return true;
}

bool
case_clocks(Db *db, Arena *a, const Case *c, CaseClocks *out, GError **err)
{
	CaseClocks k = { 0 };
	Entry *entries;

	if (!load_agreement(db, a, c->agreement_id, &k.of.ag, err) ||
	    !entry_store_marks(db, a, c->id, &entries, &k.n_entries, err))
		return false;
	k.entries = entries;
	k.of.category = (Category)c->category;
	k.of.marks = marks_of(a, entries, k.n_entries, 0);
	k.of.n = k.n_entries;
	if (!sla_clocks(&k.of, &k.clocks, err))
		return false;
	*out = k;
	return true;
}

bool
clocks_begin(Db *db, Arena *a, const Case *c, Entry *first, GError **err)
{
	const ClockMark mark = clock_mark(NULL, c, first);
	SlaCase of = { NULL, (Category)c->category, &mark, 1 };
	SlaClocks clocks;

	if (!load_agreement(db, a, c->agreement_id, &of.ag, err) ||
	    !sla_clocks(&of, &clocks, err))
		return false;
	sla_change(&clocks, &first->change);
	return true;
}

static bool
matters(const Case *c, const Entry *e, const ClockMark *mark)
{
	/* While one stands, its deadline runs on from the last entry. */
	return c->standing || mark->told || mark->responded ||
	       mark->status != (Status)c->status || CHANGES(&e->change, category) ||
	       CHANGES(&e->change, agreement_id);
}

bool
clocks_follow(Db *db, Arena *a, const Case *c, Entry *e, GError **err)
{
	SlaCase of = { 0 };
	SlaClocks clocks;
	Case after = *c;
	Entry *entries;
	size_t n;

	case_apply(&after, &e->change, e->at);
	const ClockMark mark = clock_mark(c, &after, e);
	if (!matters(c, e, &mark))
		return true;
	if (!load_agreement(db, a, after.agreement_id, &of.ag, err) ||
	    !entry_store_marks(db, a, c->id, &entries, &n, err))
		return false;
	ClockMark *marks = marks_of(a, entries, n, 1);
	marks[n] = mark;
	of.category = (Category)after.category;
	of.marks = marks;
	of.n = n + 1;
	if (!sla_clocks(&of, &clocks, err))
		return false;
	sla_change(&clocks, &e->change);
	return true;
}

/* May another rule of escalation come first now? */
static bool
rules_matter(const Case *before, const Case *c)
{
	return !before || before->status != c->status || before->step != c->step ||
	       before->category != c->category || before->customer_id != c->customer_id;
}

bool
clocks_watch(Db *db, Arena *a, const Case *before, const Case *c, Instant now,
    GError **err)
{
	Instant next = 0;
	bool same = true;

	for (ClockKind kind = 0; kind < N_CLOCKS; kind++) {
		Instant was = before ? case_deadline(before, kind) : 0;
		Instant due = case_deadline(c, kind);

		same = same && was == due;
		/* One that passed may not have been noted yet: the job knows. */
		if (due)
			next = next ? MIN(next, MAX(due, now)) : MAX(due, now);
	}
	if (same && !rules_matter(before, c))
		return true;
	return escalate_next(db, a, c, now, &next, err) &&
	       job_store_set(db, JOB_DEADLINE, c->id, next, now, err);
}
