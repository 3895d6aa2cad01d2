/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon.c - skranke horizon: how long cases take, and how well that is foretold. */
#include <stdlib.h>

#include "base/err.h"
#include "cli/command.h"
#include "cli/horizon_cli.h"
#include "desk/expectation.h"

#define TYPICAL_OF 200 /* cases */

static int run_horizon(int argc, char **argv);

typedef struct {
	DataOptions data;
	gboolean json, rows, fixed;
	const char *opened, *closed, *category, *model;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "For programs; lengths are seconds",
	    NULL },
	{ "rows", G_OPTION_ARG_NONE, MEMBER(rows),
	    "With --json: what was said of each case, too", NULL },
	{ "opened", G_OPTION_ARG_STRING, MEMBER(opened),
	    "The column that says when a case opened (found by its name)", "COLUMN" },
	{ "closed", G_OPTION_ARG_STRING, MEMBER(closed),
	    "… when it was closed; empty: it is open (found by its name)", "COLUMN" },
	{ "category", G_OPTION_ARG_STRING, MEMBER(category),
	    "… its category (found by its name, else the first with few values)",
	    "COLUMN" },
	{ "model", G_OPTION_ARG_FILENAME, MEMBER(model),
	    "learn writes there what it learnt; evaluate begins with that", "FILE" },
	{ "fixed", G_OPTION_ARG_NONE, MEMBER(fixed),
	    "With --model: evaluate that as it is, and learn nothing more", NULL },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

static const CommandVerb verbs[] = {
	{ "evaluate", "[FILE]",
	    "Live through the past again, telling each case's horizon by what was known "
	    "when it opened, and say how often it held" },
	{ "learn", "FILE", "Say what can be learnt from the cases in a file" },
	{ 0 },
};

static const char *const examples[] = {
	"skranke horizon evaluate",
	"skranke horizon evaluate incidents.csv --category priority",
	"skranke horizon evaluate incidents.csv --json --rows >told.json",
	"skranke horizon learn 2025.csv --model m.json && skranke horizon evaluate "
	"2026.csv --model m.json",
	NULL,
};

const Command command_horizon = {
	.name = "horizon",
	.what = "Say how long cases take, and how well that is foretold",
	.help = "A reporter is told an instant by which eight of ten such cases are "
	        "solved: his time horizon. It is learnt from the cases before. evaluate "
	        "proves it: in the order in which they opened, each case is told of by "
	        "nothing but what was known then, and what it took is compared. Of 100 "
	        "horizons 80 should hold, in each category and in each month; more would "
	        "be as wrong as fewer.\n\n"
	        "Without a file it is the desk's own past. A file is a table of cases "
	        "with a line of names above: when each opened and closed, and whatever "
	        "else was known of it when it opened. Commas, semicolons or tabs; most "
	        "ways to write a date. Columns that say what was known only afterwards "
	        "are not used. Rows that cannot be read are counted and left out.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = run_horizon,
};

static bool
read_table(Arena *a, const Options *o, const char *file, ExpectTable *t, GError **err)
{
	const ColumnNames names = { o->opened, o->closed, o->category };
	g_autofree char *bytes = NULL;
	gsize n;

	if (!g_file_get_contents(file, &bytes, &n, err))
		return false;
	Csv *csv = csv_new(bytes, n);
	g_clear_pointer(&bytes, g_free); /* such files may be big */
	arena_defer(a, (GDestroyNotify)csv_free, csv);
	return expect_table_read(a, csv, &names, t, err);
}

static Expect *
model_of(const Options *o, const ExpectTable *t, bool given, GError **err)
{
	g_autofree char *json = NULL;

	if (!given)
		return expect_new(expect_table_grain(t));
	if (!g_file_get_contents(o->model, &json, NULL, err))
		return NULL;
	return expect_read(json, err);
}

static int
by_horizon(const void *a, const void *b)
{
	const ExpectSaid *x = a, *y = b;

	return x->horizon < y->horizon ? -1 : x->horizon > y->horizon;
}

static ExpectSaid
say_now(const Expect *e, const ExpectCase *c)
{
	const Expected of = expect_of(e, c);
	double horizon = expect_point(e, &of, EXPECT_SHARE, 0);

	return (ExpectSaid){ .even = MIN(expect_point(e, &of, 0.5, 0), horizon),
		.horizon = horizon,
		.known = expect_n_known(e) };
}

/* What a model says that learns nothing from what it tells of. */
static void
say_fixed(const HorizonPast *h, ExpectSaid *said)
{
	for (size_t i = 0; i < h->n; i++) {
		said[i] = say_now(h->expect, &h->past[i].known);
		said[i].horizon_at = h->past[i].opened + (Instant)(said[i].horizon * 1e6);
	}
}

bool
horizon_typical(const HorizonPast *h, uint16_t group, ExpectSaid *typical)
{
	ExpectSaid said[TYPICAL_OF];
	size_t n = 0;

	for (size_t i = h->n; i > 0 && n < TYPICAL_OF; i--)
		if (h->past[i - 1].known.group == group)
			said[n++] = say_now(h->expect, &h->past[i - 1].known);
	if (!n)
		return false;
	qsort(said, n, sizeof *said, by_horizon);
	*typical = said[n / 2];
	return true;
}

static bool
live_through(Arena *a, const Options *o, const ExpectTable *t, bool evaluate,
    HorizonPast *h, GError **err)
{
	Expect *e = model_of(o, t, evaluate && o->model, err);

	if (!e)
		return false;
	arena_defer(a, (GDestroyNotify)expect_free, e);
	ExpectSaid *said = arena_newv(a, ExpectSaid, t->n + 1);
	*h = (HorizonPast){ .expect = e,
		.table = t,
		.past = expect_table_past(t, a, e),
		.n = t->n,
		.said = said,
		.until = t->until };
	if (evaluate && o->fixed)
		say_fixed(h, said);
	else
		expect_learn(e, h->past, h->n, NULL, h->until, said);
	return true;
}

static int
evaluate_file(Arena *a, const Options *o, const char *file)
{
	g_autoptr(GError) err = NULL;
	ExpectTable t;
	HorizonPast h;

	if (!read_table(a, o, file, &t, &err) || !live_through(a, o, &t, true, &h, &err))
		return command_failed(err);
	const Score *score = expect_score(a, h.expect, h.past, h.n, h.said, h.until);
	if (o->json)
		horizon_print_score_json(&h, score, o->rows);
	else
		horizon_print_score(&h, score);
	return 0;
}

static int
learn_file(Arena *a, const Options *o, const char *file)
{
	g_autoptr(GError) err = NULL;
	ExpectTable t;
	HorizonPast h;

	if (!read_table(a, o, file, &t, &err) || !live_through(a, o, &t, false, &h, &err))
		return command_failed(err);
	g_autofree char *model = o->model ? expect_write(h.expect) : NULL;
	if (model && !g_file_set_contents(o->model, model, -1, &err))
		return command_failed(err);
	if (o->json)
		horizon_print_learnt_json(&h);
	else
		horizon_print_learnt(&h);
	return 0;
}

static int
evaluate_desk(Arena *a, const Options *o)
{
	g_autoptr(GError) err = NULL;
	g_auto(Data) data = { 0 };
	DeskPast p;

	if (!data_open(&o->data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db || !expectation_live(db, a, clock_now(), &p, &err))
		return command_failed(err);
	const HorizonPast h = { p.expect, NULL, p.numbers, p.past, p.n, p.said, p.until };
	const Score *score = expect_score(a, h.expect, h.past, h.n, h.said, h.until);
	if (o->json)
		horizon_print_score_json(&h, score, o->rows);
	else
		horizon_print_score(&h, score);
	return 0;
}

static int
run_horizon(int argc, char **argv)
{
	Options o = { .data.must_exist = true };
	g_autoptr(Arena) a = arena_new();
	size_t verb;

	if (!command_options(&command_horizon, a, &o, &argc, &argv) ||
	    !command_verb(&command_horizon, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (o.rows && !o.json)
		return command_wrong(&command_horizon, "--rows is for --json");
	if (verb == 0 && argc == 2 && (o.model || o.opened || o.closed || o.category))
		return command_wrong(&command_horizon, "that is for a file");
	if (o.fixed && !(o.model && verb == 0))
		return command_wrong(&command_horizon, "--fixed is for evaluate --model");
	if (verb == 1)
		return learn_file(a, &o, argv[2]);
	if (argc > 2)
		return evaluate_file(a, &o, argv[2]);
	return evaluate_desk(a, &o);
}
