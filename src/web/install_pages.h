/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * install_pages.h - the desk as a program of its own on a phone or a computer: its
 * manifest (W3C Web Application Manifest). A service worker it has none: on a machine
 * with much to do it held up what a page tells as it is left. */
#pragma once

#include "web/route.h"

extern const Route install_routes[];
