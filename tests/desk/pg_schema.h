/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * pg_schema.h - a server is shared by the tests: each has a schema of its own. */
#pragma once

/* Makes that schema empty, on the server that a connection string names. Returns the
 * string that leads into it, which the caller frees. */
char *pg_empty_schema(const char *server, const char *schema);
