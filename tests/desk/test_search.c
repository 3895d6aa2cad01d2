/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What the search finds, and in which order. */
#include <string.h>

#include "base/err.h"
#include "desk/case_find_int.h"
#include "desk/file_words.h"
#include "mailed.h"

/* Cases of a story, by a letter each. */
typedef struct {
	int64_t ids[8];
	size_t n;
} Cases;

static int64_t
report(Desk *d, int64_t person, const char *subject, const char *text)
{
	const CaseOpen o = { .kind = ENTRY_MAIL_IN,
		.channel = CHANNEL_MAIL,
		.subject = subject,
		.text = text,
		.person_id = person };
	int64_t id = 0;

	must(case_open(d->db, d->a, &d->desk, &o, &id, ERR_HERE));
	return id;
}

static CaseFind
look(Desk *d, const char *typed, int looked_at)
{
	const CaseFindHow how = { typed, 20, looked_at };
	CaseFind found;

	must(case_find_how(d->db, d->a, &d->anna, &how, &found, ERR_HERE));
	return found;
}

/* Which are found, in that order: "ba". */
static char *
letters(Desk *d, const Cases *c, const CaseFind *found)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < found->n; i++)
		for (size_t k = 0; k < c->n; k++)
			if (c->ids[k] == found->cases[i].line.c.id)
				g_string_append_c(s, (char)('a' + k));
	return arena_strdup(d->a, s->str);
}

static char *
sorted(Desk *d, const char *s)
{
	char *t = arena_strdup(d->a, s);

	for (char *i = t; *i; i++)
		for (char *k = i + 1; *k; k++)
			if (*k < *i) {
				char c = *i;
				*i = *k;
				*k = c;
			}
	return t;
}

/* --- words --- */

static void
it_finds_stems_beginnings_and_names(Desk *d)
{
	static const char *const found[] = { "printer", "PRINTEREN", "blink",
		"printer blin", "blinker printer", "\"printeren virker\"", "ida",
		"ida printer", "holm blinker", "bager printer", "ida@bager.example",
		"-skærm printer", "printer ikke" };
	static const char *const not_found[] = { "skærm", "", "\"", "printer skærm", "*",
		"' OR 1=1 --", "\"virker printeren\"", "-printer", "-printer blinker",
		"ida@smed.example", "p", "\"prin\"" };

	desk_open_case(d);
	for (size_t i = 0; i < G_N_ELEMENTS(found); i++) {
		g_test_message("%s", found[i]);
		g_assert_cmpuint(look(d, found[i], 10).n, ==, 1);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(not_found); i++) {
		g_test_message("%s", not_found[i]);
		g_assert_cmpuint(look(d, not_found[i], 10).n, ==, 0);
	}
}

static void
letters_are_found_as_danes_write_them(Desk *d)
{
	static const char *const found[] = { "åbningstider", "aabningstid",
		"ÅBNINGSTIDEN", "Århus", "aarhus", "kobenhavn", "koebenhavn", "blåbær",
		"blaabaer", "running", "run" };

	report(d, d->ida.person_id, "Åbningstider i Aarhus og København",
	    "Om blåbær. The program runs.");
	for (size_t i = 0; i < G_N_ELEMENTS(found); i++) {
		bool is = strcmp(found[i], "kobenhavn") != 0;

		g_test_message("%s", found[i]);
		g_assert_cmpuint(look(d, found[i], 10).n, ==, is ? 1 : 0);
	}
}

static void
what_comes_later_is_found_too(Desk *d)
{
	static const Attachment file = {
		.sha256 =
		    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
		.name = "Kvittering_42.pdf",
		.content_type = "application/pdf"
	};
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_NOTE,
		.text = "Tromlen er slidt.",
		.attachments = &file,
		.n_attachments = 1 };

	must(case_note(d->db, d->a, &d->anna, &w, ERR_HERE));
	/* Words of the subject and of a later entry; the name of what is attached. */
	g_assert_cmpuint(look(d, "printer tromle", 10).n, ==, 1);
	g_assert_cmpuint(look(d, "kvittering", 10).n, ==, 1);
	g_assert_cmpuint(look(d, "har:fil printer", 10).n, ==, 1);
	g_assert_cmpuint(look(d, "-har:fil printer", 10).n, ==, 0);
}

static void
the_subject_comes_first_and_hits_are_marked(Desk *d)
{
	Cases c = { .n = 3 };

	c.ids[0] = report(d, d->ida.person_id, "Skærmen flimrer", "Kablet er nyt.");
	c.ids[1] = report(d, d->ida.person_id, "Alt er i stykker",
	    "Jeg har en skærm.\n\nSkærmen er sort.");
	c.ids[2] = report(d, d->ida.person_id, "Tastaturet", "Ikke skærmen.");
	CaseFind found = look(d, "skærm", 10);
	g_assert_cmpstr(letters(d, &c, &found), ==, "acb");
	const CaseFound *first = &found.cases[0], *last = &found.cases[2];
	g_assert_cmpuint(first->subject.n, ==, 2);
	g_assert_true(first->subject.pieces[0].is_hit);
	g_assert_cmpstr(first->subject.pieces[0].text, ==, "Skærmen");
	g_assert_cmpuint(first->snippet.n, ==, 0);
	g_assert_cmpuint(last->snippet.n, ==, 5);
	g_assert_cmpstr(last->snippet.pieces[1].text, ==, "skærm");
	g_assert_cmpstr(last->snippet.pieces[2].text, ==, ". ");
	g_assert_cmpstr(last->snippet.pieces[3].text, ==, "Skærmen");
}

/* --- filters --- */

static void
close_one(Desk *d, int64_t id)
{
	const CaseWrite w = { .case_id = id, .text = "Løst.", .status = STATUS_CLOSED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
}

/* a: Ida's, closed by Anna, of the 3rd of February; b: hers, urgent, Anna's; c: a
 * stranger's; d: Ole's, of the smith; b to d are of the 5th. All speak of printers. */
static Cases
four_cases(Desk *d)
{
	Cases c = { .n = 4 };

	add_person(d, ole, d->smith, false);
	c.ids[0] = report(d, d->ida.person_id, "Printer", "Den er rød.");
	close_one(d, c.ids[0]);
	desk_wait(d, DAYS(2));
	c.ids[1] = report(d, d->ida.person_id, "Printer", "Den er blå.");
	c.ids[2] = report(d, 0, "Printer", "Den er grøn.");
	Person *p;
	must(person_store_find_by_mail(d->db, d->a, ole.mail, &p, ERR_HERE));
	c.ids[3] = report(d, p->id, "Printer", "Den er gul.");
	const CaseChange w = { .case_id = c.ids[1],
		.priority = PRIORITY_URGENT,
		.assign = true,
		.assignee_id = d->anna.staff_id };
	must(case_change(d->db, d->a, &d->anna, &w, ERR_HERE));
	return c;
}

static const struct {
	const char *filter, *is;
} filters[] = {
	{ "", "abcd" },
	{ "status:lukket", "a" },
	{ "status:uløst", "bcd" },
	{ "-status:closed", "bcd" },
	{ "status:ny,lukket -status:ny", "a" },
	{ "kunde:bager", "ab" },
	{ "kunde:bager,smed", "abd" },
	{ "-kunde:bager", "cd" },
	{ "kunde:ingen", "c" },
	{ "kunde:ingen,smed", "cd" },
	{ "fra:ida", "ab" },
	{ "from:ida@bager.example -status:lukket", "b" },
	{ "fra:ole", "d" },
	{ "fra:ingen", "c" },
	{ "-fra:ida", "cd" },
	{ "ansvarlig:mig", "ab" },
	{ "ansvarlig:mig -status:lukket", "b" },
	{ "assignee:anna", "ab" },
	{ "ansvarlig:ingen", "cd" },
	{ "-ansvarlig:mig", "cd" },
	{ "prioritet:haster", "b" },
	{ "kanal:mail", "abcd" },
	{ "kanal:telefon", "" },
	{ "før:5/2-2026", "a" },
	{ "efter:5/2-2026", "bcd" },
	{ "den:3/2-2026", "a" },
	{ "før:4/2-2026 efter:4/2-2026", "" },
	{ "efter:2025 før:2027", "abcd" },
	{ "før:2025", "" },
	{ "den:\"i dag\" status:uløst kunde:bager", "b" },
	{ "har:fil", "" },
	{ "-har:fil", "abcd" },
	{ "nr:1", "" },
	{ "status:blå kunde:bager", "ab" },
};

/* Alone, with words of which few are looked at, and with words of which all are. */
static void
filters_leave_what_they_say(Desk *d)
{
	Cases c = four_cases(d);

	for (size_t i = 0; i < G_N_ELEMENTS(filters); i++) {
		const char *with = arena_printf(d->a, "printer %s", filters[i].filter);
		CaseFind looked = look(d, with, 1000), walked = look(d, with, 0),
		         alone = look(d, filters[i].filter, 1000);

		g_test_message("%s", filters[i].filter);
		g_assert_cmpstr(sorted(d, letters(d, &c, &looked)), ==, filters[i].is);
		g_assert_cmpstr(sorted(d, letters(d, &c, &walked)), ==, filters[i].is);
		if (*filters[i].filter)
			g_assert_cmpstr(sorted(d, letters(d, &c, &alone)), ==,
			    filters[i].is);
	}
	const char *by_number = arena_printf(d->a, "nr:%" G_GINT64_FORMAT, c.ids[2]);
	CaseFind one = look(d, by_number, 10);
	g_assert_cmpstr(letters(d, &c, &one), ==, "c");
	CaseFind red = look(d, "printer rød kunde:bager", 0);
	g_assert_cmpstr(letters(d, &c, &red), ==, "a");
}

static void
a_name_that_nobody_has_is_said_and_left_out(Desk *d)
{
	Cases c = four_cases(d);
	CaseFind found = look(d, "printer kunde:findesikke", 10);

	g_assert_cmpuint(found.query->n_problems, ==, 1);
	g_assert_cmpstr(sorted(d, letters(d, &c, &found)), ==, "abcd");
	g_assert_nonnull(
	    strstr(query_problem_text(d->a, LANG_DA, &found.query->problems[0]),
	        "kunde:findesikke"));
	found = look(d, "kunde:findesikke", 10);
	g_assert_cmpuint(found.query->n_problems, ==, 1);
	g_assert_cmpuint(found.n, ==, 0);
}

static void
many_are_found_and_so_many_are_given(Desk *d)
{
	for (int i = 0; i < 25; i++)
		report(d, d->ida.person_id, "Printer", "Den er rød.");
	g_assert_cmpuint(look(d, "printer", 1000).n, ==, 20);
	g_assert_cmpuint(look(d, "kunde:bager", 1000).n, ==, 20);
	g_assert_cmpuint(look(d, "printer kunde:bager", 0).n, ==, 20);
}

/* The first entry of a case with a file, whose words nobody has read yet. */
static int64_t
report_with_file(Desk *d, const char *content_type, int64_t *case_id)
{
	Attachment file = { .name = "bilag", .content_type = content_type, .size = 9 };
	const CaseOpen o = { .kind = ENTRY_MAIL_IN,
		.channel = CHANNEL_MAIL,
		.subject = "Papir",
		.text = "Se bilaget.",
		.person_id = d->ida.person_id,
		.attachments = &file,
		.n_attachments = 1 };
	Entry *entries;
	size_t n;

	memset(file.sha256, '0', 64);
	must(case_open(d->db, d->a, &d->desk, &o, case_id, ERR_HERE));
	must(entry_store_of_case(d->db, d->a, *case_id, false, &entries, &n, ERR_HERE));
	return entries[0].id;
}

static bool
is_to_be_read(Desk *d)
{
	const JobLease files = { .files = true };
	Instant due;

	must(job_store_next_due(d->db, &files, &due, ERR_HERE));
	return due != 0;
}

static void
what_stands_in_a_file_is_found_with_all_else(Desk *d)
{
	const FileText text = { 1, "Faktura 90210 for en kaffekværn" };
	int64_t id, other;

	report_with_file(d, "image/png", &other);
	g_assert_false(is_to_be_read(d));
	int64_t entry = report_with_file(d, "application/pdf", &id);
	g_assert_true(is_to_be_read(d));
	g_assert_cmpuint(look(d, "kaffekværnen", 10).n, ==, 0);
	/* A second time changes nothing. */
	for (int i = 0; i < 2; i++) {
		must(file_words_keep(d->db, d->a, entry, &text, 1, ERR_HERE));
		CaseFind found = look(d, "kaffekværnen bilaget papir ida", 10);
		g_assert_cmpuint(found.n, ==, 1);
		g_assert_cmpint(found.cases[0].line.c.id, ==, id);
	}
	CaseFind found = look(d, "kaffekværnen 90210", 10);
	g_assert_cmpstr(found.cases[0].file, ==, "bilag");
	g_assert_cmpstr(found.cases[0].snippet.pieces[1].text, ==, "90210");
	g_assert_null(look(d, "bilaget papir", 10).cases[0].file);
	g_assert_cmpuint(look(d, "90210 kunde:bager", 0).n, ==, 1);
	g_assert_cmpuint(look(d, "90210 har:fil", 0).n, ==, 1);
	g_assert_cmpuint(look(d, "har:fil", 0).n, ==, 2);
	g_assert_cmpuint(look(d, "har:fil status:lukket", 0).n, ==, 0);
}

#define STORY(name) desk_add_story("search/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(it_finds_stems_beginnings_and_names);
	STORY(letters_are_found_as_danes_write_them);
	STORY(what_comes_later_is_found_too);
	STORY(the_subject_comes_first_and_hits_are_marked);
	STORY(filters_leave_what_they_say);
	STORY(a_name_that_nobody_has_is_said_and_left_out);
	STORY(what_stands_in_a_file_is_found_with_all_else);
	STORY(many_are_found_and_so_many_are_given);
	return g_test_run();
}
