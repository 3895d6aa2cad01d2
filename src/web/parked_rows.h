/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * parked_rows.h - parked questions as they are listed: on their own page, and beside a
 * customer. */
#pragma once

#include "store/escalation_store.h"
#include "web/chip_view.h"
#include "web/parked_view.h"

ParkedRow *parked_rows(const Reader *rd, const ParkedQuestion *questions, size_t n);
