/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * address_test_int.h - the mail that tries an address out comes back (M2). For
 * mail_receive.c only. */
#pragma once

#include "desk/case_int.h"
#include "desk/house.h"
#include "model/mail.h"

/* One of ours has come in: if it tries an address out, that is noted. Inside a
 * transaction. */
bool address_test_arrive_in(Db *db, const Use *u, const House *house, const InMail *m,
    GError **err);
