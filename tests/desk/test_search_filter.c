/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What the search finds with filters is what a look at every case finds, whatever became
 * of the cases meanwhile. */
#include <string.h>

#include "base/err.h"
#include "desk/case_find_int.h"
#include "mailed.h"
#include "store/db_int.h"

#define CASES 24
#define STEPS 120

/* What is known of a case beside its row. */
typedef struct {
	int64_t id;
	bool printer, screen, has_file;
} Known;

static const Attachment file = {
	.sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
	.name = "bilag.pdf",
	.content_type = "application/pdf"
};

static void
report_one(Desk *d, Known *k, int i)
{
	const CaseOpen o = { .kind = i % 3 ? ENTRY_MAIL_IN : ENTRY_FORM,
		.channel = i % 3 ? CHANNEL_MAIL : CHANNEL_FORM,
		.subject = i % 2 ? "Printer" : "Noget andet",
		.text = i % 5 ? "Den er rød." : "Skærmen er rød.",
		.person_id = i % 4 ? d->ida.person_id : 0,
		.attachments = &file,
		.n_attachments = i % 7 == 0 };

	must(case_open(d->db, d->a, &d->desk, &o, &k->id, ERR_HERE));
	k->printer = i % 2;
	k->screen = i % 5 == 0;
	k->has_file = i % 7 == 0;
}

static bool
skip_entries(Db *db, void *arg, GError **err)
{
	const int64_t *many = arg;
	g_autofree char
	    *sql = g_strdup_printf("SELECT setval(pg_get_serial_sequence('entry', 'id'),"
	                           " (SELECT MAX(id) FROM entry) + %" G_GINT64_FORMAT ")",
	        *many);

	return db->engine->script(db, sql, err);
}

/* As if so many entries had been written elsewhere: PostgreSQL is asked for the newest
 * stretches first, of which these desks would have but one. */
static void
time_goes_by(Desk *d, GRand *rand)
{
	int64_t many = (int64_t)1 << g_rand_int_range(rand, 10, 24);

	if (db_is_postgresql(d->db))
		must(db_transact(d->db, skip_entries, &many, ERR_HERE));
}

static Case *
now(Desk *d, int64_t id)
{
	Case *c;

	must(case_store_find(d->db, d->a, id, &c, ERR_HERE));
	return c;
}

static void
write_one(Desk *d, Known *k, bool with_file)
{
	const CaseWrite w = { .case_id = k->id,
		.kind = ENTRY_NOTE,
		.text = with_file ? "Se." : "Skærmen og printeren.",
		.attachments = &file,
		.n_attachments = with_file };

	must(case_note(d->db, d->a, &d->anna, &w, ERR_HERE));
	k->has_file |= with_file;
	k->screen |= !with_file;
	k->printer |= !with_file;
}

static void
close_or_reopen(Desk *d, const Known *k)
{
	const CaseWrite w = { .case_id = k->id,
		.text = "Løst.",
		.status = STATUS_CLOSED };

	if (case_is_open(now(d, k->id)))
		must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	else
		must(case_reopen(d->db, d->a, &d->anna, k->id, 0, "Igen.", ERR_HERE));
}

static void
change_one(Desk *d, const Known *k, guint32 how)
{
	CaseChange ch = { .case_id = k->id };

	if (!case_is_open(now(d, k->id)))
		close_or_reopen(d, k);
	switch (how % 5) {
	case 0:
		ch.category = CATEGORY_CHANGE + how / 5 % 3;
		break;
	case 1:
		ch.priority = PRIORITY_LOW + how / 5 % 4;
		break;
	case 2:
		ch.assign = true;
		ch.assignee_id = how / 5 % 2 ? d->anna.staff_id : 0;
		break;
	case 3:
		ch.customer_id = how / 5 % 2 ? d->baker : d->smith;
		break;
	default:
		ch.subject = how / 5 % 2 ? "Nu en anden" : "Stadig noget";
	}
	must(case_change(d->db, d->a, &d->anna, &ch, ERR_HERE));
}

static void
live(Desk *d, Known *known, GRand *rand)
{
	for (int i = 0; i < STEPS; i++) {
		Known *k = &known[g_rand_int_range(rand, 0, CASES)];
		guint32 how = g_rand_int(rand);

		if (i % 20 == 0)
			desk_wait(d, DAYS(20));
		if (i % 4 == 0)
			time_goes_by(d, rand);
		if (how % 8 == 0)
			write_one(d, k, how / 8 % 2);
		else if (how % 8 < 4)
			close_or_reopen(d, k);
		else
			change_one(d, k, how / 8);
	}
}

static const char *const filters[] = { "", "status:lukket", "-status:lukket", "status:ny",
	"kunde:bager", "kunde:smed", "kunde:ingen", "-kunde:bager", "fra:ida",
	"fra:ingen", "ansvarlig:mig", "ansvarlig:ingen", "kategori:ændring",
	"kategori:kritisk", "-kategori:ændring", "prioritet:haster",
	"prioritet:lav,haster", "kanal:formular", "trin:desk", "har:fil", "-har:fil",
	"før:1/4-2026", "efter:1/4-2026", "før:1/6-2026 efter:1/3-2026",
	"kunde:bager status:lukket ansvarlig:mig", "kategori:ændring har:fil",
	"ansvarlig:mig kategori:ændring prioritet:haster" };

static void
compare(Desk *d, const Known *known, const char *filter, const char *word)
{
	const char *typed = arena_printf(d->a, "%s %s", filter, word);
	const CaseFindHow how = { typed, 2 * CASES, 1000 };
	CaseFind found;
	CaseFilter f;

	must(case_find_how(d->db, d->a, &d->anna, &how, &found, ERR_HERE));
	must(query_find(d->db, d->a, &d->anna, found.query, &f, ERR_HERE));
	for (size_t i = 0; i < CASES; i++) {
		const Known *k = &known[i];
		bool says = !*word || (*word == 'p' ? k->printer : k->screen);
		bool fits = says && case_filter_fits(&f, now(d, k->id), k->has_file);
		bool is_found = false;

		for (size_t j = 0; j < found.n; j++)
			is_found |= found.cases[j].line.c.id == k->id;
		g_test_message("%s: case %" G_GINT64_FORMAT, typed, k->id);
		g_assert_cmpint(is_found, ==, *typed != ' ' || *word ? fits : false);
	}
}

static void
the_search_follows_every_change(Desk *d)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(42);
	Known known[CASES];

	for (int i = 0; i < CASES; i++) {
		report_one(d, &known[i], i);
		desk_wait(d, DAYS(3));
	}
	live(d, known, rand);
	for (size_t i = 0; i < G_N_ELEMENTS(filters); i++) {
		compare(d, known, filters[i], "");
		compare(d, known, filters[i], "printer");
		compare(d, known, filters[i], "skærm");
		compare(d, known, filters[i], "skærme");
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("search/the_search_follows_every_change",
	    the_search_follows_every_change);
	return g_test_run();
}
