/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The knowledge base (M9): versions, who finds what, and whether it worked. */
#include "base/err.h"
#include "desk.h"
#include "desk/guide.h"
#include "store/guide_store.h"

static Guide
printer_guide(void)
{
	return (Guide){
		.titles = { "Printeren skriver ikke ud", "The printer does not print" },
		.texts = { "1. Sluk den\n2. Tænd den", "1. Turn it off\n2. Turn it on" },
		.keywords = "udskrift, HP",
		.what = "",
		.is_public = true,
		.active = true,
	};
}

static int64_t
add(Desk *d, const Guide *g)
{
	GuideSave s = { .guide = *g };

	must(guide_save(d->db, d->a, &d->anna, &s, ERR_HERE));
	g_assert_cmpint(s.guide.version, ==, 1);
	return s.guide.id;
}

static Guide *
find(Desk *d, int64_t id)
{
	Guide *g;

	must(guide_store_find(d->db, d->a, id, &g, ERR_HERE));
	return g;
}

/* Ids of what is found, as "3 1". */
static const char *
found(Desk *d, const GuideScope *scope, const char *typed, bool fitting)
{
	g_autoptr(GString) ids = g_string_new(NULL);
	Guide *all;
	size_t n;

	must((fitting ? guide_store_fitting : guide_store_search)(d->db, d->a, scope,
	    typed, 10, &all, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(ids, "%s%" G_GINT64_FORMAT, i ? " " : "",
		    all[i].id);
	return arena_strdup(d->a, ids->str);
}

static const GuideScope everybody = { .customer_id = GUIDE_ANY_CUSTOMER };

static void
each_version_is_kept_and_can_be_had_again(Desk *d)
{
	const Guide first = printer_guide();
	int64_t id = add(d, &first);
	Guide *all;
	size_t n;

	GuideSave s = { .guide = first };
	s.guide.id = id;
	s.guide.version = 1;
	s.guide.texts[LANG_DA] = "Ring til os";
	s.guide.what = "Kortere";
	must(guide_save(d->db, d->a, &d->bent, &s, ERR_HERE));
	g_assert_cmpstr(find(d, id)->texts[LANG_DA], ==, "Ring til os");
	g_assert_cmpstr(find(d, id)->what, ==, "Kortere");
	g_assert_cmpint(find(d, id)->staff_id, ==, d->bent.staff_id);

	/* Who saw the first version does not write over the second. */
	s.guide.id = id;
	s.guide.version = 1;
	refused(guide_save(d->db, d->a, &d->anna, &s, &must_err), "guide.changed");
	refused(guide_restore(d->db, d->a, &d->anna, id, 1, 1, &must_err),
	    "guide.changed");
	refused(guide_restore(d->db, d->a, &d->anna, id, 2, 9, &must_err),
	    "guide.unknown");

	must(guide_restore(d->db, d->a, &d->anna, id, 2, 1, ERR_HERE));
	g_assert_cmpstr(find(d, id)->texts[LANG_DA], ==, first.texts[LANG_DA]);
	must(guide_store_versions(d->db, d->a, id, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 3);
	g_assert_cmpstr(all[1].texts[LANG_DA], ==, "Ring til os");
	g_assert_cmpstr(all[0].what, ==, "Gendannet fra version 1");
}

static void
a_title_counts_more_than_a_text(Desk *d)
{
	Guide g = printer_guide();

	g.titles[LANG_DA] = "Nyt papir";
	g.titles[LANG_EN] = g.texts[LANG_EN] = g.keywords = "";
	g.texts[LANG_DA] =
	    "Læg papir i printeren. Printeren siger til. En printer bipper.";
	int64_t paper = add(d, &g);
	g = printer_guide();
	int64_t printer = add(d, &g);
	const char *both = arena_printf(d->a, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
	    printer, paper);

	g_assert_cmpstr(found(d, &everybody, "printer", false), ==, both);
	/* in the other language, by its stem, by a keyword, as a beginning */
	const char *one = arena_printf(d->a, "%" G_GINT64_FORMAT, printer);
	g_assert_cmpstr(found(d, &everybody, "turning", false), ==, one);
	g_assert_cmpstr(found(d, &everybody, "udskrift", false), ==, one);
	g_assert_cmpstr(found(d, &everybody, "udskr", false), ==, one);
	g_assert_cmpstr(found(d, &everybody, "printer papir", false), ==,
	    arena_printf(d->a, "%" G_GINT64_FORMAT, paper));
	g_assert_cmpstr(found(d, &everybody, "\"*) OR :", false), ==, "");

	/* What a report says finds those whose title or keywords have a word of it. */
	g_assert_cmpstr(found(d, &everybody, "Hjælp, printeren på 2. sal virker ikke!",
	                    true),
	    ==, one);
	g_assert_cmpstr(found(d, &everybody, "Det virker ikke", true), ==, "");
	g_assert_cmpstr(found(d, &everybody, "' \" ) & | ! *", true), ==, "");
}

static void
nobody_finds_what_is_anothers(Desk *d)
{
	const GuideScope baker = { d->baker, true }, smith = { d->smith, true },
	                 nobody = { 0, true }, staff = { .customer_id = d->smith };
	Guide g = printer_guide();

	g.customer_id = d->baker;
	int64_t own = add(d, &g);
	g.customer_id = 0;
	g.is_public = false;
	int64_t internal = add(d, &g);
	const char *only_own = arena_printf(d->a, "%" G_GINT64_FORMAT, own);

	for (int fitting = 0; fitting < 2; fitting++) {
		g_assert_cmpstr(found(d, &baker, "printer", fitting), ==, only_own);
		g_assert_cmpstr(found(d, &smith, "printer", fitting), ==, "");
		g_assert_cmpstr(found(d, &nobody, "printer", fitting), ==, "");
		g_assert_cmpstr(found(d, &staff, "printer", fitting), ==,
		    arena_printf(d->a, "%" G_GINT64_FORMAT, internal));
	}
	GuideSave s = { .guide = *find(d, own) };
	s.guide.active = false;
	must(guide_save(d->db, d->a, &d->anna, &s, ERR_HERE));
	g_assert_cmpstr(found(d, &baker, "printer", false), ==, "");
}

static bool
answer(Desk *d, int64_t id, const char *text, GError **err)
{
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_ANSWER,
		.text = text,
		.minutes = 5,
		.status = STATUS_WAITING_REPORTER };

	return case_answer(d->db, d->a, &d->anna, &w, err);
}

static void
an_answer_that_names_a_guide_gives_it(Desk *d)
{
	Guide g = printer_guide();
	int64_t guide = add(d, &g), id = desk_open_case(d);
	const char *text = arena_printf(d->a, "Prøv [dette](guide:%" G_GINT64_FORMAT ").",
	    guide);
	size_t n;

	must(answer(d, id, text, ERR_HERE));
	const Entry *e = desk_entries(d, id, &n);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_ANSWER);
	g_assert_cmpint(e[n - 1].minutes, ==, 5);
	g_assert_cmpint(entry_detail_at(&e[n - 1], "guides", 0), ==, guide);
	g_assert_cmpint(entry_detail_at(&e[n - 1], "versions", 0), ==, 1);
	g_assert_cmpint(find(d, guide)->used, ==, 1);

	/* It worked, says the reporter: the case goes on, and nothing happens twice. */
	must(case_guide_worked(d->db, d->a, &d->ida, id, guide, true, ERR_HERE));
	g_assert_cmpint(find(d, guide)->worked, ==, 1);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
	size_t before = n;
	must(case_guide_worked(d->db, d->a, &d->ida, id, guide, true, ERR_HERE));
	e = desk_entries(d, id, &n);
	g_assert_cmpuint(n, ==, before + 1);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_GUIDE);
	g_assert_cmpint(entry_detail_int(&e[n - 1], "worked"), ==, 1);

	/* The staff knows better. */
	must(case_guide_worked(d->db, d->a, &d->anna, id, guide, false, ERR_HERE));
	g_assert_cmpint(find(d, guide)->worked, ==, 0);
	g_assert_cmpint(find(d, guide)->failed, ==, 1);
	refused(case_guide_worked(d->db, d->a, &d->ida, id, guide + 1, true, &must_err),
	    "guide.not_given");
}

static void
what_he_may_not_read_is_not_sent(Desk *d)
{
	int64_t id = desk_open_case(d);
	Guide g = printer_guide();
	size_t before, n;

	desk_entries(d, id, &before);
	g.is_public = false;
	int64_t internal = add(d, &g);
	g.is_public = true;
	g.customer_id = d->smith;
	int64_t others = add(d, &g);
	const int64_t ids[] = { internal, others, 999 };
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
		refused(answer(d, id,
		            arena_printf(d->a, "[x](guide:%" G_GINT64_FORMAT ")", ids[i]),
		            &must_err),
		    "guide.not_for_him");
	desk_entries(d, id, &n);
	g_assert_cmpuint(n, ==, before);
	g_assert_cmpint(find(d, others)->used, ==, 0);

	/* Read aloud it may be; in a note it is only named. */
	CaseWrite w = { .case_id = id,
		.kind = ENTRY_CALL,
		.text = arena_printf(d->a, "[x](guide:%" G_GINT64_FORMAT ")", internal) };
	must(case_note(d->db, d->a, &d->anna, &w, ERR_HERE));
	w.kind = ENTRY_NOTE;
	must(case_note(d->db, d->a, &d->anna, &w, ERR_HERE));
	g_assert_cmpint(find(d, internal)->used, ==, 1);
}

static void
what_does_not_hold_is_refused(Desk *d)
{
	GuideSave s = { .guide = printer_guide() };
	const Attachment script = { .name = "x.svg", .content_type = "image/svg+xml" };

	refused(guide_save(d->db, d->a, &d->ida, &s, &must_err), "staff.only");
	s.guide.titles[LANG_DA] = " ";
	refused(guide_save(d->db, d->a, &d->anna, &s, &must_err), "guide.title.missing");
	s = (GuideSave){ .guide = printer_guide() };
	s.guide.texts[LANG_EN] = "";
	refused(guide_save(d->db, d->a, &d->anna, &s, &must_err), "guide.text.missing");
	s = (GuideSave){ .guide = printer_guide() };
	s.guide.customer_id = 999;
	refused(guide_save(d->db, d->a, &d->anna, &s, &must_err), "customer.unknown");
	s = (GuideSave){ .guide = printer_guide() };
	s.pictures = &script;
	s.n_pictures = 1;
	refused(guide_save(d->db, d->a, &d->anna, &s, &must_err), "guide.picture.kind");
}

/* --- nothing is half done --- */

typedef struct {
	int64_t case_id, guide_id;
} Given;

static bool
save_with_picture(Desk *d, void *arg, GError **err)
{
	Given *on = arg;
	const Attachment picture = {
		.sha256 =
		    "0000000000000000000000000000000000000000000000000000000000000000",
		.name = "skærm.png",
		.content_type = "image/png",
		.size = 7,
	};
	GuideSave s = { .guide = printer_guide(), .pictures = &picture, .n_pictures = 1 };

	if (!guide_save(d->db, d->a, &d->anna, &s, err))
		return false;
	on->guide_id = s.guide.id;
	return true;
}

static bool
give(Desk *d, void *arg, GError **err)
{
	const Given *on = arg;

	return answer(d, on->case_id,
	    arena_printf(d->a, "[x](guide:%" G_GINT64_FORMAT ")", on->guide_id), err);
}

static bool
say(Desk *d, void *arg, GError **err)
{
	const Given *on = arg;

	return case_guide_worked(d->db, d->a, &d->ida, on->case_id, on->guide_id, true,
	    err);
}

static bool
restore(Desk *d, void *arg, GError **err)
{
	const Given *on = arg;

	return guide_restore(d->db, d->a, &d->anna, on->guide_id, 1, 1, err);
}

static void
nothing_is_half_done(Desk *d)
{
	Given on = { .case_id = desk_open_case(d) };
	GuidePicture *pictures;
	size_t n;

	g_assert_cmpint(desk_fails_whole(d, save_with_picture, &on), >=, 5);
	must(guide_store_pictures(d->db, d->a, on.guide_id, &pictures, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	g_assert_true(g_str_has_suffix(find(d, on.guide_id)->texts[LANG_DA],
	    arena_printf(d->a, "\n\n![skærm.png](picture:%" G_GINT64_FORMAT ")",
	        pictures[0].id)));
	g_assert_cmpint(desk_fails_whole(d, give, &on), >=, 6);
	g_assert_cmpint(desk_fails_whole(d, say, &on), >=, 5);
	g_assert_cmpint(desk_fails_whole(d, restore, &on), >=, 3);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("guide/each-version-is-kept-and-can-be-had-again",
	    each_version_is_kept_and_can_be_had_again);
	desk_add_story("guide/a-title-counts-more-than-a-text",
	    a_title_counts_more_than_a_text);
	desk_add_story("guide/nobody-finds-what-is-anothers",
	    nobody_finds_what_is_anothers);
	desk_add_story("guide/an-answer-that-names-a-guide-gives-it",
	    an_answer_that_names_a_guide_gives_it);
	desk_add_story("guide/what-he-may-not-read-is-not-sent",
	    what_he_may_not_read_is_not_sent);
	desk_add_story("guide/what-does-not-hold-is-refused",
	    what_does_not_hold_is_refused);
	desk_add_story("guide/nothing-is-half-done", nothing_is_half_done);
	return g_test_run();
}
