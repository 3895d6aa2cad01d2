/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is put into a text: templates, and the names of colleagues. */
#include "base/err.h"
#include "desk.h"
#include "desk/template.h"
#include "store/template_store.h"

static Template
greeting(int64_t staff_id)
{
	return (Template){ .staff_id = staff_id,
		.name = "Hilsen",
		.texts = { "Hej [fornavn]. Sag [sag], [medarbejder].", "" } };
}

static void
one_keeps_ones_own_and_an_administrator_the_houses(Desk *d)
{
	Template own = greeting(d->bent.staff_id), house = greeting(0), others, *all;
	const char *unknown = NULL;
	size_t n;

	must(template_save(d->db, d->a, &d->bent, &own, NULL, ERR_HERE));
	must(template_save(d->db, d->a, &d->anna, &house, NULL, ERR_HERE));
	refused(template_save(d->db, d->a, &d->bent, &house, NULL, &must_err),
	    "admin.only");
	refused(template_remove(d->db, d->a, &d->bent, house.id, &must_err),
	    "admin.only");
	refused(template_remove(d->db, d->a, &d->anna, own.id, &must_err),
	    "template.others");
	/* Nobody makes another's his own. */
	others = own;
	others.staff_id = d->anna.staff_id;
	refused(template_save(d->db, d->a, &d->anna, &others, NULL, &must_err),
	    "template.others");

	must(template_store_of(d->db, d->a, d->anna.staff_id, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	must(template_store_of(d->db, d->a, d->bent.staff_id, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 2);

	own.texts[LANG_EN] = "Dear [name]";
	refused(template_save(d->db, d->a, &d->bent, &own, &unknown, &must_err),
	    "template.field.unknown");
	g_assert_cmpstr(unknown, ==, "[name]");
	own.texts[LANG_EN] = own.texts[LANG_DA] = " ";
	refused(template_save(d->db, d->a, &d->bent, &own, NULL, &must_err),
	    "template.text.missing");
	own.texts[LANG_DA] = "Hej";
	own.version = 7;
	refused(template_save(d->db, d->a, &d->bent, &own, NULL, &must_err),
	    "template.changed");
	must(template_remove(d->db, d->a, &d->bent, own.id, ERR_HERE));
}

static void
its_fields_are_those_of_the_case(Desk *d)
{
	int64_t id = desk_open_case(d);
	TemplateFacts facts;

	must(template_facts(d->db, d->a, &d->anna, desk_case(d, id), &facts, ERR_HERE));
	Staff *anna;
	must(staff_store_find(d->db, d->a, d->anna.staff_id, &anna, ERR_HERE));
	g_assert_cmpstr(template_fill(d->a, greeting(0).texts[LANG_DA], &facts), ==,
	    arena_printf(d->a, "Hej Ida. Sag %" G_GINT64_FORMAT ", %s.", id, anna->name));
}

static int64_t
unseen(Desk *d, int64_t staff_id)
{
	int64_t n;

	must(mention_store_unseen(d->db, staff_id, &n, ERR_HERE));
	return n;
}

static bool
note(Desk *d, const Actor *who, int64_t id, const char *text, GError **err)
{
	const CaseWrite w = { .case_id = id, .kind = ENTRY_NOTE, .text = text };

	return case_note(d->db, d->a, who, &w, err);
}

static const char *
naming_bent(Desk *d)
{
	Staff *bent, *anna;

	must(staff_store_find(d->db, d->a, d->bent.staff_id, &bent, ERR_HERE));
	must(staff_store_find(d->db, d->a, d->anna.staff_id, &anna, ERR_HERE));
	return arena_printf(d->a, "@%s og @%s, se her.", bent->name, anna->name);
}

static void
who_is_named_is_told_until_he_has_seen_it(Desk *d)
{
	int64_t id = desk_open_case(d), other = desk_open_case(d);
	Mention *all;
	size_t n;

	must(note(d, &d->anna, id, naming_bent(d), ERR_HERE));
	must(note(d, &d->anna, other, naming_bent(d), ERR_HERE));
	g_assert_true(g_str_has_suffix(desk_mails(d), "mentioned mentioned"));
	g_assert_cmpint(unseen(d, d->bent.staff_id), ==, 2);
	g_assert_cmpint(unseen(d, d->anna.staff_id), ==, 0); /* he named himself */
	must(mention_store_of(d->db, d->a, d->bent.staff_id, 0, 10, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpint(all[0].case_id, ==, other);

	/* Who writes in the case has seen it, and who says so. */
	must(note(d, &d->bent, id, "Jeg ser på det.", ERR_HERE));
	g_assert_cmpint(unseen(d, d->bent.staff_id), ==, 1);
	must(mention_see(d->db, d->a, &d->bent, 0, ERR_HERE));
	g_assert_cmpint(unseen(d, d->bent.staff_id), ==, 0);
	must(mention_store_of(d->db, d->a, d->bent.staff_id, 0, 10, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 2);
}

static void
the_reporter_is_no_colleague(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_ANSWER,
		.text = naming_bent(d) };

	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
	g_assert_cmpint(unseen(d, d->bent.staff_id), ==, 0);
}

static void
what_could_not_be_filled_in_is_not_sent(Desk *d)
{
	const CaseWrite w = { .case_id = desk_open_case(d),
		.kind = ENTRY_ANSWER,
		.text = "Vi ringer senest [?]." };

	refused(case_answer(d->db, d->a, &d->anna, &w, &must_err), "template.gap");
}

/* --- nothing is half done --- */

static bool
save(Desk *d, void *arg, GError **err)
{
	Template t = greeting(0);

	if (!template_save(d->db, d->a, &d->anna, &t, NULL, err))
		return false;
	*(int64_t *)arg = t.id;
	return true;
}

static bool
remove_it(Desk *d, void *arg, GError **err)
{
	return template_remove(d->db, d->a, &d->anna, *(int64_t *)arg, err);
}

static bool
name_him(Desk *d, void *arg, GError **err)
{
	return note(d, &d->anna, *(int64_t *)arg, naming_bent(d), err);
}

static bool
see(Desk *d, void *arg G_GNUC_UNUSED, GError **err)
{
	return mention_see(d->db, d->a, &d->bent, 0, err);
}

static void
nothing_is_half_done(Desk *d)
{
	int64_t template, id = desk_open_case(d);

	g_assert_cmpint(desk_fails_whole(d, save, &template), >=, 1);
	g_assert_cmpint(desk_fails_whole(d, remove_it, &template), >=, 1);
	g_assert_cmpint(desk_fails_whole(d, name_him, &id), >=, 6);
	g_assert_cmpint(desk_fails_whole(d, see, NULL), >=, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("put-in/one-keeps-ones-own-and-an-administrator-the-houses",
	    one_keeps_ones_own_and_an_administrator_the_houses);
	desk_add_story("put-in/its-fields-are-those-of-the-case",
	    its_fields_are_those_of_the_case);
	desk_add_story("put-in/who-is-named-is-told-until-he-has-seen-it",
	    who_is_named_is_told_until_he_has_seen_it);
	desk_add_story("put-in/the-reporter-is-no-colleague",
	    the_reporter_is_no_colleague);
	desk_add_story("put-in/what-could-not-be-filled-in-is-not-sent",
	    what_could_not_be_filled_in_is_not_sent);
	desk_add_story("put-in/nothing-is-half-done", nothing_is_half_done);
	return g_test_run();
}
