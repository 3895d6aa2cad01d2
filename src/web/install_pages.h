/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * install_pages.h - the desk as a program of its own on a phone or a computer: its
 * manifest (W3C Web Application Manifest), and what is seen where there is no network. */
#pragma once

#include "web/route.h"

extern const Route install_routes[];
