/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * desk_store.h - settings, sign-in, mail and jobs, as rows. What is returned
 * lives in the arena; a find function succeeds with NULL when there is none. */
#pragma once

#include "base/arena.h"
#include "model/mail.h"
#include "store/db.h"

/* --- settings --- */

typedef struct {
	const char *name, *value;
} Setting;

bool setting_store_all(Db *db, Arena *a, Setting **out, size_t *n_out, GError **err);
bool setting_store_set(Db *db, const char *name, const char *value, GError **err);

/* --- sign-in --- */

bool session_store_add(Db *db, const char *token_sha256, int64_t staff_id, Instant now,
    Instant expires, GError **err);
/* Whose session that is, if it has not expired; 0 if it is none. */
bool session_store_find(Db *db, const char *token_sha256, Instant now, int64_t *staff_id,
    GError **err);
bool session_store_end(Db *db, const char *token_sha256, GError **err);
bool session_store_end_all_of(Db *db, int64_t staff_id, GError **err);
/* Counts an attempt; *n is how many there were since the window began. */
bool attempt_store_count(Db *db, const char *name, Instant now, Duration window,
    int64_t *n, GError **err);
/* The attempt that was counted last was a good one, and counts no longer. */
bool attempt_store_take_back(Db *db, const char *name, GError **err);

/* --- mail --- */

typedef struct {
	int64_t id;
	int64_t case_id, entry_id;   /* that it follows from; both 0: a notice */
	int64_t person_id, staff_id; /* who it is; both 0: somebody else's address */
	OutMailKind kind;
	const char *thing; /* what it tells of; NULL of an entry's: that entry */
	const char *to_mail, *to_name, *message_id, *error;
	const char *subject, *text, *path; /* of a notice; else NULL. See notify.h */
	Lang lang;
	Instant created_at, sent_at;
	Instant not_before; /* when queueing: the earliest that it may go; 0: at once */
	OutMailState state;
} OutMail;

/* Where a Message-ID (without < >) belongs: the case as it was then; 0 if unknown. */
bool mail_store_find_id(Db *db, Arena *a, const char *message_id, int64_t *case_id,
    GError **err);
/* The entry that this very mail has become already; 0 if it is new. */
bool mail_store_find_same(Db *db, const char *message_id, const char *digest,
    int64_t *case_id, int64_t *entry_id, GError **err);
bool mail_store_add_id(Db *db, const char *message_id, const char *digest,
    int64_t case_id, int64_t entry_id, GError **err);
/* The Message-IDs of a case up to an entry, oldest first: References of what goes out. */
bool mail_store_ids_of_case(Db *db, Arena *a, int64_t case_id, int64_t to_entry_id,
    const char ***out, size_t *n_out, GError **err);

/* Queues it, with its job and its Message-ID; does nothing if the same thing was queued
 * to the same address before. */
bool mail_store_queue(Db *db, OutMail *m, GError **err);
bool mail_store_find(Db *db, Arena *a, int64_t id, OutMail **out, GError **err);
bool mail_store_find_by_message_id(Db *db, Arena *a, const char *message_id,
    OutMail **out, GError **err);
/* The last mail of the case to that address. */
bool mail_store_find_last_to(Db *db, Arena *a, int64_t case_id, const char *to_mail,
    OutMail **out, GError **err);
bool mail_store_set_state(Db *db, int64_t id, OutMailState state, Instant at,
    const char *error, GError **err);
/* One that failed goes back into the queue, and its job is due; *done says whether it had
 * failed. Inside a transaction; announces "job". */
bool mail_store_queue_again(Db *db, int64_t id, Instant now, bool *done, GError **err);

/* How it stands with the mails, for the administrator. */
typedef struct {
	int64_t waiting, failed; /* failed or come back since that instant */
	Instant waiting_since;   /* of the oldest; 0 */
	const char *trouble;     /* why the last that waits was put off; NULL */
} MailHealth;
bool mail_store_health(Db *db, Arena *a, Instant since, MailHealth *out, GError **err);
/* The newest first, from before an id (0: from the newest). */
bool mail_store_list(Db *db, Arena *a, int64_t before_id, int limit, OutMail **out,
    size_t *n_out, GError **err);

/* --- jobs --- */

typedef enum {
	JOB_SEND_MAIL = 1,      /* ref: a mail_out */
	JOB_CLOSE_CASE = 2,     /* ref: a case that was solved */
	JOB_DEADLINE = 3,       /* ref: a case one of whose clocks will be due */
	JOB_DECISION = 4,       /* ref: a decision that a partner was asked for */
	JOB_CHASE = 5,          /* ref: a referral */
	JOB_OUTAGE = 6,         /* ref: an outage whose next word is due */
	JOB_ROSTER_WATCH = 7,   /* looks for holes in the roster, every day; ref: 0 */
	JOB_HORIZON_LEARN = 8,  /* ref: 0; there is always one */
	JOB_FETCH = 11,         /* ref: a hand-in that is ready and was not fetched */
	JOB_HORIZON_WATCH = 10, /* ref: a case whose horizon will pass */
	JOB_REMOTE = 12,        /* ref: a remote session that ends by itself */
	JOB_READ_FILES = 13,    /* ref: an entry with files that may have words */
	JOB_DISPATCH = 14,      /* ref: an answer that goes then: dispatch.h */
	JOB_WAITING = 15,       /* ref: a case that waits for its reporter */
	JOB_HOST = 16,          /* ref: a customer with a host name of its own; 0: ours */
} JobKind;

typedef struct {
	int64_t id, ref, attempts;
	JobKind kind;
	Instant due_at; /* of a leased one: until when the lease lasts */
} Job;

/* Inside a transaction; announces "job". */
bool job_store_add(Db *db, JobKind kind, int64_t ref, Instant due, GError **err);
/* The one job of that kind for ref waits for that instant from now on, whatever it
 * waited for; 0: there is none any more. Inside a transaction; announces "job". */
bool job_store_set(Db *db, JobKind kind, int64_t ref, Instant due, Instant now,
    GError **err);
/* The same, but one that waits already stays as it is. */
bool job_store_ensure(Db *db, JobKind kind, int64_t ref, Instant due, GError **err);
typedef struct {
	Instant now;
	Duration lasts; /* of the lease: then somebody else may take it */
	bool files;     /* JOB_READ_FILES and nothing else; false: all else */
	JobKind skip;   /* a kind not to take; 0 none */
	int limit;
} JobLease;

/* Takes those due first for as long as the lease lasts; each counts an attempt. In the
 * order in which they were made. Inside a transaction. */
bool job_store_lease(Db *db, Arena *a, const JobLease *lease, Job **out, size_t *n_out,
    GError **err);
/* Only who holds the lease changes anything: if the job was set to another instant
 * meanwhile, or leased to another, these are nothing. */
bool job_store_done(Db *db, const Job *j, Instant now, GError **err);
bool job_store_again(Db *db, const Job *j, Instant due, const char *error, GError **err);
bool job_store_give_up(Db *db, const Job *j, Instant now, const char *error,
    GError **err);
/* It is done for now and waits for that instant; held: the lease still was its own.
 * Inside a transaction; announces "job". */
bool job_store_wait(Db *db, const Job *j, Instant due, bool *held, GError **err);
/* That of ref, which was given up, begins anew, and is due. Inside a transaction;
 * announces "job". */
bool job_store_revive(Db *db, JobKind kind, int64_t ref, Instant now, GError **err);
/* When the next waiting one that such a lease would take is due; 0 if there is none. */
bool job_store_next_due(Db *db, const JobLease *lease, Instant *due, GError **err);
/* How many wait although they were due before that instant, and how many were given
 * up, but for mails: for the administrator. */
bool job_store_health(Db *db, Instant before, int64_t *late, int64_t *given_up,
    GError **err);
