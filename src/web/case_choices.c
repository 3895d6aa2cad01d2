/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/case_choices.h"

#include "store/people_store.h"

Choice *
category_choices(const Reader *rd, const Case *c)
{
	Choice *choices = arena_newv(rd->a, Choice, N_CATEGORIES);

	for (int i = 0; i < N_CATEGORIES; i++)
		choices[i] = (Choice){ category_name(i + 1),
			text(rd->lang, category_text(i + 1)), c->category == i + 1,
			arena_printf(rd->a, "category-%s", category_name(i + 1)) };
	return choices;
}

Choice *
priority_choices(const Reader *rd, const Case *c)
{
	Choice *choices = arena_newv(rd->a, Choice, PRIORITY_URGENT);

	for (int i = 0; i < PRIORITY_URGENT; i++)
		choices[i] = (Choice){ priority_name(i + 1),
			text(rd->lang, priority_text(i + 1)), c->priority == i + 1 };
	return choices;
}

Choice *
status_choices(const Reader *rd, const Case *c, size_t *n)
{
	Choice *choices = arena_newv(rd->a, Choice, N_STATUSES);

	*n = 0;
	for (int s = STATUS_OPEN; s < STATUS_SOLVED; s++)
		choices[(*n)++] = (Choice){ status_name(s),
			text(rd->lang, status_text(s)), c->status == s };
	return choices;
}

bool
staff_choices(Db *db, const Reader *rd, const Case *c, const Choice **out, size_t *n_out,
    GError **err)
{
	Staff *staff;
	size_t n;

	if (!staff_store_all(db, rd->a, &staff, &n, err))
		return false;
	Choice *choices = arena_newv(rd->a, Choice, n + 1);
	*n_out = 0;
	choices[(*n_out)++] = (Choice){ "0", text(rd->lang, TEXT_CASE_NOBODY),
		c->assignee_id == 0 };
	for (size_t i = 0; i < n; i++)
		if (staff[i].active)
			choices[(*n_out)++] = (Choice){
				arena_printf(rd->a, "%" G_GINT64_FORMAT, staff[i].id),
				staff[i].name, c->assignee_id == staff[i].id
			};
	*out = choices;
	return true;
}
