/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * job_int.h - between the runner and the jobs. */
#pragma once

#include "desk/house.h"
#include "desk/job_end.h"
#include "job/runner.h"
#include "mail/sandbox.h"
#include "mail/smtp_out.h"
#include "store/desk_store.h"

/* What a worker has at hand. */
typedef struct {
	Store *store;
	Blobs *blobs;
	SmtpOut *smtp;
	Sandbox *files; /* of who reads files and does nothing else; NULL: all else */
} Worker;

/* One job: db and arena are its own. True when it has come to its end and has recorded
 * it; false, with why, if it is to be tried again. */
typedef bool (*JobFunc)(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);

bool job_send_mail(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_outage(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_deadline(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_dispatch(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_fetch(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_remote(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_decision(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_roster_watch(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_waiting(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_close_case(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_chase(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_horizon_learn(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_read_files(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_host(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
bool job_horizon_watch(const Worker *w, Db *db, Arena *a, const Job *job, Instant now,
    GError **err);
