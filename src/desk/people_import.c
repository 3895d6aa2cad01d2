/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/people_import.h"

#include <string.h>

#include "base/csv.h"
#include "base/err.h"
#include "desk/case_int.h"
#include "desk/typed.h"
#include "store/people_store.h"

/* --- the columns --- */

typedef enum {
	COLUMN_NAME,
	COLUMN_FIRST,
	COLUMN_LAST,
	COLUMN_MAIL,
	COLUMN_PHONE,
	COLUMN_LANG,
	COLUMN_CONTACT,
	N_COLUMNS,
} Column;

/* What tables of Danish and English programs call them. */
static const struct {
	const char *heading;
	Column column;
} headings[] = {
	{ "navn", COLUMN_NAME },
	{ "name", COLUMN_NAME },
	{ "fulde navn", COLUMN_NAME },
	{ "full name", COLUMN_NAME },
	{ "vist navn", COLUMN_NAME },
	{ "display name", COLUMN_NAME },
	{ "displayname", COLUMN_NAME },
	{ "fornavn", COLUMN_FIRST },
	{ "first name", COLUMN_FIRST },
	{ "given name", COLUMN_FIRST },
	{ "efternavn", COLUMN_LAST },
	{ "last name", COLUMN_LAST },
	{ "surname", COLUMN_LAST },
	{ "mail", COLUMN_MAIL },
	{ "e-mail", COLUMN_MAIL },
	{ "email", COLUMN_MAIL },
	{ "mailadresse", COLUMN_MAIL },
	{ "e-mailadresse", COLUMN_MAIL },
	{ "email address", COLUMN_MAIL },
	{ "e-mail address", COLUMN_MAIL },
	{ "user principal name", COLUMN_MAIL },
	{ "userprincipalname", COLUMN_MAIL },
	{ "telefon", COLUMN_PHONE },
	{ "tlf", COLUMN_PHONE },
	{ "tlf.", COLUMN_PHONE },
	{ "mobil", COLUMN_PHONE },
	{ "phone", COLUMN_PHONE },
	{ "telephone", COLUMN_PHONE },
	{ "phone number", COLUMN_PHONE },
	{ "mobile", COLUMN_PHONE },
	{ "sprog", COLUMN_LANG },
	{ "language", COLUMN_LANG },
	{ "kontakt", COLUMN_CONTACT },
	{ "kontaktperson", COLUMN_CONTACT },
	{ "contact", COLUMN_CONTACT },
};

/* Where each column is in the table; -1: it has none. */
typedef struct {
	int at[N_COLUMNS];
} Columns;

static bool
read_headings(const CsvRow *row, Columns *c)
{
	for (int i = 0; i < N_COLUMNS; i++)
		c->at[i] = -1;
	for (size_t i = 0; i < row->n; i++) {
		g_autofree char *said = g_utf8_strdown(row->cells[i], -1);

		for (size_t h = 0; h < G_N_ELEMENTS(headings); h++)
			if (g_str_equal(said, headings[h].heading) &&
			    c->at[headings[h].column] < 0)
				c->at[headings[h].column] = (int)i;
	}
	return c->at[COLUMN_NAME] >= 0 || c->at[COLUMN_FIRST] >= 0;
}

static const char *
cell(const CsvRow *row, const Columns *c, Column column)
{
	int at = c->at[column];

	return at >= 0 && (size_t)at < row->n ? row->cells[at] : "";
}

static bool
is_one_of(const char *said, const char *const *words)
{
	g_autofree char *folded = g_utf8_strdown(said, -1);

	return g_strv_contains(words, folded);
}

/* --- a line --- */

typedef struct {
	Db *db;
	Arena *arena;
	int64_t customer_id;
	Lang lang;
	Instant now;
	Columns columns;
	GHashTable *mails; /* those that the table has named already */
} Reading;

/* English is said, all else is the house's language. */
static Lang
lang_of(const char *said, Lang otherwise)
{
	static const char *const english[] = { "en", "engelsk", "english", "en-gb",
		"en-us", NULL };

	if (!*said)
		return otherwise;
	return is_one_of(said, english) ? LANG_EN : LANG_DA;
}

static const char *
name_of(const Reading *r, const CsvRow *row)
{
	const char *whole = cell(row, &r->columns, COLUMN_NAME);

	if (*whole)
		return whole;
	return arena_printf(r->arena, "%s %s", cell(row, &r->columns, COLUMN_FIRST),
	    cell(row, &r->columns, COLUMN_LAST));
}

/* What the table says of him; of what it has no column, he keeps what he has. */
static Person
person_of(const Reading *r, const CsvRow *row, const Person *known)
{
	static const char *const yes[] = { "ja", "yes", "x", "1", "true", "sand", NULL };
	Person p = known ? *known : (Person){ .lang = r->lang };
	const char *phone = cell(row, &r->columns, COLUMN_PHONE);

	p.customer_id = r->customer_id;
	p.active = true;
	if (*phone)
		p.phone = typed_phone(r->arena, phone);
	p.lang = lang_of(cell(row, &r->columns, COLUMN_LANG), p.lang);
	if (r->columns.at[COLUMN_CONTACT] >= 0)
		p.contact = is_one_of(cell(row, &r->columns, COLUMN_CONTACT), yes);
	/* Contacts are told of outages, unless one said that he is not to be. */
	if (p.contact && !(known && known->contact))
		p.outages = true;
	if (!known || !known->active)
		p.active_at = r->now;
	return p;
}

static bool
is_same(const Person *p, const Person *known)
{
	return p->customer_id == known->customer_id && p->active == known->active &&
	       p->lang == known->lang && p->contact == known->contact &&
	       g_strcmp0(p->name, known->name) == 0 &&
	       g_strcmp0(p->phone, known->phone) == 0;
}

static TextId
wrong_of(const Reading *r, const char *mail, const Person *known)
{
	if (mail && g_hash_table_contains(r->mails, mail))
		return TEXT_PEOPLE_IMPORT_TWICE;
	if (known && known->customer_id && known->customer_id != r->customer_id)
		return TEXT_PEOPLE_IMPORT_OTHERS;
	return (TextId)0;
}

static bool
read_line(const Reading *r, const CsvRow *row, ImportLine *line, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *name, *mail = NULL;
	const char *typed = cell(row, &r->columns, COLUMN_MAIL);
	Person *known = NULL;

	*line = (ImportLine){ .line = row->line, .does = IMPORT_WRONG };
	line->person = (Person){ .name = arena_strdup(r->arena, name_of(r, row)),
		.mail = arena_strdup(r->arena, typed) };
	if (!typed_name(r->arena, line->person.name, &name, &why) ||
	    !typed_mail(r->arena, typed, &mail, &why)) {
		g_assert(text_find(why->message, &line->wrong));
		return true;
	}
	if (mail && !person_store_find_by_mail(r->db, r->arena, mail, &known, err))
		return false;
	line->wrong = wrong_of(r, mail, known);
	line->person = person_of(r, row, known);
	line->person.name = name;
	line->person.mail = mail;
	if (line->wrong)
		return true;
	if (mail)
		g_hash_table_add(r->mails, arena_strdup(r->arena, mail));
	line->does = !known                          ? IMPORT_ADDS
	             : is_same(&line->person, known) ? IMPORT_SAME
	                                             : IMPORT_CHANGES;
	return true;
}

static bool
read_all(Reading *r, Csv *csv, PeopleImport *out, GError **err)
{
	CsvRow row;

	*out = (PeopleImport){ 0 };
	if (!csv_next(csv, &row) || !read_headings(&row, &r->columns))
		return fail(err, ERR_INVALID, "people_import.headings");
	while (csv_next(csv, &row)) {
		if (out->n == PEOPLE_IMPORT_MAX_LINES)
			return fail(err, ERR_LIMIT, "people_import.too_long");
		ImportLine *line = arena_push(r->arena, &out->lines, &out->n);
		if (!read_line(r, &row, line, err))
			return false;
		out->counts[line->does]++;
	}
	return out->n ? true : fail(err, ERR_INVALID, "people_import.empty");
}

/* A table, and what is to come of it. */
typedef struct {
	Use use;
	int64_t customer_id;
	Lang lang;
	const void *bytes;
	size_t n;
	PeopleImport *out;
} Importing;

static bool
look(Db *db, const Importing *im, GError **err)
{
	g_autoptr(GHashTable) mails = g_hash_table_new(g_str_hash, g_str_equal);
	Reading r = { .db = db,
		.arena = im->use.arena,
		.customer_id = im->customer_id,
		.lang = im->lang,
		.now = im->use.who->now,
		.mails = mails };

	if (im->n > PEOPLE_IMPORT_MAX_BYTES)
		return fail(err, ERR_LIMIT, "people_import.too_long");
	g_autoptr(Csv) csv = csv_new(im->bytes, im->n);
	return read_all(&r, csv, im->out, err);
}

bool
people_import_look(Db *db, Arena *a, int64_t customer_id, Lang lang, const void *bytes,
    size_t n, PeopleImport *out, GError **err)
{
	const Actor nobody = { 0 };
	const Importing im = { { a, &nobody }, customer_id, lang, bytes, n, out };

	return look(db, &im, err);
}

/* --- doing it --- */

static bool
import(Db *db, void *arg, GError **err)
{
	const Importing *im = arg;
	Customer *customer;

	if (!customer_store_find(db, im->use.arena, im->customer_id, &customer, err))
		return false;
	if (!customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	if (!look(db, im, err))
		return false;
	if (im->out->counts[IMPORT_WRONG])
		return fail(err, ERR_INVALID, "people_import.wrong");
	for (size_t i = 0; i < im->out->n; i++) {
		ImportLine *line = &im->out->lines[i];

		if (line->does != IMPORT_SAME &&
		    !person_store_save(db, im->use.arena, &line->person, err))
			return false;
	}
	return true;
}

bool
people_import(Db *db, Arena *a, const Actor *who, int64_t customer_id, Lang lang,
    const void *bytes, size_t n, PeopleImport *out, GError **err)
{
	Importing im = { { a, who }, customer_id, lang, bytes, n, out };

	return must_be_staff(who, err) && db_transact(db, import, &im, err);
}
