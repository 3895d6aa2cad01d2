/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon_json.c - what was learnt and how often it held, for programs. Lengths are
 * seconds. */
#include <stdio.h>

#include "base/json.h"
#include "cli/horizon_cli.h"

static void
put_instant(JsonWriter *w, const char *name, Instant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *s = at ? clock_format_rfc3339(at, utc) : NULL;

	json_put_key(w, name), json_put_text(w, s);
}

static void
put_count(JsonWriter *w, const char *name, size_t n)
{
	json_put_key(w, name), json_put_int(w, (int64_t)n);
}

static void
put_real(JsonWriter *w, const char *name, double v)
{
	json_put_key(w, name), json_put_real(w, v);
}

static void
put_columns(JsonWriter *w, const ExpectTable *t)
{
	json_put_key(w, "columns"), json_begin_array(w);
	for (size_t i = 0; i < t->columns.n; i++) {
		const Column *c = &t->columns.columns[i];

		json_begin_object(w);
		json_put_key(w, "name"), json_put_text(w, c->name);
		json_put_key(w, "kind"), json_put_text(w, column_kind_name(c->kind));
		json_put_key(w, "category"), json_put_bool(w, i == t->columns.group);
		if (c->kind == COLUMN_UNUSED) {
			json_put_key(w, "why");
			json_put_text(w, column_unused_name(c->why));
		}
		json_end_object(w);
	}
	json_end_array(w);
	put_count(w, "rows", t->n_rows);
	put_count(w, "rows_again", t->again);
	put_count(w, "rows_bad", t->bad_opened + t->bad_closed);
	if (t->first_bad)
		put_count(w, "first_bad_line", t->first_bad);
}

static void
put_past(JsonWriter *w, const HorizonPast *h)
{
	size_t open = 0;

	for (size_t i = 0; i < h->n; i++)
		open += !h->past[i].closed;
	put_count(w, "cases", h->n);
	put_count(w, "open", open);
	put_instant(w, "first", h->n ? h->past[0].opened : 0);
	put_instant(w, "until", h->until);
	if (h->table)
		put_columns(w, h->table);
}

static void
put_line(JsonWriter *w, const ScoreLine *l)
{
	put_count(w, "n", l->n);
	put_count(w, "held", l->held);
	json_put_key(w, "coverage");
	if (l->n)
		json_put_real(w, (double)l->held / (double)l->n);
	else
		json_put_null(w);
	put_count(w, "undecided", l->open);
	put_real(w, "median_told", l->said);
	put_real(w, "median_took", l->took);
	put_real(w, "median_ratio", l->ratio);
	double n = (double)MAX(l->solved, 1);
	put_real(w, "loss", l->loss / n);
	put_real(w, "loss_naive", l->loss_all / n);
	put_real(w, "loss_category", l->loss_group / n);
}

static void
put_lines(JsonWriter *w, const char *name, const char *what, const ScoreLine *lines,
    size_t n)
{
	json_put_key(w, name), json_begin_array(w);
	for (size_t i = 0; i < n; i++) {
		json_begin_object(w);
		json_put_key(w, what), json_put_text(w, lines[i].name);
		put_line(w, &lines[i]);
		json_end_object(w);
	}
	json_end_array(w);
}

static void
put_row(JsonWriter *w, const HorizonPast *h, size_t i)
{
	const ExpectPast *p = &h->past[i];
	const ExpectSaid *s = &h->said[i];

	json_begin_object(w);
	if (h->table) {
		put_count(w, "line", expect_table_line(h->table, i));
		if (expect_table_number(h->table, i)) {
			json_put_key(w, "number");
			json_put_text(w, expect_table_number(h->table, i));
		}
	}
	if (h->numbers) {
		json_put_key(w, "number"), json_put_int(w, h->numbers[i]);
	}
	json_put_key(w, "category");
	json_put_text(w, h->table ? expect_table_group(h->table, i)
	                          : expect_group_name(h->expect, p->known.group));
	put_instant(w, "opened", p->opened);
	put_instant(w, "closed", p->closed);
	put_instant(w, "horizon", s->horizon_at);
	put_real(w, "predicted", s->horizon);
	put_real(w, "predicted_median", s->even);
	json_put_key(w, "took");
	if (p->closed)
		json_put_real(w, p->took);
	else
		json_put_null(w);
	json_put_key(w, "held");
	if (p->closed || s->horizon_at < h->until)
		json_put_bool(w, p->closed && p->closed <= s->horizon_at);
	else
		json_put_null(w);
	json_put_key(w, "known"), json_put_int(w, s->known);
	json_put_key(w, "measured"), json_put_bool(w, score_counts(s));
	json_end_object(w);
}

/* What is long is written piece by piece. */
static void
flush(GString *s)
{
	fputs(s->str, stdout);
	g_string_truncate(s, 0);
}

void
horizon_print_score_json(const HorizonPast *h, const Score *score, bool rows)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	put_past(&w, h);
	put_real(&w, "share", EXPECT_SHARE);
	put_count(&w, "learning", score->learning);
	put_line(&w, &score->all);
	put_lines(&w, "categories", "category", score->groups, score->n_groups);
	put_lines(&w, "months", "month", score->months, score->n_months);
	if (rows) {
		json_put_key(&w, "predictions"), json_begin_array(&w);
		for (size_t i = 0; i < h->n; i++) {
			put_row(&w, h, i);
			if (s->len > 65536)
				flush(s);
		}
		json_end_array(&w);
	}
	json_end_object(&w);
	flush(s);
	putchar('\n');
}

void
horizon_print_learnt_json(const HorizonPast *h)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);
	Expect *e = h->expect;
	const Terms *terms = expect_terms(e);

	json_begin_object(&w);
	put_past(&w, h);
	put_count(&w, "learnt_from", (size_t)expect_n_known(e));
	json_put_key(&w, "categories"), json_begin_array(&w);
	for (uint16_t g = 0; g < expect_n_groups(e); g++) {
		ExpectSaid typical;

		if (!horizon_typical(h, g, &typical))
			continue;
		json_begin_object(&w);
		json_put_key(&w, "category"), json_put_text(&w, expect_group_name(e, g));
		put_count(&w, "n", (size_t)expect_n_known_of(e, g));
		put_real(&w, "median", typical.even);
		put_real(&w, "horizon", typical.horizon);
		json_end_object(&w);
	}
	json_end_array(&w);
	json_put_key(&w, "factors"), json_begin_object(&w);
	for (uint16_t b = 0; b < terms_n_blocks(terms); b++)
		put_real(&w, terms_block_name(terms, b), expect_factor(e, b));
	json_end_object(&w);
	json_end_object(&w);
	puts(s->str);
}
