/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/router.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

struct Router {
	const Route **routes; /* sorted by path and method: literal parts before :names */
	size_t n;
};

/* The next part of a path: from after its / to the next one. */
static const char *
next_part(const char *path, size_t *n)
{
	path += *path == '/';
	*n = strcspn(path, "/");
	return path;
}

static int
by_path(const void *a, const void *b)
{
	const Route *left = *(const Route *const *)a, *right = *(const Route *const *)b;
	int order = strcmp(left->path, right->path);

	return order ? order : strcmp(left->method, right->method);
}

static bool
has_param(const Route *r, const char *name, size_t n)
{
	for (const Param *p = r->params; p && p->name; p++)
		if (strlen(p->name) == n && !memcmp(p->name, name, n))
			return true;
	return false;
}

static bool
route_holds(const Route *r, GError **err)
{
	size_t n, parts = 0;

	if (r->path[0] != '/' || !r->handler || !r->what)
		return fail(err, ERR_INTERNAL, "route %s %s is incomplete", r->method,
		    r->path);
	if (strcmp(r->method, "GET") != 0 && !r->needs_token && r->who < MAY_FOREIGN)
		return fail(err, ERR_INTERNAL, "route %s %s has no token", r->method,
		    r->path);
	for (const char *s = next_part(r->path, &n); *s;
	     s = next_part(s + n, &n), parts++)
		if (*s == ':' && !has_param(r, s + 1, n - 1))
			return fail(err, ERR_INTERNAL, "route %s: %.*s is no parameter",
			    r->path, (int)n, s);
	return parts <= ROUTE_MAX_PARTS ||
	       fail(err, ERR_INTERNAL, "route %s has too many parts", r->path);
}

Router *
router_new(Arena *a, const Route *const *tables, GError **err)
{
	Router *router = arena_new0(a, Router);

	for (; *tables; tables++)
		for (const Route *r = *tables; r->path; r++) {
			if (!route_holds(r, err))
				return NULL;
			*arena_push(a, &router->routes, &router->n) = r;
		}
	qsort(router->routes, router->n, sizeof *router->routes, by_path);
	for (size_t i = 1; i < router->n; i++) {
		const Route *r = router->routes[i];

		if (by_path(&router->routes[i - 1], &router->routes[i]) == 0) {
			fail(err, ERR_INTERNAL, "two routes %s %s", r->method, r->path);
			return NULL;
		}
	}
	return router;
}

static bool
fits(Arena *a, const Route *r, const char *path, RouteMatch *match)
{
	const char *want = r->path;
	size_t n_want, n;

	match->n = 0;
	for (;;) {
		want = next_part(want, &n_want);
		path = next_part(path, &n);
		if (!n_want || !n)
			return !*want && !*path;
		if (*want == ':') {
			match->names[match->n] = arena_strndup(a, want + 1, n_want - 1);
			match->values[match->n++] = arena_strndup(a, path, n);
		} else if (n != n_want || memcmp(want, path, n) != 0) {
			return false;
		}
		want += n_want;
		path += n;
		/* "/case/" is not "/case" */
		if ((*want == '/') != (*path == '/'))
			return false;
	}
}

const Route *
router_find(const Router *router, Arena *a, const char *method, const char *path,
    RouteMatch *match, const char **allowed)
{
	bool head = strcmp(method, "HEAD") == 0;
	const char *wanted = head ? "GET" : method;

	*allowed = NULL;
	/* Backwards: ':' sorts before letters, and a literal part goes first. */
	for (size_t i = router->n; i > 0; i--) {
		const Route *r = router->routes[i - 1];

		if (!fits(a, r, path, match))
			continue;
		if (strcmp(r->method, wanted) == 0 && !(head && route_writes(r)))
			return r;
		const char *name = route_writes(r) ? r->method : "GET, HEAD";
		*allowed = *allowed ? arena_printf(a, "%s, %s", *allowed, name) : name;
	}
	return NULL;
}

const Route *const *
router_routes(const Router *router, size_t *n)
{
	*n = router->n;
	return (const Route *const *)router->routes;
}
