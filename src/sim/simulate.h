/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * simulate.h - a desk that has worked for a while: customers, staff, and all that they
 * wrote, through the use cases of desk/. */
#pragma once

#include "base/clock.h"
#include "store/blob.h"
#include "store/db.h"

/* How far it is, now and then: for a person who waits. */
typedef void (*SimulateTold)(int64_t cases, int64_t steps, int percent, void *arg);

typedef struct {
	uint64_t seed;
	int customers, days;
	int64_t cases; /* 0: as many as such customers report in that time */
	Instant end;   /* the last moment of it */
	/* Threads that simulate. With more than one, the cases are the same, but not the
	 * order of their numbers. */
	int workers;
	/* All of the staff may sign in; at the end an outage is on, and there is what
	 * furnish.h says. */
	bool demo;
	SimulateTold told;
	void *arg;
} Simulation;

typedef struct {
	int64_t cases; /* reports that began a tale; those sent twice not counted */
	int64_t steps; /* what people did */
} SimulationDone;

/* Fills the desk, which must have no staff yet. Fails with ERR_INTERNAL for what
 * cannot be simulated (no customers, no days): it is for operators only. */
bool simulate(Store *store, Blobs *blobs, const Simulation *what, SimulationDone *done,
    GError **err);
