/* SPDX-License-Identifier: AGPL-3.0-or-later
 * door_pages.h - the reporter's own pages, behind the signed link of his mails. */
#pragma once

#include "web/route.h"

extern const Route door_routes[];
