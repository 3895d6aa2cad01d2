/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/query.h"

#include <string.h>

#include "model/query_date.h"
#include "model/query_int.h"
#include "model/roster.h"

#define MAX_NUMBER_DIGITS 12

typedef struct {
	Arena *arena;
	const Zone *zone;
	Instant now;
	const char *s; /* what is left */
	Query *q;
	size_t n_filters;
	int64_t *numbers;
	/* of each filter with a fixed set: any of these, none of those */
	unsigned any[N_FILTERS + 1], none[N_FILTERS + 1];
} Parsing;

/* --- what was typed, piece by piece --- */

/* Does it begin with a quotation mark of any kind? Its bytes, or 0. */
static size_t
quote_at(const char *s)
{
	static const char *const marks[] = { "\"", "“", "”", "„", "»", "«" };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (g_str_has_prefix(s, marks[i]))
			return strlen(marks[i]);
	return 0;
}

static bool
is_space(const char *s)
{
	return *s && g_unichar_isspace(g_utf8_get_char(s));
}

/* What stands between quotation marks; one that is not closed goes on to the end. */
static char *
take_quoted(Parsing *p)
{
	p->s += quote_at(p->s);
	const char *from = p->s;
	while (*p->s && !quote_at(p->s))
		p->s = g_utf8_find_next_char(p->s, NULL);
	char *text = arena_strndup(p->arena, from, (size_t)(p->s - from));
	p->s += quote_at(p->s);
	return text;
}

/* Up to a space, or one of those characters. */
static char *
take_word(Parsing *p, const char *until)
{
	const char *from = p->s;

	while (*p->s && !is_space(p->s) && !strchr(until, *p->s))
		p->s = g_utf8_find_next_char(p->s, NULL);
	return arena_strndup(p->arena, from, (size_t)(p->s - from));
}

static void
skip_spaces(Parsing *p)
{
	while (is_space(p->s))
		p->s = g_utf8_find_next_char(p->s, NULL);
}

/* --- values --- */

static void
complain(Parsing *p, QueryProblemKind kind, FilterKind filter, const char *typed)
{
	*arena_push(p->arena, &p->q->problems, &p->q->n_problems) = (QueryProblem){ kind,
		filter, typed };
}

static void
put_name(Parsing *p, FilterKind filter, bool not, const char *typed)
{
	*arena_push(p->arena, &p->q->names, &p->q->n_names) = (QueryName){ filter,
		query_name_kind(p->arena, filter, typed), not, typed };
}

static void
put_date(Parsing *p, FilterKind filter, bool not, const char *typed)
{
	QueryFixed *f = &p->q->fixed;
	Day from, to;

	if ((filter == FILTER_ON && not ) ||
	    !query_date(p->arena, typed, roster_day(p->zone, p->now), &from, &to)) {
		complain(p, PROBLEM_DATE, filter, typed);
		return;
	}
	Instant begins = roster_instant(p->zone, from, 0);
	bool is_before = (filter == FILTER_BEFORE) != not ;
	Instant ends = filter == FILTER_ON ? roster_instant(p->zone, to, 0) : begins;
	if (filter == FILTER_ON || !is_before)
		f->from = MAX(f->from, begins);
	if (filter == FILTER_ON || is_before)
		f->before = f->before ? MIN(f->before, ends) : ends;
}

static void
put_number(Parsing *p, bool not, const char *typed)
{
	const char *digits = *typed == '#' ? typed + 1 : typed;
	size_t n = strspn(digits, "0123456789");

	if (not || !n || n > MAX_NUMBER_DIGITS || digits[n]) {
		complain(p, PROBLEM_NUMBER, FILTER_NUMBER, typed);
		return;
	}
	*arena_push(p->arena, &p->numbers,
	    &p->q->fixed.n_numbers) = g_ascii_strtoll(digits, NULL, 10);
	p->q->fixed.numbers = p->numbers;
}

static void
put_choice(Parsing *p, FilterKind filter, bool not, const char *typed)
{
	unsigned bits = query_value_bits(p->arena, filter, typed);

	if (!bits)
		complain(p, PROBLEM_VALUE, filter, typed);
	else if (not )
		p->none[filter] |= bits;
	else
		p->any[filter] |= bits;
}

static void
put_value(Parsing *p, FilterKind filter, bool not, const char *typed)
{
	switch (filter) {
	case FILTER_CUSTOMER:
	case FILTER_FROM:
	case FILTER_ASSIGNEE:
		put_name(p, filter, not, typed);
		break;
	case FILTER_BEFORE:
	case FILTER_AFTER:
	case FILTER_ON:
		put_date(p, filter, not, typed);
		break;
	case FILTER_NUMBER:
		put_number(p, not, typed);
		break;
	case FILTER_HAS:
		if (!query_is_file(p->arena, typed))
			complain(p, PROBLEM_VALUE, filter, typed);
		else if (not )
			p->q->fixed.has_no_file = true;
		else
			p->q->fixed.has_file = true;
		break;
	case FILTER_STATUS:
	case FILTER_CATEGORY:
	case FILTER_PRIORITY:
	case FILTER_CHANNEL:
	case FILTER_STEP:
		put_choice(p, filter, not, typed);
		break;
	}
}

/* All the values, with commas between; one that is still to be typed is none. */
static void
take_values(Parsing *p, FilterKind filter, bool not )
{
	skip_spaces(p);
	for (;;) {
		const char *value = quote_at(p->s) ? take_quoted(p) : take_word(p, ",");

		if (*value && p->n_filters++ < QUERY_MAX_FILTERS)
			put_value(p, filter, not, value);
		if (*p->s != ',')
			return;
		p->s++;
	}
}

/* --- filters and words --- */

/* "kunde:" ahead; 0 if there is no such filter, and *name is what stands before the
 * colon if it could be meant for one: "foo:bar", but not "http://" or "C:\". */
static FilterKind
take_filter(Parsing *p, const char **name)
{
	const char *s = p->s;

	*name = NULL;
	while (*s && g_unichar_isalpha(g_utf8_get_char(s)))
		s = g_utf8_find_next_char(s, NULL);
	if (*s != ':' || s == p->s)
		return 0;
	const char *typed = arena_strndup(p->arena, p->s, (size_t)(s - p->s));
	FilterKind filter = query_filter_named(p->arena, typed);
	if (filter)
		p->s = s + 1;
	else if (s[1] && !strchr("/\\:", s[1]) && !is_space(s + 1) &&
	         g_utf8_strlen(typed, -1) > 1)
		*name = typed;
	return filter;
}

static void
put_word(Parsing *p, bool not, const char *text, bool is_phrase)
{
	bool any = false;

	for (const char *c = text; *c && !any; c = g_utf8_find_next_char(c, NULL))
		any = g_unichar_isalnum(g_utf8_get_char(c));
	if (any)
		*arena_push(p->arena, &p->q->words, &p->q->n_words) = (QueryWord){ text,
			not, is_phrase };
}

static void
take_piece(Parsing *p)
{
	const char *unknown;
	bool not = *p->s == '-' && p->s[1] && !is_space(p->s + 1) && p->s[1] != '-';

	if (not )
		p->s++;
	if (quote_at(p->s)) {
		put_word(p, not, take_quoted(p), true);
		return;
	}
	FilterKind filter = take_filter(p, &unknown);
	if (filter) {
		take_values(p, filter, not );
		return;
	}
	if (unknown)
		complain(p, PROBLEM_FILTER, 0, unknown);
	put_word(p, not, take_word(p, ""), false);
}

/* The bits that are left; 0: any. What excludes all is a bit that no value has. */
static unsigned
allowed(const Parsing *p, FilterKind filter)
{
	unsigned any = p->any[filter], none = p->none[filter];

	if (!any && !none)
		return 0;
	unsigned left = (any ? any : ~1u) & ~none;
	return left ? left : 1;
}

Query *
query_parse(Arena *a, const char *typed, const Zone *zone, Instant now)
{
	Query *q = arena_new0(a, Query);
	Parsing p = { .arena = a, .zone = zone, .now = now, .s = typed, .q = q };

	if (strlen(typed) > QUERY_MAX_BYTES || !g_utf8_validate(typed, -1, NULL))
		return q;
	for (skip_spaces(&p); *p.s; skip_spaces(&p))
		take_piece(&p);
	q->fixed.statuses = allowed(&p, FILTER_STATUS);
	q->fixed.categories = allowed(&p, FILTER_CATEGORY);
	q->fixed.priorities = allowed(&p, FILTER_PRIORITY);
	q->fixed.channels = allowed(&p, FILTER_CHANNEL);
	q->fixed.steps = allowed(&p, FILTER_STEP);
	return q;
}

/* --- what is being typed --- */

/* Where the last piece begins: after the last space outside of quotation marks. */
static const char *
last_piece(const char *typed)
{
	const char *from = typed;
	bool quoted = false;

	for (const char *s = typed; *s;) {
		size_t quote = quote_at(s);
		const char *next = quote ? s + quote : g_utf8_find_next_char(s, NULL);

		if (quote)
			quoted = !quoted;
		else if (!quoted && is_space(s))
			from = next;
		s = next;
	}
	return from;
}

QueryLast
query_last(Arena *a, const char *typed)
{
	if (strlen(typed) > QUERY_MAX_BYTES || !g_utf8_validate(typed, -1, NULL))
		return (QueryLast){ 0, "", "" };
	const char *from = last_piece(typed), *colon = strchr(from, ':');
	FilterKind filter = 0;

	if (*from == '-')
		from++;
	if (colon && colon > from)
		filter = query_filter_named(a,
		    arena_strndup(a, from, (size_t)(colon - from)));
	if (filter) {
		const char *comma = strrchr(colon, ',');

		from = comma ? comma + 1 : colon + 1;
	}
	return (QueryLast){ filter, arena_strndup(a, typed, (size_t)(from - typed)),
		arena_strdup(a, from + quote_at(from)) };
}

/* --- found --- */

static bool
is_in(int64_t id, const int64_t *ids, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

static bool
id_fits(const FilterIds *f, int64_t id)
{
	return (!f->is_set || is_in(id, f->ids, f->n)) &&
	       !is_in(id, f->not_ids, f->n_not);
}

static bool
bit_fits(unsigned bits, int64_t v)
{
	return !bits || (bits >> v & 1);
}

static bool
ids_are_set(const FilterIds *f)
{
	return f->is_set || f->n_not;
}

bool
case_filter_is_set(const CaseFilter *f)
{
	const QueryFixed *x = &f->fixed;

	return ids_are_set(&f->customers) || ids_are_set(&f->people) ||
	       ids_are_set(&f->assignees) || x->statuses || x->categories ||
	       x->priorities || x->channels || x->steps || x->from || x->before ||
	       x->has_file || x->has_no_file || x->n_numbers;
}

bool
case_filter_fits(const CaseFilter *f, const Case *c, bool has_file)
{
	const QueryFixed *x = &f->fixed;

	return bit_fits(x->statuses, c->status) && bit_fits(x->categories, c->category) &&
	       bit_fits(x->priorities, c->priority) &&
	       bit_fits(x->channels, c->channel) && bit_fits(x->steps, c->step) &&
	       id_fits(&f->customers, c->customer_id) &&
	       id_fits(&f->people, c->person_id) &&
	       id_fits(&f->assignees, c->assignee_id) && c->opened_at >= x->from &&
	       (!x->before || c->opened_at < x->before) && (!x->has_file || has_file) &&
	       (!x->has_no_file || !has_file) &&
	       (!x->n_numbers || is_in(c->id, x->numbers, x->n_numbers));
}
