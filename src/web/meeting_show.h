/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting_show.h - status meetings in words. */
#pragma once

#include "model/meeting.h"
#include "web/chip_view.h"
#include "web/meeting_view.h"

/* "mandag den 1. februar 2027 kl. 9.00–10.00" */
const char *meeting_when(const Reader *rd, const Meeting *m);
MeetingRow meeting_row(const Reader *rd, const Meeting *m);
MeetingRow *meeting_rows(const Reader *rd, const Meeting *meetings, size_t n);
