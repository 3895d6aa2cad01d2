/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_score.h"

#include <stdlib.h>
#include <string.h>

#include "model/expect_rank.h"

bool
score_counts(const ExpectSaid *said)
{
	return said->known >= SCORE_FIRST;
}

/* --- what anybody could say --- */

typedef struct {
	double all, group; /* seconds; -1: nothing */
} Naive;

typedef struct {
	Instant at;
	size_t i;
} Closing;

static int
by_time(const void *a, const void *b)
{
	const Closing *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->i < y->i ? -1 : x->i > y->i;
}

static Closing *
closings_of(const ExpectPast *past, size_t n, size_t *n_closings)
{
	Closing *closings = g_new(Closing, n + 1);

	*n_closings = 0;
	for (size_t i = 0; i < n; i++)
		if (past[i].closed)
			closings[(*n_closings)++] = (Closing){ past[i].closed, i };
	qsort(closings, *n_closings, sizeof *closings, by_time);
	return closings;
}

/* Each case belongs to two ranks: those of all, and those of its group, in which it has
 * a place of its own. */
typedef struct {
	size_t n_groups;
	Ranks *all, **groups;
	size_t *place; /* by case: in its group */
} Everybody;

static void
everybody_clear(Everybody *y)
{
	g_clear_pointer(&y->all, ranks_free);
	for (size_t g = 0; g < y->n_groups; g++)
		ranks_free(y->groups[g]);
	g_clear_pointer(&y->groups, g_free);
	g_clear_pointer(&y->place, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Everybody, everybody_clear)

static void
everybody_of(Everybody *y, const ExpectPast *past, size_t n)
{
	g_autofree double *lengths = g_new(double, n + 1);
	g_autoptr(GPtrArray) of_group = g_ptr_array_new();

	for (size_t g = 0; g < y->n_groups; g++)
		g_ptr_array_add(of_group, g_array_new(FALSE, FALSE, sizeof(double)));
	y->groups = g_new0(Ranks *, y->n_groups);
	y->place = g_new(size_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		GArray *mine = of_group->pdata[past[i].known.group];

		lengths[i] = past[i].closed ? past[i].took : -1;
		y->place[i] = mine->len;
		g_array_append_val(mine, lengths[i]);
	}
	y->all = ranks_new(lengths, n);
	for (size_t g = 0; g < y->n_groups; g++) {
		GArray *mine = of_group->pdata[g];

		y->groups[g] = ranks_new((const double *)(void *)mine->data, mine->len);
		g_array_unref(mine);
	}
}

static void
say_naive(const ExpectPast *past, size_t n, size_t n_groups, Naive *naive)
{
	size_t n_closings, next = 0;
	g_autofree Closing *closings = closings_of(past, n, &n_closings);
	g_auto(Everybody) y = { .n_groups = n_groups };

	everybody_of(&y, past, n);
	for (size_t i = 0; i < n; i++) {
		for (; next < n_closings && closings[next].at < past[i].opened; next++) {
			size_t met = closings[next].i;

			ranks_meet(y.all, met);
			ranks_meet(y.groups[past[met].known.group], y.place[met]);
		}
		naive[i].all = ranks_point(y.all, EXPECT_SHARE);
		naive[i].group = ranks_point(y.groups[past[i].known.group], EXPECT_SHARE);
		if (naive[i].group < 0)
			naive[i].group = naive[i].all;
	}
}

/* --- lines --- */

typedef struct {
	ScoreLine line;
	GArray *said, *took, *ratio; /* double */
} Adding;

static Adding *
adding_new(const char *name)
{
	Adding *a = g_new0(Adding, 1);

	a->line.name = name;
	a->said = g_array_new(FALSE, FALSE, sizeof(double));
	a->took = g_array_new(FALSE, FALSE, sizeof(double));
	a->ratio = g_array_new(FALSE, FALSE, sizeof(double));
	return a;
}

static void
adding_free(void *p)
{
	Adding *a = p;

	g_array_unref(a->said);
	g_array_unref(a->took);
	g_array_unref(a->ratio);
	g_free(a);
}

static double
loss(double said, double took)
{
	return took > said ? EXPECT_SHARE * (took - said)
	                   : (1 - EXPECT_SHARE) * (said - took);
}

static void
add(Adding *a, const ExpectPast *p, const ExpectSaid *said, const Naive *naive,
    Instant until)
{
	double ratio = said->horizon / MAX(p->took, 1);

	if (!p->closed && said->horizon_at >= until) {
		a->line.open++;
		return;
	}
	a->line.n++;
	a->line.held += p->closed && p->closed <= said->horizon_at;
	g_array_append_val(a->said, said->horizon);
	if (!p->closed)
		return;
	a->line.solved++;
	a->line.loss += loss(said->horizon, p->took);
	a->line.loss_all += loss(naive->all, p->took);
	a->line.loss_group += loss(naive->group, p->took);
	g_array_append_val(a->took, p->took);
	g_array_append_val(a->ratio, ratio);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double
median(GArray *values)
{
	if (!values->len)
		return 0;
	g_array_sort(values, by_size);
	return g_array_index(values, double, values->len / 2);
}

static ScoreLine
line_of(Adding *a)
{
	a->line.said = median(a->said);
	a->line.took = median(a->took);
	a->line.ratio = median(a->ratio);
	return a->line;
}

/* --- the whole --- */

static const char *
month_of(Arena *a, Instant at)
{
	g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(at / SECONDS(1));

	return arena_printf(a, "%04d-%02d", g_date_time_get_year(t),
	    g_date_time_get_month(t));
}

static int
by_cases(const void *a, const void *b)
{
	const ScoreLine *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return strcmp(x->name, y->name);
}

static ScoreLine *
lines_of(Arena *a, GPtrArray *adding, size_t *n)
{
	ScoreLine *lines = arena_newv(a, ScoreLine, adding->len + 1);

	*n = 0;
	for (guint i = 0; i < adding->len; i++) {
		Adding *one = adding->pdata[i];

		if (one->line.n + one->line.open)
			lines[(*n)++] = line_of(one);
	}
	return lines;
}

typedef struct {
	Arena *arena;
	GPtrArray *groups, *months; /* Adding */
	Adding *all;
	Instant until;
	Score *score;
} Scoring;

static Adding *
month_for(Scoring *s, Instant opened)
{
	const char *name = month_of(s->arena, opened);
	Adding *last = s->months->len ? s->months->pdata[s->months->len - 1] : NULL;

	if (!last || strcmp(last->line.name, name) != 0)
		g_ptr_array_add(s->months, adding_new(name));
	return s->months->pdata[s->months->len - 1];
}

static void
score_case(Scoring *s, const ExpectPast *p, const ExpectSaid *said, const Naive *naive)
{
	if (!score_counts(said)) {
		s->score->learning++;
		return;
	}
	add(s->all, p, said, naive, s->until);
	add(s->groups->pdata[p->known.group], p, said, naive, s->until);
	add(month_for(s, p->opened), p, said, naive, s->until);
}

Score *
expect_score(Arena *a, const Expect *e, const ExpectPast *past, size_t n,
    const ExpectSaid *said, Instant until)
{
	Score *score = arena_new0(a, Score);
	g_autofree Naive *naive = g_new0(Naive, n + 1);
	g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(adding_free);
	g_autoptr(GPtrArray) months = g_ptr_array_new_with_free_func(adding_free);
	Scoring s = { a, groups, months, adding_new(""), until, score };

	say_naive(past, n, expect_n_groups(e), naive);
	for (uint16_t g = 0; g < expect_n_groups(e); g++)
		g_ptr_array_add(groups,
		    adding_new(arena_strdup(a, expect_group_name(e, g))));
	for (size_t i = 0; i < n; i++)
		score_case(&s, &past[i], &said[i], &naive[i]);
	score->all = line_of(s.all);
	score->groups = lines_of(a, groups, &score->n_groups);
	score->months = lines_of(a, months, &score->n_months);
	qsort(score->groups, score->n_groups, sizeof(ScoreLine), by_cases);
	adding_free(s.all);
	return score;
}
