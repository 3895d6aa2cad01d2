/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/filter_more.h"

#include <string.h>

FilterMore *
filter_more(const Reader *rd, const char *path, const char *typed, size_t *n)
{
	static const struct {
		FilterKind filter;
		const char *values[N_LANGS];
	} often[] = {
		{ FILTER_STATUS, { "uløst", "unsolved" } },
		{ FILTER_ASSIGNEE, { "mig", "me" } },
		{ FILTER_ASSIGNEE, { "ingen", "none" } },
		{ FILTER_AFTER, { "\"sidste måned\"", "\"last month\"" } },
		{ FILTER_HAS, { "fil", "file" } },
	};
	FilterMore *more = arena_newv(rd->a, FilterMore, G_N_ELEMENTS(often));

	*n = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(often); i++) {
		const char *name = query_filter_name(often[i].filter, rd->lang);
		const char *filter = arena_printf(rd->a, "%s:%s", name,
		    often[i].values[rd->lang]);
		if (strstr(typed, arena_printf(rd->a, "%s:", name)))
			continue;
		g_autofree char *q = g_uri_escape_string(arena_printf(rd->a, "%s%s%s",
		                                             typed, *typed ? " " : "",
		                                             filter),
		    NULL, FALSE);
		more[(*n)++] = (FilterMore){ filter,
			arena_printf(rd->a, "%s%s", path, q) };
	}
	return more;
}

const char **
filter_problems(const Reader *rd, const Query *q)
{
	const char **words = arena_newv(rd->a, const char *, q->n_problems + 1);

	for (size_t i = 0; i < q->n_problems; i++)
		words[i] = query_problem_text(rd->a, rd->lang, &q->problems[i]);
	return words;
}
