/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * router.h - which route a path is. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "web/route.h"

#define ROUTE_MAX_PARTS 8

typedef struct Router Router;

/* What stood for :names in the path. */
typedef struct {
	const char *names[ROUTE_MAX_PARTS], *values[ROUTE_MAX_PARTS];
	size_t n;
} RouteMatch;

/* Compiles tables that end with an empty route; the array of them ends with NULL. Lives
 * in the arena. NULL with ERR_INTERNAL, naming the route, if two are the same, if a :name
 * is no parameter, or if a POST does without its token. */
Router *router_new(Arena *a, const Route *const *tables, GError **err);

/* The route for a path; NULL if there is none. If there is one but not with this method,
 * *allowed says which: "GET, HEAD". HEAD is a GET
 * that writes nothing. */
const Route *router_find(const Router *router, Arena *a, const char *method,
    const char *path, RouteMatch *match, const char **allowed);

/* All routes, by path. */
const Route *const *router_routes(const Router *router, size_t *n);
