/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What pages make of texts, names and deadlines. */
#include "base/err.h"

#include <string.h>

#include "web/entry_view.h"
#include "web/list_fill.h"

/* Text, quoted (folded) and answered (open) parts, in order. */
static const struct {
	const char *name, *text, *shown;
} mails[] = {
	{ "no-quotation", "Hej\nDet virker ikke.", "t" },
	{ "quotation-below", "Stadig nede.\n\n> Prøv igen\n> Hilsen", "tq" },
	{ "quotation-above", "> Prøv igen\n\nStadig nede.", "qt" },
	{ "answers-in-between", "Hej\n> Starter den?\nJa\n> Og nu?\nNej\n> Hilsen",
	    "tototq" },
	{ "nothing-but-a-quotation-is-shown", "> Virker det?", "t" },
	{ "empty", "", "" },
};

static void
test_parts(const void *data)
{
	const typeof(mails[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	size_t n;
	const EntryPart *parts = entry_parts(a, t->text, &n);

	g_assert_cmpuint(n, ==, strlen(t->shown));
	for (size_t i = 0; i < n; i++) {
		char shown = parts[i].is_open ? 'o' : parts[i].is_quoted ? 'q' : 't';

		g_assert_cmpint(shown, ==, t->shown[i]);
	}
}

static const struct {
	const char *name, *person, *initials;
} people[] = {
	{ "two-names", "Mette Bruun", "MB" },
	{ "three-names-give-first-and-last", "Ida Marie Holm", "IH" },
	{ "one-name", "Support", "S" },
	{ "danish-letters", "østen åberg", "ØÅ" },
	{ "signs-are-no-letters", "(Ida) 42", "I" },
	{ "nobody", "", "" },
};

static void
test_initials(const void *data)
{
	const typeof(people[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(initials_of(a, t->person), ==, t->initials);
}

/* It is instant 0; the case was promised an answer in 1 h and a solution in 8 h. */
static const struct {
	const char *name;
	Case c;
	const char *look, *words;
} cases[] = {
	{ "the-answer-comes-first", { .status = STATUS_NEW }, "soon", "Svar om 1 t" },
	{ "then-the-solution", { .status = STATUS_OPEN, .responded_at = -1 }, "fine",
	    "Løsning om 8 t" },
	{ "or-the-next-word-if-that-comes-before",
	    { .status = STATUS_OPEN, .responded_at = -1, .update_due = HOURS(3) }, "fine",
	    "Nyt om 3 t" },
	{ "what-waits-but-runs-on-is-due",
	    { .status = STATUS_WAITING_SUPPLIER, .responded_at = -1 }, "fine",
	    "Løsning om 8 t" },
	{ "what-stands-still-says-so",
	    { .status = STATUS_WAITING_PART, .responded_at = -1, .standing = 7 }, "wait",
	    "Står stille" },
	{ "even-if-it-was-late-before",
	    { .status = STATUS_WAITING_PART,
	        .responded_at = -1,
	        .standing = 7,
	        .solution_due = -HOURS(2) },
	    "wait", "Står stille" },
	{ "late-is-late-while-the-clock-runs",
	    { .status = STATUS_WAITING_PART,
	        .responded_at = -1,
	        .solution_due = -HOURS(2) },
	    "late", "Løsning 2 t over tiden" },
	{ "solved-in-time", { .status = STATUS_SOLVED, .solved_at = HOURS(1) }, "done",
	    "Løst 1.00" },
	{ "solved-too-late", { .status = STATUS_SOLVED, .solved_at = HOURS(9) }, "done",
	    "Løst 9.00, for sent" },
};

static void
test_chip(const void *data)
{
	const typeof(cases[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	Reader rd = { .a = a, .lang = LANG_DA, .tz = utc };
	Case c = t->c;
	Chip chip;

	c.response_due = HOURS(1);
	if (!c.solution_due)
		c.solution_due = HOURS(8);
	chip = chip_next_due(&rd, &c);
	g_assert_cmpstr(chip.look, ==, t->look);
	g_assert_cmpstr(chip.words, ==, t->words);
}

/* What needs somebody comes first, whatever its numbers: then what stands still, then
 * what is solved. */
static void
test_order(void)
{
	const Case late = { .status = STATUS_OPEN, .responded_at = 1, .solution_due = 5 };
	const Case later = { .status = STATUS_OPEN,
		.responded_at = 1,
		.solution_due = DAYS(9000) };
	const Case stands = { .status = STATUS_WAITING_REPORTER,
		.standing = 7,
		.solution_due = 4 };
	const Case solved = { .status = STATUS_SOLVED,
		.solved_at = 2,
		.solution_due = 3 };
	const Case solved_later = { .status = STATUS_SOLVED,
		.solved_at = 3,
		.solution_due = 1 };

	g_assert_cmpint(case_next_due(&late), <, case_next_due(&later));
	g_assert_cmpint(case_next_due(&later), <, case_next_due(&stands));
	g_assert_cmpint(case_next_due(&stands), <, case_next_due(&solved));
	g_assert_cmpint(case_next_due(&solved), <, case_next_due(&solved_later));
}

static void
test_after(void)
{
	g_autoptr(Arena) a = arena_new();
	CaseListAfter wanted = { 1770109200000000, 1042 }, after;
	static const char *const none[] = { "x", "1", "1.", "1.2x", ".", "1.-2" };

	g_assert_true(list_after_read(list_after_words(a, wanted), &after, NULL));
	g_assert_true(after.at == wanted.at && after.id == wanted.id);
	g_assert_true(list_after_read("", &after, NULL));
	g_assert_true(after.at == 0 && after.id == 0);
	for (size_t i = 0; i < G_N_ELEMENTS(none); i++) {
		g_autoptr(GError) err = NULL;

		g_assert_false(list_after_read(none[i], &after, &err));
		g_assert_true(err_is(err, ERR_INVALID));
	}
}

#define ADD(table, prefix, test)                                                         \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat(prefix, (table)[i].name, NULL);      \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD(mails, "/page_words/quote/", test_parts);
	ADD(people, "/page_words/initials/", test_initials);
	ADD(cases, "/page_words/chip/", test_chip);
	g_test_add_func("/page_words/what-needs-somebody-comes-first", test_order);
	g_test_add_func("/page_words/where-a-page-begins", test_after);
	return g_test_run();
}
