/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster_weeks.h - the picture of the duty roster. */
#pragma once

#include "model/person.h"
#include "model/roster.h"
#include "web/chip_view.h"
#include "web/roster_view.h"

typedef struct {
	const Reader *rd;
	const Roster *roster; /* of all roles, and of all the weeks that are shown */
	const Staff *staff;
	size_t n_staff;
	bool holes; /* are a partner's shown? */
} RosterPicture;

/* The week that begins on that Monday. */
RosterWeek roster_week_view(const RosterPicture *p, Day monday);
