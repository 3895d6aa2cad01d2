/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * time_field.h - fields of date and time in forms, by the clock on the reader's wall. */
#pragma once

#include "web/chip_view.h"

/* An instant as the value of such a field. */
const char *time_field(const Reader *rd, Instant at);
/* What it says. False if it says none. */
bool time_field_read(const Reader *rd, const char *typed, Instant *at);
