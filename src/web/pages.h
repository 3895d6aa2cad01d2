/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * pages.h - all pages there are. */
#pragma once

#include "web/route.h"

/* The tables of all routes, ended by NULL: see routes.c. */
extern const Route *const web_pages[];

/* The page of an error; for WebOptions. */
void web_error_page(WebReq *r, int status, const char *message, const char *reference);
