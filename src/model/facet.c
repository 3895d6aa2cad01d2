/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/facet.h"

#include <string.h>

#include "base/clock.h"

#define FIRST_LETTER 0xe000 /* the first 4096 of private use */
#define MONTH        DAYS(32)
#define ERA          16 /* months */
#define FIRST_ERA    21 /* of 1999: no desk is older */

#define MOST 10 /* of a case */

void
facet_write(Facet f, char out[FACET_SIZE])
{
	unsigned value = (unsigned)(f.value % FACET_VALUES);
	int n = g_unichar_to_utf8(FIRST_LETTER + ((unsigned)f.kind << 8 | value >> 12),
	    out);

	n += g_unichar_to_utf8(FIRST_LETTER + (value & 0xfff), out + n);
	out[n] = '\0';
}

static int64_t
month_of(Instant at)
{
	return MAX(at, 0) / MONTH;
}

static size_t
list(const Case *c, Facet out[MOST])
{
	size_t n = 0;

	out[n++] = (Facet){ FACET_CUSTOMER, c->customer_id };
	out[n++] = (Facet){ FACET_PERSON, c->person_id };
	out[n++] = (Facet){ FACET_CHANNEL, c->channel };
	out[n++] = (Facet){ FACET_MONTH, month_of(c->opened_at) };
	out[n++] = (Facet){ FACET_ERA, month_of(c->opened_at) / ERA };
	if (case_is_open(c)) {
		out[n++] = (Facet){ FACET_OPEN, 1 };
		return n;
	}
	out[n++] = (Facet){ FACET_CATEGORY, c->category };
	out[n++] = (Facet){ FACET_PRIORITY, c->priority };
	out[n++] = (Facet){ FACET_STEP, c->step };
	out[n++] = (Facet){ FACET_ASSIGNEE, c->assignee_id };
	return n;
}

static bool
has(const Facet *of, size_t n, Facet f)
{
	for (size_t i = 0; i < n; i++)
		if (of[i].kind == f.kind && of[i].value == f.value)
			return true;
	return false;
}

/* Those that are not among the others. */
static const char *
text_without(Arena *a, const Facet *f, size_t n, const Facet *others, size_t n_others)
{
	char *text = arena_newv(a, char, n *FACET_SIZE + 1), *end = text;

	for (size_t i = 0; i < n; i++) {
		if (has(others, n_others, f[i]))
			continue;
		if (end > text)
			*end++ = ' ';
		facet_write(f[i], end);
		end += strlen(end);
	}
	*end = '\0';
	return text;
}

const char *
facets_of(Arena *a, const Case *c)
{
	Facet all[MOST];

	return text_without(a, all, list(c, all), NULL, 0);
}

void
facets_moved(Arena *a, const Case *before, const Case *c, const char **gone,
    const char **came)
{
	Facet was[MOST], is[MOST];
	size_t n_was = list(before, was), n_is = list(c, is);

	*gone = text_without(a, was, n_was, is, n_is);
	*came = text_without(a, is, n_is, was, n_was);
}

/* --- of a filter --- */

typedef struct {
	Arena *arena;
	FacetGroup *groups;
	size_t n;
	Facet *any; /* of the group that is being made */
	size_t n_any;
} Asking;

static void
add(Asking *x, FacetKind kind, int64_t value)
{
	*arena_push(x->arena, &x->any, &x->n_any) = (Facet){ kind, value };
}

static void
end_group(Asking *x)
{
	*arena_push(x->arena, &x->groups, &x->n) = (FacetGroup){ x->any, x->n_any };
	x->any = NULL;
	x->n_any = 0;
}

static void
ask_bits(Asking *x, FacetKind kind, unsigned bits, int n_values, bool moves)
{
	int n = __builtin_popcount(bits);

	if (!n || 2 * n > n_values)
		return;
	for (int v = 0; v < 32; v++)
		if (bits >> v & 1)
			add(x, kind, v);
	if (moves)
		add(x, FACET_OPEN, 1);
	end_group(x);
}

static void
ask_ids(Asking *x, FacetKind kind, const FilterIds *f, bool moves)
{
	if (!f->is_set)
		return;
	for (size_t i = 0; i < f->n; i++)
		add(x, kind, f->ids[i]);
	if (moves)
		add(x, FACET_OPEN, 1);
	end_group(x);
}

/* Since when, the index says by the numbers of entries. */
static void
ask_time(Asking *x, Instant from, Instant before)
{
	if (!before)
		return;
	int64_t last = month_of(before - 1), first = from ? month_of(from) : 0;

	for (int64_t era = MAX(first / ERA, FIRST_ERA); era < last / ERA; era++)
		add(x, FACET_ERA, era);
	for (int64_t m = MAX(first, last / ERA * ERA); m <= last; m++)
		add(x, FACET_MONTH, m);
	end_group(x);
}

size_t
facets_asked(Arena *a, const CaseFilter *f, FacetGroup **out)
{
	Asking x = { .arena = a };
	const QueryFixed *fixed = &f->fixed;

	if (fixed->statuses && !(fixed->statuses >> STATUS_CLOSED & 1)) {
		add(&x, FACET_OPEN, 1);
		end_group(&x);
	}
	ask_ids(&x, FACET_CUSTOMER, &f->customers, false);
	ask_ids(&x, FACET_PERSON, &f->people, false);
	ask_ids(&x, FACET_ASSIGNEE, &f->assignees, true);
	ask_bits(&x, FACET_CATEGORY, fixed->categories, N_CATEGORIES, true);
	ask_bits(&x, FACET_PRIORITY, fixed->priorities, PRIORITY_URGENT, true);
	ask_bits(&x, FACET_STEP, fixed->steps, STEP_PARTNER, true);
	ask_bits(&x, FACET_CHANNEL, fixed->channels, CHANNEL_STAFF, false);
	if (fixed->has_file) {
		add(&x, FACET_FILE, 1);
		end_group(&x);
	}
	ask_time(&x, fixed->from, fixed->before);
	*out = x.groups;
	return x.n;
}
