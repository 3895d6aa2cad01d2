/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * desk.h (tests) - a desk to tell stories on: an empty store on one engine, with a
 * customer, a person and two members of the staff, at nine on a Tuesday. */
#pragma once

#include "desk/case.h"
#include "desk/house.h"
#include "desk/mail_receive.h"
#include "desk/people.h"
#include "store/blob.h"
#include "store/case_store.h"
#include "store/desk_store.h"
#include "store/people_store.h"

typedef struct {
	char *dir;
	Store *store;
	Blobs *blobs;
	Db *db;
	Arena *a;
	Actor anna;           /* an agent and administrator */
	Actor bent;           /* a partner */
	Actor ida;            /* a person at the baker's */
	Actor desk;           /* nobody */
	int64_t baker, smith; /* customers */
	Instant now;
} Desk;

typedef void (*DeskStory)(Desk *d);

/* Adds a test for each engine: /sqlite/NAME, and /postgresql/NAME where SKRANKE_TEST_PG
 * names a server. After each story the desk must be whole (check_desk()). */
void desk_add_story(const char *name, DeskStory story);

/* Lets time pass for everybody. */
void desk_wait(Desk *d, Duration length);

/* One more of the staff; his id. */
int64_t desk_add_staff(Desk *d, const char *name, const char *mail, Role role);

/* A partner is on duty at any time, until somebody changes it; his shift of Sundays. */
int64_t desk_puts_on(Desk *d, int64_t staff_id);

/* A case of Ida's by mail: "Printeren". */
int64_t desk_open_case(Desk *d);

/* Leases for a day every job that is due at that instant. */
const Job *desk_lease(Desk *d, Instant at, size_t *n);
/* The one of that kind for ref, which is among them. */
const Job *desk_job_of(const Job *jobs, size_t n, JobKind kind, int64_t ref);
Case *desk_case(Desk *d, int64_t id);
/* The entries of a case; the last is [*n - 1]. */
Entry *desk_entries(Desk *d, int64_t id, size_t *n);
/* How many of that kind. */
int desk_count(Desk *d, int64_t id, EntryKind kind);
/* The kinds of the mails that were queued, oldest first, as "receipt answer closed". */
char *desk_mails(Desk *d);
/* When the last mail that was queued may go. */
Instant desk_last_mail_due(Desk *d);

/* --- nothing is half done --- */

/* A use case, as a test calls it. */
typedef bool (*DeskUse)(Desk *d, void *arg, GError **err);

/* Calls it with a database whose first statement in a transaction fails, then one whose
 * second does … until it comes through. Each time that it failed, every row of every
 * table is as it was before. Returns how many statements failed, one by one; it is done
 * once then. */
int desk_fails_whole(Desk *d, DeskUse use, void *arg);

/* A line of a table of them. */
typedef struct {
	const char *name;
	DeskUse use;
	int least;           /* statements that can fail */
	const char *counted; /* a table that keeps each try, whatever came of it; NULL */
} WholeUse;

#define USE(name) static bool name(Desk *d, void *arg G_GNUC_UNUSED, GError **err)

/* Each in turn: what one leaves, the next begins with. */
void desk_fail_whole(Desk *d, const WholeUse *uses, size_t n, void *arg);

#define must(call)                                                                       \
	do {                                                                             \
		g_autoptr(GError) must_err = NULL;                                       \
		bool must_ok = (call);                                                   \
		g_assert_no_error(must_err);                                             \
		g_assert_true(must_ok);                                                  \
	} while (0)
#define ERR_HERE &must_err

/* It fails for the user, with that text. */
#define refused(call, id)                                                                \
	do {                                                                             \
		g_autoptr(GError) must_err = NULL;                                       \
		g_assert_false(call);                                                    \
		g_assert_true(err_is_for_user(must_err));                                \
		g_assert_cmpstr(must_err->message, ==, id);                              \
	} while (0)
