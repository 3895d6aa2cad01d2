/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/case_store.h"

#include <string.h>

#include "case.q.h"
#include "model/facet.h"
#include "store/case_row.h"
#include "store/row.h"

void
case_row_read(Arena *a, DbStmt *st, void *out)
{
	CaseLine *line = out;
	Case *c = &line->c;

	c->id = db_int(st, c_line_id);
	c->version = db_int(st, c_line_version);
	c->opened_at = db_int(st, c_line_opened_at);
	c->updated_at = db_int(st, c_line_updated_at);
	c->subject = row_text(a, st, c_line_subject);
#define X(name) c->name = db_int(st, c_line_##name);
	CASE_INT_FIELDS(X)
#undef X
	line->customer_name = row_text(a, st, c_line_customer_name);
	line->customer_slug = row_text(a, st, c_line_customer_slug);
	line->person_name = row_text(a, st, c_line_person_name);
	line->person_mail = row_text(a, st, c_line_person_mail);
	line->assignee_name = row_text(a, st, c_line_assignee_name);
}

bool
case_store_find_line(Db *db, Arena *a, int64_t id, CaseLine **out, GError **err)
{
	return ROW_ONE(a, q_case_find(db, id), case_row_read, out, err);
}

bool
case_store_find(Db *db, Arena *a, int64_t id, Case **out, GError **err)
{
	CaseLine *line;

	if (!case_store_find_line(db, a, id, &line, err))
		return false;
	*out = line ? &line->c : NULL;
	return true;
}

/* Lists that show the last change first begin at the end of time. */
static CaseListAfter
newest_first(CaseListAfter after)
{
	return after.id ? after : (CaseListAfter){ G_MAXINT64, G_MAXINT64 };
}

static DbStmt *
list_query(Db *db, CaseListKind kind, int64_t of_id, CaseListAfter after, int n)
{
	CaseListAfter before = newest_first(after);

	switch (kind) {
	case LIST_OPEN:
		return q_cases_open(db, after.at, after.id, n);
	case LIST_MINE:
		return of_id ? q_cases_of_assignee(db, of_id, after.at, after.id, n)
		             : q_cases_unassigned(db, after.at, after.id, n);
	case LIST_STATUS:
		return q_cases_in_status(db, of_id, after.at, after.id, n);
	case LIST_SOON:
		return q_cases_due_before(db, of_id, after.at, after.id, n);
	case LIST_SHELF:
	case LIST_VISITS:
		break;
	case LIST_CLOSED:
		return q_cases_closed(db, before.at, before.id, n);
	case LIST_CUSTOMER:
		return q_cases_of_customer(db, of_id, before.at, before.id, n);
	case LIST_PERSON:
		return q_cases_of_person(db, of_id, before.at, before.id, n);
	}
	g_assert_not_reached();
}

bool
case_store_list(Db *db, Arena *a, CaseListKind kind, int64_t of_id, CaseListAfter after,
    int limit, CaseLine **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, list_query(db, kind, of_id, after, limit), case_row_read, out,
	    n_out, err);
}

bool
case_store_asked(Db *db, Arena *a, const CasesAsked *asked, CaseListAfter after,
    int limit, CaseLine **out, size_t *n_out, GError **err)
{
	CaseListAfter before = newest_first(after);

	return ROW_ALL(a,
	    q_cases_of_customer_where(db, asked->customer_id, asked->person_id,
	        asked->state, asked->category, asked->since, asked->until, before.at,
	        before.id, limit),
	    case_row_read, out, n_out, err);
}

CaseListAfter
case_store_after(CaseListKind kind, const CaseLine *last)
{
	const Case *c = &last->c;
	Instant at = 0;

	switch (kind) {
	case LIST_OPEN:
	case LIST_MINE:
	case LIST_STATUS:
	case LIST_SOON:
	case LIST_SHELF:
	case LIST_VISITS:
		at = case_next_due(c);
		break;
	case LIST_CLOSED:
		at = c->closed_at;
		break;
	case LIST_CUSTOMER:
	case LIST_PERSON:
		at = c->updated_at;
		break;
	}
	return (CaseListAfter){ at, c->id };
}

/* Is the list at the place where the case would stand in it the case? */
bool
case_store_in_list(Db *db, Arena *a, CaseListKind kind, int64_t of_id, int64_t case_id,
    CaseLine **out, GError **err)
{
	CaseLine *line, *lines;
	size_t n;

	*out = NULL;
	if (!case_store_find_line(db, a, case_id, &line, err))
		return false;
	if (!line)
		return true;
	CaseListAfter at = case_store_after(kind, line);
	at.id += case_list_is_open(kind) ? -1 : 1;
	if (!case_store_list(db, a, kind, of_id, at, 1, &lines, &n, err))
		return false;
	if (n == 1 && lines[0].c.id == case_id)
		*out = &lines[0];
	return true;
}

bool
case_store_counts(Db *db, int64_t of_id, int64_t n[N_STATUSES + 1], GError **err)
{
	g_autoptr(DbStmt) st = q_case_counts(db, of_id);
	DbStep step;

	for (int i = 0; i <= N_STATUSES; i++)
		n[i] = 0;
	while ((step = db_step(st, err)) == DB_ROW) {
		int64_t status = db_int(st, c_case_counts_status);

		if (status_name(status))
			n[status] = db_int(st, c_case_counts_n);
	}
	return step == DB_DONE;
}

bool
case_store_lines(Db *db, Arena *a, const int64_t *ids, size_t n, CaseLine **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_cases_by_ids(db, row_id_list(a, ids, n)), case_row_read, out,
	    n_out, err);
}

bool
case_store_add(Db *db, Case *c, GError **err)
{
	int64_t id;

	if (!row_int(q_case_add(db, c->version, c->subject, row_some(&c->customer_id),
	                 row_some(&c->person_id), c->category, c->priority, c->status,
	                 c->step, row_some(&c->assignee_id), c->channel, c->lang,
	                 row_some(&c->agreement_id), c->opened_at, c->response_due,
	                 row_some(&c->responded_at), row_some(&c->update_due),
	                 c->solution_due, c->standing, c->horizon, c->horizon_why,
	                 case_next_due(c), row_some(&c->solved_at),
	                 row_some(&c->closed_at), row_some(&c->outage_id)),
	        &id, err))
		return false;
	c->id = id;
	return !case_is_open(c) ||
	       row_exec(q_case_count_add(db, c->status, c->assignee_id, 1), err);
}

/* The counters of the lists follow the case from where it was to where it is. */
static bool
count(Db *db, const Case *before, const Case *c, GError **err)
{
	if (before->status == c->status && before->assignee_id == c->assignee_id)
		return true;
	if (case_is_open(before) &&
	    !row_exec(q_case_count_add(db, before->status, before->assignee_id, -1), err))
		return false;
	return !case_is_open(c) ||
	       row_exec(q_case_count_add(db, c->status, c->assignee_id, 1), err);
}

/* The search follows it, too. */
static bool
move_facets(Db *db, Arena *a, const Case *before, const Case *c, GError **err)
{
	const char *gone, *came;

	facets_moved(a, before, c, &gone, &came);
	return (!*gone && !*came) || facets_store_move(db, c->id, gone, came, err);
}

bool
case_store_save(Db *db, Arena *a, const Case *before, const Case *c, int64_t seen,
    GError **err)
{
	int64_t changed;

	if (!row_exec_count(q_case_save(db, c->id, seen, c->version, c->subject,
	                        row_some(&c->customer_id), row_some(&c->person_id),
	                        c->category, c->priority, c->status, c->step,
	                        row_some(&c->assignee_id), c->lang,
	                        row_some(&c->agreement_id), c->updated_at,
	                        c->response_due, row_some(&c->responded_at),
	                        row_some(&c->update_due), c->solution_due, c->standing,
	                        c->horizon, c->horizon_why, case_next_due(c),
	                        row_some(&c->solved_at), row_some(&c->closed_at),
	                        row_some(&c->merged_into), row_some(&c->outage_id)),
	        &changed, err))
		return false;
	if (changed == 0)
		return fail(err, ERR_BUSY,
		    "case %" G_GINT64_FORMAT " was changed meanwhile", c->id);
	return count(db, before, c, err) && move_facets(db, a, before, c, err);
}

static void
read_id(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(int64_t *)out = db_int(st, 0);
}

bool
case_store_ids(Db *db, Arena *a, int64_t from, int limit, int64_t **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_case_ids(db, from, limit), read_id, out, n_out, err);
}

/* --- all the open ones --- */

bool
case_store_count_due(Db *db, Instant until, int64_t *n, GError **err)
{
	return row_int(q_case_count_due_before(db, until), n, err);
}

bool
case_store_few(Db *db, Arena *a, CaseListKind kind, int64_t of_id, Instant before,
    int64_t **out, size_t *n_out, GError **err)
{
	DbStmt *st = kind == LIST_SHELF ? q_cases_on_shelf(db)
	                                : q_cases_of_visits(db, of_id, before);

	return ROW_ALL(a, st, read_id, out, n_out, err);
}

bool
case_store_count_few(Db *db, CaseListKind kind, int64_t of_id, Instant before, int64_t *n,
    GError **err)
{
	return row_int(kind == LIST_SHELF ? q_case_count_on_shelf(db)
	                                  : q_case_count_of_visits(db, of_id, before),
	    n, err);
}

static void
read_mark(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(Case *)out = (Case){
#define X(name) .name = db_int(st, c_case_open_marks_##name),
		/* clang-format off */
		X(id) X(version) X(opened_at) X(updated_at) X(customer_id) X(person_id)
		X(category) X(priority) X(status) X(step) X(assignee_id) X(channel)
		X(response_due) X(responded_at) X(update_due) X(solution_due) X(standing)
		X(horizon) X(solved_at)
	/* clang-format on */
#undef X
	};
}

bool
case_store_open(Db *db, Arena *a, Case **out, size_t *n_out, GError **err)
{
	int64_t n[N_STATUSES + 1], room = 0;
	g_autoptr(DbStmt) st = NULL;
	size_t k = 0;
	DbStep step;

	/* They are many: what is kept of how many there are saves growing. */
	if (!case_store_counts(db, -1, n, err))
		return false;
	for (int i = 1; i <= N_STATUSES; i++)
		room += n[i];
	size_t size = (size_t)MAX(room, 0) + 1;
	Case *cases = arena_newv(a, Case, size);
	st = q_case_open_marks(db);
	while ((step = db_step(st, err)) == DB_ROW) {
		if (k == size) {
			Case *more = arena_newv(a, Case, size *= 2);

			memcpy(more, cases, k * sizeof *more);
			cases = more;
		}
		read_mark(a, st, &cases[k++]);
	}
	*out = cases;
	*n_out = k;
	return step != DB_ERROR;
}

bool
case_store_with_files(Db *db, Arena *a, int64_t **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_case_open_with_files(db), read_id, out, n_out, err);
}

bool
case_store_by_name(Db *db, Arena *a, CaseSort sort, int64_t **out, size_t *n_out,
    GError **err)
{
	DbStmt *st = sort == SORT_CUSTOMER   ? q_customer_ids_by_name(db)
	             : sort == SORT_ASSIGNEE ? q_staff_ids_by_name(db)
	                                     : q_case_open_by_subject(db);

	return ROW_ALL(a, st, read_id, out, n_out, err);
}
