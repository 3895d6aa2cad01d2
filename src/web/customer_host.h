/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * customer_host.h - a customer's own host name (M3): its contact form is what is at the
 * door there, its people's pages are, and the desk of the staff is not. See web_int.h for
 * where a request passes it. */
#pragma once

#include "web/route.h"

extern const Route customer_host_routes[];
