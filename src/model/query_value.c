/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/name_fold.h"
#include "model/query_int.h"

char *
query_fold(Arena *a, const char *s)
{
	const char *folded = name_fold(a, s);
	char *out = arena_strdup(a, folded), *to = out;

	for (const char *c = folded; *c;) {
		const char *next = g_utf8_find_next_char(c, NULL);

		if (g_unichar_isalnum(g_utf8_get_char(c)))
			for (; c < next; c++)
				*to++ = *c;
		c = next;
	}
	*to = '\0';
	return out;
}

/* --- filters --- */

/* The first of each language is what it is called; the others are understood, too. */
#define MAX_NAMES 5
static const char *const filters[N_FILTERS + 1][N_LANGS][MAX_NAMES] = {
	[FILTER_CUSTOMER] = { { "kunde", "firma" }, { "customer", "company" } },
	[FILTER_FROM] = { { "fra", "bruger", "person" }, { "from", "reporter" } },
	[FILTER_ASSIGNEE] = { { "ansvarlig", "tildelt" }, { "assignee", "assigned" } },
	[FILTER_STATUS] = { { "status" }, { "status" } },
	[FILTER_CATEGORY] = { { "kategori" }, { "category" } },
	[FILTER_PRIORITY] = { { "prioritet" }, { "priority", "prio" } },
	[FILTER_CHANNEL] = { { "kanal" }, { "channel", "via" } },
	[FILTER_STEP] = { { "trin" }, { "step" } },
	[FILTER_BEFORE] = { { "før", "inden" }, { "before" } },
	[FILTER_AFTER] = { { "efter", "siden" }, { "after", "since" } },
	[FILTER_ON] = { { "den", "dato" }, { "on", "date" } },
	[FILTER_HAS] = { { "har" }, { "has" } },
	[FILTER_NUMBER] = { { "nummer", "nr" }, { "number", "no" } },
};

FilterKind
query_filter_named(Arena *a, const char *typed)
{
	const char *folded = query_fold(a, typed);

	for (int kind = 1; kind <= N_FILTERS; kind++)
		for (int i = 0; i < N_LANGS * MAX_NAMES; i++) {
			const char *name = filters[kind][i / MAX_NAMES][i % MAX_NAMES];

			if (name && !strcmp(query_fold(a, name), folded))
				return (FilterKind)kind;
		}
	return 0;
}

const char *
query_filter_name(FilterKind kind, Lang lang)
{
	return filters[kind][lang][0];
}

/* --- values --- */

#define BIT(v) (1u << (v))
#define ALL(n) ((1u << ((n) + 1)) - 2)

/* What people say beside the names. Of the words in both languages the first is shown. */
typedef struct {
	FilterKind filter;
	const char *words[N_LANGS];
	unsigned bits;
} Group;

static const Group groups[] = {
	{ FILTER_STATUS, { "åben", "open" }, ALL(N_STATUSES) & ~BIT(STATUS_CLOSED) },
	{ FILTER_STATUS, { "uløst", "unsolved" },
	    ALL(N_STATUSES) & ~(BIT(STATUS_CLOSED) | BIT(STATUS_SOLVED)) },
	{ FILTER_STATUS, { "venter", "waiting" },
	    BIT(STATUS_WAITING_REPORTER) | BIT(STATUS_WAITING_SUPPLIER) |
	        BIT(STATUS_WAITING_PART) },
	{ FILTER_CATEGORY, { "fejl", "fault" },
	    BIT(CATEGORY_FAULT) | BIT(CATEGORY_CRITICAL) },
	{ FILTER_CATEGORY, { "kritisk", "critical" }, BIT(CATEGORY_CRITICAL) },
	{ FILTER_CATEGORY, { "ikke-kritisk", "non-critical" }, BIT(CATEGORY_FAULT) },
	{ FILTER_CATEGORY, { "ændring", "change" }, BIT(CATEGORY_CHANGE) },
};

typedef struct {
	int n;
	const char *(*name)(int64_t);
	TextId (*words)(int64_t);
} Set;

static const Set sets[N_FILTERS + 1] = {
	[FILTER_STATUS] = { N_STATUSES, status_name, status_text },
	[FILTER_CATEGORY] = { N_CATEGORIES, category_name, category_text },
	[FILTER_PRIORITY] = { PRIORITY_URGENT, priority_name, priority_text },
	[FILTER_CHANNEL] = { CHANNEL_STAFF, channel_name, channel_text },
	[FILTER_STEP] = { STEP_PARTNER, step_name, step_text },
};

typedef struct {
	Arena *arena;
	const char *folded;
	unsigned exactly, beginning;
} Looking;

static void
look_at(Looking *l, const char *name, unsigned bits)
{
	const char *own = query_fold(l->arena, name);

	if (!strcmp(own, l->folded))
		l->exactly |= bits;
	else if (g_str_has_prefix(own, l->folded))
		l->beginning |= bits;
}

unsigned
query_value_bits(Arena *a, FilterKind kind, const char *typed)
{
	Looking l = { .arena = a, .folded = query_fold(a, typed) };
	const Set *set = &sets[kind];

	if (!*l.folded)
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
		if (groups[i].filter == kind)
			for (int lang = 0; lang < N_LANGS; lang++)
				look_at(&l, groups[i].words[lang], groups[i].bits);
	if (l.exactly) /* "open" is what people call so, not the status of that name */
		return l.exactly;
	for (int v = 1; v <= set->n; v++) {
		look_at(&l, set->name(v), BIT(v));
		for (int lang = 0; lang < N_LANGS; lang++)
			look_at(&l, text((Lang)lang, set->words(v)), BIT(v));
	}
	return l.exactly ? l.exactly : l.beginning;
}

static bool
is_one_of(Arena *a, const char *typed, const char *const *words)
{
	const char *folded = query_fold(a, typed);

	for (; *words; words++)
		if (!strcmp(folded, *words))
			return true;
	return false;
}

QueryNameKind
query_name_kind(Arena *a, FilterKind kind, const char *typed)
{
	static const char *const me[] = { "mig", "me", "mine", NULL };
	static const char *const none[] = { "ingen", "none", "nobody", NULL };

	if (kind == FILTER_ASSIGNEE && is_one_of(a, typed, me))
		return NAME_ME;
	return is_one_of(a, typed, none) ? NAME_NONE : NAME_TYPED;
}

bool
query_is_file(Arena *a, const char *typed)
{
	static const char *const words[] = { "fil", "filer", "vedhaeftning", "bilag",
		"file", "files", "attachment", "attachments", NULL };

	return is_one_of(a, typed, words);
}

/* --- in words --- */

/* As one types it. */
static const char *
shown(Arena *a, const char *name)
{
	g_autofree char *lower = g_utf8_strdown(name, -1);

	return strchr(lower, ' ') ? arena_printf(a, "\"%s\"", lower)
	                          : arena_strdup(a, lower);
}

size_t
query_values(Arena *a, FilterKind kind, Lang lang, const char ***out)
{
	const Set *set = &sets[kind];
	size_t n = 0;

	*out = NULL;
	for (int v = 1; v <= set->n; v++)
		*arena_push(a, out, &n) = shown(a, text(lang, set->words(v)));
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
		if (groups[i].filter == kind)
			*arena_push(a, out, &n) = groups[i].words[lang];
	if (kind == FILTER_HAS)
		*arena_push(a, out, &n) = lang == LANG_DA ? "fil" : "file";
	if (kind == FILTER_ASSIGNEE)
		*arena_push(a, out, &n) = lang == LANG_DA ? "mig" : "me";
	if (kind == FILTER_CUSTOMER || kind == FILTER_FROM || kind == FILTER_ASSIGNEE)
		*arena_push(a, out, &n) = lang == LANG_DA ? "ingen" : "none";
	return n;
}

size_t
query_filters_begun(Arena *a, const char *typed, Lang lang, const char ***out)
{
	const char *folded = query_fold(a, typed);
	size_t n = 0;

	*out = NULL;
	for (int kind = 1; kind <= N_FILTERS && *folded; kind++) {
		const char *name = filters[kind][lang][0];

		if (g_str_has_prefix(query_fold(a, name), folded))
			*arena_push(a, out, &n) = arena_printf(a, "%s:", name);
	}
	return n;
}

static const char *
joined(Arena *a, const char *const *words, size_t n, const char *after)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(s, "%s%s%s", i ? ", " : "", words[i], after);
	return arena_strdup(a, s->str);
}

static const char *
possible(Arena *a, Lang lang, const QueryProblem *p)
{
	const char **words = NULL;
	size_t n = 0;

	if (p->kind == PROBLEM_FILTER) {
		for (int kind = 1; kind <= N_FILTERS; kind++)
			*arena_push(a, &words, &n) = filters[kind][lang][0];
		return joined(a, words, n, ":");
	}
	n = query_values(a, p->filter, lang, &words);
	return joined(a, words, n, "");
}

char *
query_problem_text(Arena *a, Lang lang, const QueryProblem *p)
{
	static const TextId texts[] = {
		[PROBLEM_FILTER] = TEXT_QUERY_FILTER_UNKNOWN,
		[PROBLEM_VALUE] = TEXT_QUERY_VALUE_UNKNOWN,
		[PROBLEM_DATE] = TEXT_QUERY_DATE_UNKNOWN,
		[PROBLEM_NUMBER] = TEXT_QUERY_NUMBER_UNKNOWN,
	};
	bool is_name = p->kind == PROBLEM_VALUE && !sets[p->filter].n &&
	               p->filter != FILTER_HAS;
	const TextArg args[] = {
		text_arg_s(arena_printf(a, "%s:%s",
		    p->filter ? filters[p->filter][lang][0] : p->typed,
		    p->filter ? p->typed : "")),
		text_arg_s(possible(a, lang, p)),
	};

	return text_format(a, lang, is_name ? TEXT_QUERY_NAME_UNKNOWN : texts[p->kind],
	    args, G_N_ELEMENTS(args));
}
