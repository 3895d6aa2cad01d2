/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * err.h - how a function of ours says that it failed.
 *
 * A function that can fail returns bool, takes a GError ** as its last
 * argument, and leaves its out-arguments alone when it returns false.
 * The code tells the caller what to do; the message is for one reader only:
 * for ERR_INTERNAL, ERR_BUSY and ERR_UNAVAILABLE the operator (English, logged,
 * never shown); for every other code the user, and then it is the id of a text in
 * po/ ("case.changed"), shown in his language and not logged as an error. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
	ERR_INTERNAL,    /* a bug or a broken machine: log it, answer 500 */
	ERR_BUSY,        /* lock or serialisation failure: db_transact() retries */
	ERR_INVALID,     /* what the user sent does not hold: 422, with the field */
	ERR_DENIED,      /* the user may not: 403 */
	ERR_CONFLICT,    /* somebody else changed it meanwhile: 409 */
	ERR_LIMIT,       /* too much or too often: 429 */
	ERR_UNAVAILABLE, /* disk full, database away: nothing was done; 503, try later */
} ErrCode;

#define ERR err_quark()
GQuark err_quark(void);

#define err_is(e, code) g_error_matches((e), ERR, (code))

/* Is the message a text id for the user (true), or English for the operator? */
bool err_is_for_user(const GError *e);

/* Sets *err and returns false, so that "return fail(...)" is one line. */
bool fail(GError **err, ErrCode code, const char *fmt, ...) G_GNUC_PRINTF(3, 4);
#ifdef __clang_analyzer__ /* which does not see into err.c */
#define fail(...) (fail(__VA_ARGS__), false)
#endif
