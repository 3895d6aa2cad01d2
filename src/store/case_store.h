/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_store.h - cases and their entries, as rows. Find functions succeed with NULL when
 * there is none; what they return lives in the arena. */
#pragma once

#include "base/arena.h"
#include "model/case.h"
#include "model/case_list.h"
#include "model/entry.h"
#include "store/db.h"

/* A case with the names that belong to it, as lists show it; a name is NULL when there
 * is nobody. */
typedef struct {
	Case c;
	const char *customer_name, *customer_slug, *person_name, *person_mail,
	    *assignee_name;
} CaseLine;

bool case_store_find(Db *db, Arena *a, int64_t id, Case **out, GError **err);
bool case_store_find_line(Db *db, Arena *a, int64_t id, CaseLine **out, GError **err);

/* Those of these cases that there are, in no order. */
bool case_store_lines(Db *db, Arena *a, const int64_t *ids, size_t n, CaseLine **out,
    size_t *n_out, GError **err);

/* --- lists --- */

typedef enum {
	LIST_OPEN,     /* all that are not closed, by next deadline */
	LIST_MINE,     /* of_id: whose (0: nobody's, the unassigned) */
	LIST_STATUS,   /* of_id: the status */
	LIST_SOON,     /* of_id: the instant before which a clock of it is due */
	LIST_SHELF,    /* a computer of it is in the house; it may be closed; few */
	LIST_VISITS,   /* of_id to before: somebody is to visit for it then; few */
	LIST_CLOSED,   /* closed, last closed first */
	LIST_CUSTOMER, /* of_id: all of a customer, last change first */
	LIST_PERSON,   /* of_id: all of a person, last change first */
} CaseListKind;

/* By next deadline, as those that are worked from? */
static inline bool
case_list_is_open(CaseListKind kind)
{
	return kind <= LIST_VISITS;
}

/* So few that they are read whole: case_store_few(), not case_store_list(). */
static inline bool
case_list_is_few(CaseListKind kind)
{
	return kind == LIST_SHELF || kind == LIST_VISITS;
}

/* A page of a list begins after a row: its sorting instant and its id. Zero is the
 * beginning. */
typedef struct {
	Instant at;
	int64_t id;
} CaseListAfter;

/* At most limit rows. n_out may be fewer only at the end of the list. */
bool case_store_list(Db *db, Arena *a, CaseListKind kind, int64_t of_id,
    CaseListAfter after, int limit, CaseLine **out, size_t *n_out, GError **err);
/* What a contact looks for among the cases of his company; what is 0 is not asked. */
typedef enum { CASES_ANY = 0, CASES_GOING = 1, CASES_OVER = 2 } CasesState;
typedef struct {
	int64_t customer_id, person_id;
	CasesState state;
	Category category;
	Instant since, until; /* reported in [since, until) */
} CasesAsked;
/* The last changed first; pages as those of LIST_CUSTOMER. */
bool case_store_asked(Db *db, Arena *a, const CasesAsked *asked, CaseListAfter after,
    int limit, CaseLine **out, size_t *n_out, GError **err);
/* Where the next page of that list begins. */
CaseListAfter case_store_after(CaseListKind kind, const CaseLine *last);

/* Is that case in the list? *out is it, or NULL. */
bool case_store_in_list(Db *db, Arena *a, CaseListKind kind, int64_t of_id,
    int64_t case_id, CaseLine **out, GError **err);

/* How many open cases are in each status, of one member of the staff (of_id), of nobody
 * (0), or of all (-1): n[Status]. Kept, not counted. */
bool case_store_counts(Db *db, int64_t of_id, int64_t n[N_STATUSES + 1], GError **err);

/* How many have a clock that is due before that. */
bool case_store_count_due(Db *db, Instant until, int64_t *n, GError **err);

/* The numbers of all cases of a list that is few, each once. */
bool case_store_few(Db *db, Arena *a, CaseListKind kind, int64_t of_id, Instant before,
    int64_t **out, size_t *n_out, GError **err);
/* How many they are. */
bool case_store_count_few(Db *db, CaseListKind kind, int64_t of_id, Instant before,
    int64_t *n, GError **err);

/* Every open case, with what filters and orders look at: all but the subject and the
 * fields that no list is about. In no order. */
bool case_store_open(Db *db, Arena *a, Case **out, size_t *n_out, GError **err);
/* The numbers of the open cases to which a file is attached. */
bool case_store_with_files(Db *db, Arena *a, int64_t **out, size_t *n_out, GError **err);
/* The ids by which an order by a name goes, in that order: of customers, of the staff, of
 * open cases by their subjects. */
bool case_store_by_name(Db *db, Arena *a, CaseSort sort, int64_t **out, size_t *n_out,
    GError **err);

/* --- writing; inside a transaction --- */

/* Inserts a case of which only the fields are set; gives it its id. */
bool case_store_add(Db *db, Case *c, GError **err);
/* Saves the state after an entry. seen is the version before it, as this
 * transaction loaded it: if the row has another by now, ERR_BUSY begins it anew. */
bool case_store_save(Db *db, Arena *a, const Case *before, const Case *c, int64_t seen,
    GError **err);
/* The search knows the case by other facets (model/facet.h) from now on. */
bool facets_store_move(Db *db, int64_t case_id, const char *gone, const char *came,
    GError **err);
/* Adds the entry with its attachments and its words for the search; gives it its id. */
bool entry_store_add(Db *db, Arena *a, const Case *c, Entry *e, GError **err);

/* --- entries --- */

/* All entries of a case in their order, attachments included (raw ones too). Only public
 * ones if asked. */
bool entry_store_of_case(Db *db, Arena *a, int64_t case_id, bool only_public, Entry **out,
    size_t *n_out, GError **err);
/* Of each only what the clocks look at: no texts, no attachments, and details of
 * ENTRY_DEADLINE, ENTRY_REFERRED, and of the methods (remote, visit, hand-in) alone. */
bool entry_store_marks(Db *db, Arena *a, int64_t case_id, Entry **out, size_t *n_out,
    GError **err);
bool entry_store_find(Db *db, Arena *a, int64_t id, Entry **out, GError **err);
/* The attachment n of an entry. */
bool attachment_store_find(Db *db, Arena *a, int64_t entry_id, int64_t n,
    Attachment **out, GError **err);

/* --- checking --- */

/* The ids of the cases from the first one on, at most limit; for "skranke check". */
bool case_store_ids(Db *db, Arena *a, int64_t from, int limit, int64_t **out,
    size_t *n_out, GError **err);
