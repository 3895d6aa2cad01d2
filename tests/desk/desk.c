/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/err.h"
#include "desk/check.h"
#include "desk/roster.h"
#include "pg_schema.h"
#include "scratch.h"

typedef struct {
	const char *where; /* NULL: a SQLite file */
	DeskStory story;
} Telling;

static int64_t
add_staff(Desk *d, const char *name, const char *mail, Role role, bool admin)
{
	const Actor root = { .admin = true, .now = d->now };
	Staff s = { .name = name,
		.mail = mail,
		.role = role,
		.admin = admin,
		.active = true };

	must(staff_save(d->db, d->a, &root, &s, "correct horse battery", ERR_HERE));
	return s.id;
}

static int64_t
add_customer(Desk *d, const char *name, const CustomerAddress *addresses, size_t n)
{
	CustomerSave c = {
		.customer = { .name = name, .active = true },
		.addresses = addresses,
		.n_addresses = n,
	};

	must(customer_save(d->db, d->a, &d->anna, &c, ERR_HERE));
	return c.customer.id;
}

static void
people(Desk *d)
{
	static const CustomerAddress baker[] = {
		{ ADDRESS_RECIPIENT, "it@bager.example", true },
		{ ADDRESS_DOMAIN, "bager.example", false },
	};
	static const CustomerAddress smith[] = { { ADDRESS_DOMAIN, "smed.example",
	    false } };
	Person ida = { .name = "Ida Holm",
		.mail = "ida@bager.example",
		.phone = "+45 20 30 40 50",
		.active = true };

	d->anna = (Actor){ .staff_id = add_staff(d, "Anna Berg", "anna@nordlys.example",
		               ROLE_AGENT, true),
		.role = ROLE_AGENT,
		.admin = true,
		.now = d->now };
	d->bent = (Actor){ .staff_id = add_staff(d, "Bent Dam", "bent@nordlys.example",
		               ROLE_PARTNER, false),
		.role = ROLE_PARTNER,
		.now = d->now };
	d->baker = add_customer(d, "Byens Bager A/S", baker, G_N_ELEMENTS(baker));
	d->smith = add_customer(d, "Smed & Søn", smith, G_N_ELEMENTS(smith));
	ida.customer_id = d->baker;
	must(person_save(d->db, d->a, &d->anna, &ida, ERR_HERE));
	d->ida = (Actor){ .person_id = ida.id, .now = d->now };
	d->desk = (Actor){ .now = d->now };
}

static void
found_problem(int64_t case_id, const char *what, void *arg G_GNUC_UNUSED)
{
	g_test_message("case %" G_GINT64_FORMAT ": %s", case_id, what);
}

/* A story learns when it says so. */
static bool
learn_later(Db *db, void *arg, GError **err)
{
	const Instant *now = arg;

	return job_store_set(db, JOB_HORIZON_LEARN, 0, *now + DAYS(3650), *now, err) &&
	       job_store_set(db, JOB_HOST, 0, *now + DAYS(3650), *now, err);
}

static void
tell(const void *data)
{
	const Telling *t = data;
	g_autoptr(GError) err = NULL;
	g_autofree char *dir = g_dir_make_tmp("skranke-desk-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(dir, "desk.db", NULL);
	g_autofree char *where = t->where ? pg_empty_schema(t->where, "skranke_desk")
	                                  : g_strdup(file);
	g_autofree char *blobs = g_build_filename(dir, "blobs", NULL);
	g_autoptr(Arena) a = arena_new();
	Desk d = { .dir = dir, .a = a };
	CheckReport report;

	g_assert_true(clock_parse_rfc3339("2026-02-03T09:00:00+01:00", &d.now));
	d.store = store_open(&(StoreOptions){ .where = where, .relaxed = true }, &err);
	g_assert_no_error(err);
	d.blobs = blobs_open_folder(blobs, true, &err);
	g_assert_no_error(err);
	d.db = store_borrow(d.store, &err);
	g_assert_no_error(err);
	must(house_prepare(d.db, a, d.now - DAYS(100), ERR_HERE));
	must(db_transact(d.db, learn_later, &d.now, ERR_HERE));
	people(&d);

	t->story(&d);

	db_give_back(d.db);
	must(check_desk(d.store, found_problem, NULL, &report, ERR_HERE));
	g_assert_cmpint(report.problems, ==, 0);
	store_close(d.store);
	blobs_free(d.blobs);
	scratch_remove(dir);
}

void
desk_add_story(const char *name, DeskStory story)
{
	const char *pg = g_getenv("SKRANKE_TEST_PG");
	const char *wheres[] = { NULL, pg };

	for (size_t i = 0; i < (pg ? 2 : 1); i++) {
		g_autofree char *path = g_strconcat(i ? "/postgresql/" : "/sqlite/", name,
		    NULL);
		Telling *t = g_new(Telling, 1);

		*t = (Telling){ wheres[i], story };
		g_test_add_data_func_full(path, t, tell, g_free);
	}
}

void
desk_wait(Desk *d, Duration length)
{
	d->now += length;
	d->anna.now = d->bent.now = d->ida.now = d->desk.now = d->now;
}

typedef struct {
	Arena *arena;
	JobLease lease;
	Job *jobs;
	size_t n;
} Leasing;

static bool
lease(Db *db, void *arg, GError **err)
{
	Leasing *l = arg;

	return job_store_lease(db, l->arena, &l->lease, &l->jobs, &l->n, err);
}

const Job *
desk_lease(Desk *d, Instant at, size_t *n)
{
	Leasing l = { .arena = d->a,
		.lease = { .now = at, .lasts = DAYS(1), .limit = 1000 } };

	must(db_transact(d->db, lease, &l, ERR_HERE));
	*n = l.n;
	return l.jobs;
}

const Job *
desk_job_of(const Job *jobs, size_t n, JobKind kind, int64_t ref)
{
	const Job *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (jobs[i].kind == kind && jobs[i].ref == ref)
			found = &jobs[i];
	g_assert_nonnull(found);
	return found;
}

int64_t
desk_open_case(Desk *d)
{
	const CaseOpen o = {
		.kind = ENTRY_MAIL_IN,
		.channel = CHANNEL_MAIL,
		.subject = "Printeren virker ikke",
		.text = "Den blinker bare.",
		.person_id = d->ida.person_id,
	};
	int64_t id = 0;

	must(case_open(d->db, d->a, &d->ida, &o, &id, ERR_HERE));
	return id;
}

Case *
desk_case(Desk *d, int64_t id)
{
	Case *c = NULL;

	must(case_store_find(d->db, d->a, id, &c, ERR_HERE));
	g_assert_nonnull(c);
	return c;
}

Entry *
desk_entries(Desk *d, int64_t id, size_t *n)
{
	Entry *entries = NULL;

	must(entry_store_of_case(d->db, d->a, id, false, &entries, n, ERR_HERE));
	return entries;
}

int64_t
desk_add_staff(Desk *d, const char *name, const char *mail, Role role)
{
	Staff s = { .name = name, .mail = mail, .role = role, .active = true };

	must(staff_save(d->db, d->a, &d->anna, &s, "correct horse battery", ERR_HERE));
	return s.id;
}

int64_t
desk_puts_on(Desk *d, int64_t staff_id)
{
	RosterPattern p = { .shift = { .staff_id = staff_id,
		                .role = ROLE_PARTNER,
		                .ends = 1440,
		                .every = 1,
		                .on_holidays = true },
		.weekdays = 0xfe };

	must(roster_add_pattern(d->db, d->a, &d->anna, &p, NULL, ERR_HERE));
	return p.shift.id;
}

Instant
desk_last_mail_due(Desk *d)
{
	static const char sql[] = "SELECT due_at FROM job WHERE kind = 1"
	                          " ORDER BY ref DESC LIMIT 1";
	static const DbQuery q = { "last_mail_due", sql, sql, 0, NULL };
	g_autoptr(DbStmt) st = db_query(d->db, &q);
	g_autoptr(GError) err = NULL;

	g_assert_cmpint(db_step(st, &err), ==, DB_ROW);
	return db_int(st, 0);
}

int
desk_count(Desk *d, int64_t id, EntryKind kind)
{
	size_t n;
	const Entry *e = desk_entries(d, id, &n);
	int found = 0;

	for (size_t i = 0; i < n; i++)
		found += e[i].kind == kind;
	return found;
}

char *
desk_mails(Desk *d)
{
	OutMail *mails = NULL;
	size_t n = 0;
	g_autoptr(GString) kinds = g_string_new(NULL);

	must(mail_store_list(d->db, d->a, 0, 100, &mails, &n, ERR_HERE));
	while (n-- > 0)
		g_string_append_printf(kinds, "%s%s", kinds->len ? " " : "",
		    out_mail_kind_name(mails[n].kind));
	return arena_strdup(d->a, kinds->str);
}
