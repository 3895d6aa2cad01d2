/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "migration.h"

#include <stdlib.h>
#include <string.h>

void
migration_read(const Source *s, Migration **migrations, size_t *n)
{
	Migration m = { .source = s, .number = (int)*n + 1 };

	if (strspn(s->name, "0123456789") != 4 || s->name[4] != '_' || !s->name[5]) {
		refuse(s, 1, "a migration's file is called NNNN_name.sql");
		return;
	}
	if (strtol(s->name, NULL, 10) != m.number)
		refuse(s, 1,
		    "the migration should have number %04d: none may be left out",
		    m.number);
	m.name = s->name + 5;
	for (Engine e = 0; e < N_ENGINES; e++) {
		m.on[e] = dialect_expand(s, s->text, 1, e);
		if (!m.on[e])
			return;
	}
	*arena_push(s->run->arena, migrations, n) = m;
}
