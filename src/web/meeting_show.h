/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting_show.h - status meetings in words. */
#pragma once

#include "model/meeting.h"
#include "web/chip_view.h"
#include "web/meeting_view.h"

MeetingRow meeting_row(const Reader *rd, const Meeting *m);
MeetingRow *meeting_rows(const Reader *rd, const Meeting *meetings, size_t n);
