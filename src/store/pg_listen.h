/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * pg_listen.h - the thread that hears what other nodes announce through PostgreSQL.
 *
 * It has a connection of its own and makes a new one when that is lost; what is
 * announced meanwhile is not heard. */
#pragma once

#include <libpq-fe.h>

#include "store/db_int.h"

#define PG_CHANNEL "skranke"

/* Listens when it returns, if the database can be reached; else soon after it can. */
void pg_listen_start(Store *s);
void pg_listen_stop(Store *s);

/* An open connection, not yet set up. In db_pgsql.c. */
PGconn *pg_connect(const char *where, GError **err);
