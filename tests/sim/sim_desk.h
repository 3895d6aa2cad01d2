/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sim_desk.h (tests) - a desk with a simulated past, on one engine. */
#pragma once

#include "sim/simulate.h"

typedef struct {
	Store *store;
	char *dir;
	SimulationDone done;
} SimDesk;

/* server is NULL for SQLite, else where PostgreSQL is. */
void sim_desk_open(SimDesk *d, const char *server, const Simulation *what);
void sim_desk_close(SimDesk *d);
/* Adds a test for each engine: /sqlite/NAME, and /postgresql/NAME where SKRANKE_TEST_PG
 * names a server, which the story is given. */
void sim_desk_add_story(const char *name, GTestDataFunc story);
