/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * handin_pages.h - handing a computer in: the form, its page, receipt and label, and the
 * shelf. */
#pragma once

#include "web/route.h"

extern const Route handin_routes[];
