/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_limit.h - how much mail may go and come between us and one address before it is
 * taken for a machine, whatever its headers say: two machines that answer each other must
 * come to an end (RFC 3834, 2). */
#pragma once

#include "base/clock.h"

/* Receipts for new cases: those above it get none. A case has one at most. */
#define MAIL_MOST_RECEIPTS       5
#define MAIL_RECEIPTS_WINDOW     MINUTES(10)
#define MAIL_MOST_RECEIPTS_A_DAY 30

/* Mails that we write by ourselves, of all kinds, to one who is not of the staff: those
 * above it wait. */
#define MAIL_MOST_AUTOMATIC   5
#define MAIL_AUTOMATIC_WINDOW MINUTES(10)

/* New cases of one sender: what comes above it is held in one case. */
#define MAIL_MOST_CASES   20
#define MAIL_CASES_WINDOW HOURS(1)
