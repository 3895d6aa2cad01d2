/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The people of a customer from a table: seen before it is done, and done wholly. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/people_import.h"
#include "desk/set_up.h"

static bool
look(Desk *d, const char *table, PeopleImport *all, GError **err)
{
	return people_import_look(d->db, d->a, d->baker, LANG_DA, table, strlen(table),
	    all, err);
}

/* What each line does, as "adds wrong:person.mail.invalid". */
static const char *
does(Desk *d, const char *table)
{
	static const char *const names[] = { [IMPORT_ADDS] = "adds",
		[IMPORT_CHANGES] = "changes",
		[IMPORT_SAME] = "same",
		[IMPORT_WRONG] = "wrong:" };
	g_autoptr(GString) out = g_string_new(NULL);
	PeopleImport all;

	must(look(d, table, &all, ERR_HERE));
	for (size_t i = 0; i < all.n; i++)
		g_string_append_printf(out, "%s%s%s", i ? "|" : "",
		    names[all.lines[i].does],
		    all.lines[i].wrong ? text(LANG_EN, all.lines[i].wrong) : "");
	return arena_strdup(d->a, out->str);
}

static Person *
known(Desk *d, const char *mail)
{
	Person *p;

	must(person_store_find_by_mail(d->db, d->a, mail, &p, ERR_HERE));
	return p;
}

static void
each_line_says_what_it_will_do(Desk *d)
{
	Person *ida;
	Person other = { .name = "Kim",
		.mail = "kim@smed.example",
		.customer_id = d->smith,
		.active = true };

	must(person_store_find(d->db, d->a, d->ida.person_id, &ida, ERR_HERE));
	must(person_save(d->db, d->a, &d->anna, &other, ERR_HERE));
	const char *same = arena_printf(d->a, "navn;mail\n%s;%s\n", ida->name, ida->mail);
	g_assert_cmpstr(does(d, same), ==, "same");
	g_autofree char *upper = g_ascii_strup(ida->mail, -1);
	const char *changed = arena_printf(d->a, "Navn;E-mail;Telefon\n%s;%s;12345678\n",
	    ida->name, upper);
	g_assert_cmpstr(does(d, changed), ==, "changes");
	g_assert_cmpstr(does(d, "First name,Last name,Mail\nBo,Holm,bo@bager.example\n"),
	    ==, "adds");
	g_assert_cmpstr(does(d,
	                    "navn;mail\nBo;bo@bager.example\nBo igen;BO@bager.example"),
	    ==,
	    arena_printf(d->a, "adds|wrong:%s", text(LANG_EN, TEXT_PEOPLE_IMPORT_TWICE)));
	g_assert_cmpstr(does(d, "navn;mail\nKim;kim@smed.example"), ==,
	    arena_printf(d->a, "wrong:%s", text(LANG_EN, TEXT_PEOPLE_IMPORT_OTHERS)));
	g_assert_cmpstr(does(d, "navn;mail\n;x@bager.example\nX;ikke en adresse"), ==,
	    arena_printf(d->a, "wrong:%s|wrong:%s",
	        text(LANG_EN, TEXT_PERSON_NAME_MISSING),
	        text(LANG_EN, TEXT_PERSON_MAIL_INVALID)));

	PeopleImport all;
	refused(look(d, "mail\nx@bager.example", &all, &must_err),
	    "people_import.headings");
	refused(look(d, "", &all, &must_err), "people_import.headings");
	refused(look(d, "navn;mail\n", &all, &must_err), "people_import.empty");
}

/* As a Danish Excel saves it: semicolons, Windows-1252, a mark of its own. */
static void
a_danish_excel_is_understood(Desk *d)
{
	const char table[] = "sep=;\r\nFornavn;Efternavn;Mail;Sprog;Kontakt\r\n"
	                     "\xc5se;\xc6r\xf8;aase@bager.example;engelsk;Ja\r\n";
	PeopleImport all;

	must(people_import(d->db, d->a, &d->anna, d->baker, LANG_DA, table,
	    sizeof table - 1, &all, ERR_HERE));
	Person *p = known(d, "aase@bager.example");
	g_assert_cmpstr(p->name, ==, "Åse Ærø");
	g_assert_cmpint(p->lang, ==, LANG_EN);
	g_assert_true(p->contact);
	g_assert_true(p->outages);
	g_assert_cmpint(p->active_at, ==, d->now);
	g_assert_cmpint(p->customer_id, ==, d->baker);
}

static void
one_wrong_line_and_nothing_is_done(Desk *d)
{
	const char *table = "navn;mail\nBo;bo@bager.example\nX;ikke en adresse\n";
	PeopleImport all;

	refused(people_import(d->db, d->a, &d->anna, d->baker, LANG_DA, table,
	            strlen(table), &all, &must_err),
	    "people_import.wrong");
	g_assert_null(known(d, "bo@bager.example"));
	g_assert_cmpuint(all.counts[IMPORT_WRONG], ==, 1);
	refused(people_import(d->db, d->a, &d->ida, d->baker, LANG_DA, table,
	            strlen(table), &all, &must_err),
	    "staff.only");
}

static bool
do_it(Desk *d, void *arg G_GNUC_UNUSED, GError **err)
{
	const char *table = "navn;mail\nBo;bo@bager.example\nEva;eva@bager.example\n";
	PeopleImport all;

	return people_import(d->db, d->a, &d->anna, d->baker, LANG_DA, table,
	    strlen(table), &all, err);
}

static bool
put_aside(Desk *d, void *arg G_GNUC_UNUSED, GError **err)
{
	return set_up_put_aside(d->db, d->a, &d->anna, true, err);
}

static void
nothing_is_half_done(Desk *d)
{
	bool aside;

	g_assert_cmpint(desk_fails_whole(d, do_it, NULL), >=, 2);
	g_assert_nonnull(known(d, "eva@bager.example"));
	g_assert_cmpint(desk_fails_whole(d, put_aside, NULL), >=, 1);
	must(set_up_is_aside(d->db, d->a, &aside, ERR_HERE));
	g_assert_true(aside);
	refused(set_up_put_aside(d->db, d->a, &d->bent, false, &must_err), "admin.only");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("people-import/each-line-says-what-it-will-do",
	    each_line_says_what_it_will_do);
	desk_add_story("people-import/a-danish-excel-is-understood",
	    a_danish_excel_is_understood);
	desk_add_story("people-import/one-wrong-line-and-nothing-is-done",
	    one_wrong_line_and_nothing_is_done);
	desk_add_story("people-import/nothing-is-half-done", nothing_is_half_done);
	return g_test_run();
}
