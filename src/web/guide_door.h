/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide_door.h - a guide as the reporter reads it, behind the signed link of his
 * mails. */
#pragma once

#include "web/route.h"

extern const Route guide_door_routes[];
