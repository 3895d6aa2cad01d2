/* SPDX-License-Identifier: AGPL-3.0-or-later */
#pragma once

#include "web/route.h"

extern const Route agreement_routes[];
