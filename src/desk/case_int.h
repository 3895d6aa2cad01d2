/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_int.h - the one way in which an entry gets into a case. For the use cases of this
 * folder only; all of it runs inside a transaction. */
#pragma once

#include "desk/case.h"

/* What a use case's transaction is given; each begins its own struct with it. */
typedef struct {
	Arena *arena;
	const Actor *who;
} Use;

/* The case, which must exist: ERR_INVALID "case.unknown". seen, unless 0, must be its
 * version: ERR_CONFLICT "case.changed". */
bool case_load(Db *db, Arena *a, int64_t id, int64_t seen, Case **out, GError **err);
/* The same, and it must be open: ERR_INVALID "case.closed". */
bool case_load_open(Db *db, Arena *a, int64_t id, int64_t seen, Case **out, GError **err);

/* An entry of the actor's, now. */
Entry entry_by(const Actor *who, EntryKind kind, bool is_public, const char *text);

/* Registers a new case by its first entry, whose change sets all that is known. Promises
 * by the agreement, enters, tells the reporter unless quiet. c gets its id. */
bool case_begin(Db *db, const Use *u, Entry *first, bool quiet, Case *c, GError **err);

/* Enters e: applies its change to c, stores both, tells who is to be told, announces. */
bool case_enter(Db *db, const Use *u, Case *c, Entry *e, GError **err);

/* Holds the case to the customer's agreement that was in force when it was opened (M17):
 * a new promise, from which its clocks follow. */
bool case_promise(Db *db, Arena *a, const Case *c, int64_t customer_id, Change *ch,
    GError **err);

/* Trims; "" if there is nothing. Fails with ERR_LIMIT "case.text.too_long". */
bool case_text(Arena *a, const char *text, const char **out, GError **err);
/* The same, and ERR_INVALID "case.text.missing" if nothing is left. */
bool case_text_needed(Arena *a, const char *text, const char **out, GError **err);
/* One line, at most CASE_MAX_SUBJECT characters, "" if there is nothing. */
const char *case_subject(Arena *a, const char *subject);

/* case_open() and case_reply() for a use case that is in a transaction already; c of the
 * reply is the case as it is, e the entry that was made. An ENTRY_AUTO_REPLY or
 * ENTRY_BOUNCE changes nothing but is there to be seen. */
bool case_open_in(Db *db, const Use *u, const CaseOpen *what, int64_t *id, GError **err);
bool case_reply_in(Db *db, const Use *u, const CaseWrite *w, Case *c, Entry *e,
    GError **err);

/* --- case_follow.c: what goes on after a closed case --- */

/* Was it closed so long ago that a reply, now, is another case? */
bool case_is_over(Db *db, Arena *a, const Case *c, Instant now, bool *over, GError **err);
/* The case that follows it, as it is now; NULL: none. */
bool case_followed_by(Db *db, Arena *a, const Case *c, Case **out, GError **err);
/* Notes in it, for the staff, that next follows it. */
bool case_note_follower(Db *db, const Use *u, Case *c, int64_t next, GError **err);

/* The draft that the actor has in the case is sent with e: it is none any more, and its
 * files come before those of e. */
bool draft_end(Db *db, const Use *u, int64_t case_id, Entry *e, GError **err);

/* case_answer() inside a transaction, of what was sent at that instant: it is then that
 * the reporter was answered. */
bool case_answer_in(Db *db, const Use *u, const CaseWrite *w, Instant sent_at,
    GError **err);
/* Could it be, now? The case, as case_load_open() gives it. ERR_INVALID
 * "case.nobody_to_answer". */
bool case_answerable(Db *db, Arena *a, const CaseWrite *w, Case **out, GError **err);
/* What of an answer needs no case: minutes, status, text. *text is the trimmed one. */
bool case_answer_holds(Arena *a, const Actor *who, const CaseWrite *w, const char **text,
    GError **err);

/* Solves an open case by the entry, which tells the solution; it closes by itself later.
 */
bool case_solve_in(Db *db, const Use *u, Case *c, Entry *e, GError **err);

/* A status that a person may set by itself: not the two that need a solution. */
bool case_status_may_be_set(Status status, GError **err);

/* ERR_DENIED "staff.only" unless the actor is of the staff. */
bool must_be_staff(const Actor *who, GError **err);
