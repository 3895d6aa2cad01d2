/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * writer.h - group commit: many transactions on SQLite share one flush to disk.
 *
 * There is no thread behind it. Who comes first leads: he runs his own function and
 * those of all who came meanwhile, commits once, wakes them, and hands the lead to the
 * first of those who came during the commit. So who is alone pays for nothing. */
#pragma once

#include "store/db_int.h"

/* Takes over a connection that may write. */
Writer *writer_new(Db *db);
/* Nobody may be in writer_transact(). Closes the connection. */
void writer_free(Writer *w);

/* Runs fn in a transaction, in this thread or in another that writes just now. An fn that
 * fails undoes only itself; when the commit fails, nothing of the group is there and
 * each gets the error. Any thread. */
bool writer_transact(Writer *w, DbTransactFunc fn, void *arg, GError **err);
