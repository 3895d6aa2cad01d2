/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon_print.c - what was learnt and how often it held, as lines for people. */
#include <stdio.h>

#include "cli/horizon_cli.h"

#define NAME_WIDTH 28
#define MOST_LINES 40 /* categories, before the rest is only counted */

/* "45 min", "3.5 h", "12 days". */
static const char *
length(char *into, size_t size, double seconds)
{
	if (seconds < 60)
		g_snprintf(into, size, "%.0f s", seconds);
	else if (seconds < 5400)
		g_snprintf(into, size, "%.0f min", seconds / 60);
	else if (seconds < 172800)
		g_snprintf(into, size, "%.1f h", seconds / 3600);
	else
		g_snprintf(into, size, "%.1f days", seconds / 86400);
	return into;
}

static void
print_name(const char *name)
{
	g_autofree char *line = g_strdup(*name ? name : "(none)");

	for (char *s = line; *s; s++)
		if ((unsigned char)*s < ' ')
			*s = ' ';
	glong n = g_utf8_strlen(line, -1);
	g_autofree char *cut = n > NAME_WIDTH ? g_utf8_substring(line, 0, NAME_WIDTH)
	                                      : NULL;
	printf("  %s%*s", cut ? cut : line, (int)MAX(0, NAME_WIDTH - n), "");
}

static void
print_day(Instant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *s = clock_format_rfc3339(at, utc);

	printf("%.10s", s);
}

static void
print_columns(const ExpectTable *t)
{
	const Columns *c = &t->columns;

	printf("Opened is \"%s\", closed is \"%s\"", c->columns[c->opened].name,
	    c->columns[c->closed].name);
	if (c->group < c->n)
		printf(", the category is \"%s\"", c->columns[c->group].name);
	if (c->number < c->n)
		printf(", the number is \"%s\"", c->columns[c->number].name);
	puts(".");
	for (size_t i = 0; i < c->n; i++)
		if (c->columns[i].kind == COLUMN_UNUSED)
			printf("Not used: \"%s\" (%s).\n", c->columns[i].name,
			    column_unused_name(c->columns[i].why));
	if (t->again)
		printf("%zu rows are of a case that was there before.\n", t->again);
	if (t->bad_opened + t->bad_closed)
		printf("%zu rows are left out: %zu without a date of opening, %zu with a "
		       "closing that is no date, or before it. The first is line %zu.\n",
		    t->bad_opened + t->bad_closed, t->bad_opened, t->bad_closed,
		    t->first_bad);
}

static void
print_past(const HorizonPast *h)
{
	size_t open = 0;

	for (size_t i = 0; i < h->n; i++)
		open += !h->past[i].closed;
	printf("%zu cases, %zu of them still open", h->n, open);
	if (h->n) {
		printf(", opened from ");
		print_day(h->past[0].opened);
		printf(" to ");
		print_day(h->past[h->n - 1].opened);
	}
	puts(".");
	if (h->table)
		print_columns(h->table);
}

/* --- how often it held --- */

static double
percent(size_t some, size_t n)
{
	return n ? 100.0 * (double)some / (double)n : 0;
}

static void
print_lines(const char *title, const ScoreLine *lines, size_t n)
{
	char said[32], took[32];

	printf("\n  %-*s %8s %7s %11s %11s\n", NAME_WIDTH - 1, title, "cases", "held",
	    "told", "took");
	for (size_t i = 0; i < MIN(n, MOST_LINES); i++) {
		print_name(lines[i].name);
		printf("%8zu %5.1f %% %11s %11s\n", lines[i].n,
		    percent(lines[i].held, lines[i].n),
		    length(said, sizeof said, lines[i].said),
		    length(took, sizeof took, lines[i].took));
	}
	if (n > MOST_LINES)
		printf("  and %zu more (--json has all)\n", n - MOST_LINES);
}

static void
print_sharpness(const ScoreLine *l)
{
	char mine[32], all[32], group[32];
	double n = (double)MAX(l->solved, 1);

	printf("\nHalf of the cases were told of less than %.1f times the time that they "
	       "took.\n",
	    l->ratio);
	printf("Loss of a case (0.8 of what was told too short, 0.2 of what was told too "
	       "long): %s.\nWith the 80 %% point of all cases before it, it would be %s",
	    length(mine, sizeof mine, l->loss / n),
	    length(all, sizeof all, l->loss_all / n));
	printf(" (%.0f %% of that);\nwith that of those of its category %s (%.0f %%).\n",
	    l->loss_all > 0 ? 100 * l->loss / l->loss_all : 100.0,
	    length(group, sizeof group, l->loss_group / n),
	    l->loss_group > 0 ? 100 * l->loss / l->loss_group : 100.0);
}

void
horizon_print_score(const HorizonPast *h, const Score *score)
{
	const ScoreLine *all = &score->all;

	print_past(h);
	printf("\n");
	if (!all->n) {
		printf("Nothing to measure yet: %d cases must be solved first.\n",
		    SCORE_FIRST);
		return;
	}
	printf("The horizon held for %.1f %% of %zu cases; it should for %.0f %%.\n",
	    percent(all->held, all->n), all->n, 100 * EXPECT_SHARE);
	if (all->open)
		printf("%zu are open, and their horizon has not passed.\n", all->open);
	if (score->learning)
		printf("Not measured: the first %zu, until %d were solved.\n",
		    score->learning, SCORE_FIRST);
	print_lines("category", score->groups, score->n_groups);
	print_lines("month", score->months, score->n_months);
	print_sharpness(all);
}

/* --- what was learnt --- */

static void
print_factors(const Expect *e, Terms *terms)
{
	puts("\nWhat tells cases apart (by this factor two of them differ, typically):");
	for (uint16_t b = 0; b < terms_n_blocks(terms); b++) {
		double factor = expect_factor(e, b);

		if (factor < 1.03)
			continue;
		print_name(terms_block_name(terms, b));
		printf("%8.2f\n", factor);
	}
}

static void
print_groups(const HorizonPast *h)
{
	char even[32], horizon[32];

	printf("\n  %-*s %8s %11s %11s\n", NAME_WIDTH - 1, "category", "solved",
	    "50 % within", "80 % within");
	for (uint16_t g = 0; g < MIN(expect_n_groups(h->expect), MOST_LINES); g++) {
		ExpectSaid typical;

		if (!horizon_typical(h, g, &typical))
			continue;
		print_name(expect_group_name(h->expect, g));
		printf("%8" G_GINT64_FORMAT " %11s %11s\n",
		    expect_n_known_of(h->expect, g),
		    length(even, sizeof even, typical.even),
		    length(horizon, sizeof horizon, typical.horizon));
	}
}

void
horizon_print_learnt(const HorizonPast *h)
{
	print_past(h);
	printf("\nLearnt from %" G_GINT64_FORMAT " solved cases.\n",
	    expect_n_known(h->expect));
	print_groups(h);
	print_factors(h->expect, expect_terms(h->expect));
}
