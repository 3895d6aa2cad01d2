/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_columns.h"

#include <math.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "model/date_read.h"

#define MAX_GROUPS  256
/* Among this many rows and more, a column in which so many values differ says nothing
 * of new rows. */
#define MANY_ROWS   50
#define MOST_VALUES 0.5
#define FEW_NUMBERS 20  /* so many different ones are a choice (a priority), not a size */
#define WORDY       2.0 /* words in the middle: above it is a text */

/* What names are compared in: small letters and digits. The first in a list wins. */
static const char *const opened_names[] = { "opened", "openedat", "openedon", "created",
	"createdat", "createdon", "createdate", "createddate", "creationdate",
	"creationtime", "createtime", "createdtime", "opendate", "opentime", "openat",
	"reported", "reportedat", "reportdate", "submitted", "submittedat", "submitdate",
	"registered", "registeredat", "received", "receivedat", "raised", "start",
	"started", "startedat", "starttime", "startdate", "starttimestamp", "begin",
	"oprettet", "oprettetden", "åbnet", "modtaget", "indmeldt", "opendt", "createddt",
	"syscreatedat", "syscreatedon", "dateopened", "datecreated", NULL };
static const char *const closed_names[] = { "closed", "closedat", "closedon",
	"closeddate", "closedate", "closetime", "closedtime", "closingdate", "solved",
	"solvedat", "solvedon", "solveddate", "solvedate", "resolved", "resolvedat",
	"resolvedon", "resolveddate", "resolvedate", "resolutiondate", "resolvedtime",
	"resolutiontimestamp", "completed", "completedat", "completeddate", "finished",
	"finishedat", "end", "ended", "endedat", "endtime", "enddate", "endtimestamp",
	"done", "lukket", "lukketden", "løst", "løstden", "afsluttet", "closeddt",
	"dateclosed", "datesolved", "dateresolved", NULL };
static const char *const number_names[] = { "number", "id", "case", "caseid",
	"casenumber", "ticket", "ticketid", "ticketnumber", "incident", "incidentid",
	"incidentnumber", "issue", "issueid", "issuekey", "issuenumber", "key",
	"requestid", "sagsnr", "sagsnummer", "nummer", "sag", NULL };
static const char *const group_names[] = { "category", "kategori", "casecategory",
	"ticketcategory", "type", "issuetype", "tickettype", "casetype", "requesttype",
	"sagstype", "class", "kind", "assignmentgroup", "group", "team", "queue", "label",
	"labels", "component", "components", "product", "priority", "severity", "service",
	"repo", "repository", "project", NULL };
/* Known only afterwards: a name that is one of these, or has one of those in it. */
static const char *const after_names[] = { "status", "state", "active", "comments",
	"score", "result", "outcome", "stage", "events", "age", "open", "isopen", "end",
	"effort", "hours", "minutes", "worked", "merged", "locked", "løsning", "varighed",
	"statusreason", "mergedat", "closedby", "knowledge", NULL };
static const char *const after_parts[] = { "resol", "solved", "solution", "solver",
	"closed", "closing", "closure", "closecode", "closenote", "duration", "elapsed",
	"timeto", "timetaken", "timespent", "handlingtime", "leadtime", "cycletime",
	"responsetime", "firstresponse", "madesla", "slamet", "slabreach", "breach",
	"withinsla", "reopen", "updated", "modified", "modcount", "reassign",
	"commentcount", "ncomments", "numcomments", "commentscount", "satisfaction",
	"rating", "survey", "evaluation", "worklog", "incidentstate", "issuestate",
	"ticketstate", "casestate", "issuestatus", "ticketstatus", "casestatus",
	"currentstatus", "finalstatus", "lukket", "afsluttet", NULL };

static char *
plain_name(Arena *a, const char *name)
{
	GString *plain = g_string_new(NULL);
	g_autofree char *low = g_utf8_strdown(name, -1);

	for (char *s = low; *s; s = g_utf8_next_char(s))
		if (g_unichar_isalnum(g_utf8_get_char(s)))
			g_string_append_unichar(plain, g_utf8_get_char(s));
	char *kept = arena_strdup(a, plain->str);
	g_string_free(plain, TRUE);
	return kept;
}

bool
column_is_missing(const char *value)
{
	static const char *const missing[] = { "", "?", "-", "null", "none", "nan", "n/a",
		"na", "nat", "nil", "(null)", "[null]", "unknown", NULL };

	for (size_t i = 0; missing[i]; i++)
		if (!g_ascii_strcasecmp(value, missing[i]))
			return true;
	return false;
}

/* --- by name --- */

typedef struct {
	Arena *arena;
	const char *const *plain; /* names */
	const char *const *const *rows;
	size_t n_rows;
	Columns *out;
} Recognising;

static size_t
find_listed(const Recognising *r, const char *const *names)
{
	for (; *names; names++)
		for (size_t i = 0; i < r->out->n; i++)
			if (!strcmp(r->plain[i], *names))
				return i;
	return r->out->n;
}

static bool
find_given(const Recognising *r, const char *name, size_t *place, GError **err)
{
	const char *plain = plain_name(r->arena, name);

	for (size_t i = 0; i < r->out->n; i++)
		if (!strcmp(r->out->columns[i].name, name)) {
			*place = i;
			return true;
		}
	for (size_t i = 0; i < r->out->n; i++)
		if (!strcmp(r->plain[i], plain)) {
			*place = i;
			return true;
		}
	return fail(err, ERR_INTERNAL, "there is no column \"%s\"", name);
}

static bool
is_known_afterwards(const char *plain)
{
	for (size_t i = 0; after_names[i]; i++)
		if (!strcmp(plain, after_names[i]))
			return true;
	for (size_t i = 0; after_parts[i]; i++)
		if (strstr(plain, after_parts[i]))
			return true;
	return false;
}

static bool
find_dates(const Recognising *r, const ColumnNames *names, GError **err)
{
	Columns *c = r->out;

	c->opened = find_listed(r, opened_names);
	c->closed = find_listed(r, closed_names);
	if (names->opened && !find_given(r, names->opened, &c->opened, err))
		return false;
	if (names->closed && !find_given(r, names->closed, &c->closed, err))
		return false;
	if (c->opened == c->n)
		return fail(err, ERR_INTERNAL,
		    "no column says when a case opened: name it \"opened\", or say "
		    "--opened COLUMN");
	if (c->closed == c->n)
		return fail(err, ERR_INTERNAL,
		    "no column says when a case closed: name it \"closed\", or say "
		    "--closed COLUMN");
	if (c->opened == c->closed)
		return fail(err, ERR_INTERNAL,
		    "opened and closed are the same column, \"%s\"",
		    c->columns[c->opened].name);
	c->columns[c->opened].kind = COLUMN_OPENED;
	c->columns[c->closed].kind = COLUMN_CLOSED;
	return true;
}

/* --- by values --- */

typedef struct {
	size_t n, numbers, words, different;
	DateSigns dates;
	bool rises; /* each number is more than the one before */
	bool letters;
} Values;

static bool
is_number(const char *s, double *number)
{
	char *end;

	if (strpbrk(s, "xXnN")) /* hexadecimal, nan, inf */
		return false;
	*number = g_ascii_strtod(s, &end);
	return end != s && !*end && isfinite(*number);
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	while (*s) {
		s += strspn(s, " ;,/_-");
		n += *s != 0;
		s += strcspn(s, " ;,/_-");
	}
	return n;
}

static Values
values_of(const Recognising *r, size_t column)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	Values v = { .rises = true };
	double number, last = -HUGE_VAL;

	for (size_t i = 0; i < r->n_rows; i++) {
		const char *value = r->rows[i][column];

		if (column_is_missing(value))
			continue;
		v.n++;
		g_hash_table_add(seen, (void *)(uintptr_t)value);
		if (is_number(value, &number)) {
			v.numbers++;
			v.rises = v.rises && number > last;
			last = number;
		}
		v.words += count_words(value);
		date_note(value, &v.dates);
	}
	v.different = g_hash_table_size(seen);
	return v;
}

static bool
most(size_t some, size_t n)
{
	return (double)some >= 0.95 * (double)n;
}

static ColumnKind
kind_of(const Values *v, ColumnUnused *why)
{
	bool many = v->n >= MANY_ROWS;
	bool differ = (double)v->different > MOST_VALUES * (double)v->n;

	*why = v->different < 2 ? UNUSED_SAME : UNUSED_NOT;
	if (v->different < 2)
		return COLUMN_UNUSED;
	if (most(v->dates.n_read, v->n) && !(most(v->numbers, v->n) && !v->rises)) {
		*why = UNUSED_DATE;
		return COLUMN_UNUSED;
	}
	if (most(v->numbers, v->n)) {
		if (v->different <= FEW_NUMBERS)
			return COLUMN_CHOICE;
		if (!(many && v->rises))
			return COLUMN_QUANTITY;
	} else if ((double)v->words > WORDY * (double)v->n &&
	           v->different > FEW_NUMBERS) {
		return COLUMN_WORDS;
	} else if (!(many && differ)) {
		return COLUMN_CHOICE;
	}
	*why = UNUSED_UNIQUE;
	return COLUMN_UNUSED;
}

static void
recognise_values(const Recognising *r)
{
	for (size_t i = 0; i < r->out->n; i++) {
		Column *c = &r->out->columns[i];

		if (c->kind != COLUMN_UNUSED)
			continue;
		if (is_known_afterwards(r->plain[i])) {
			c->why = UNUSED_AFTERWARDS;
			continue;
		}
		Values v = values_of(r, i);
		c->kind = kind_of(&v, &c->why);
	}
}

static void
recognise_dates(const Recognising *r)
{
	Values opened = values_of(r, r->out->opened),
	       closed = values_of(r, r->out->closed);
	DateSigns *a = &opened.dates;
	const DateSigns *b = &closed.dates;

	a->first_over += b->first_over;
	a->second_over += b->second_over;
	a->with_slash += b->with_slash;
	a->with_half += b->with_half;
	r->out->month_first = date_month_first(a);
	r->out->dates_only = a->n_read && !a->with_time && !b->with_time;
}

/* A choice, or one that is the same in all rows so far. */
static bool
may_be_group(const Recognising *r, size_t i)
{
	const Column *c = &r->out->columns[i];

	return c->kind == COLUMN_CHOICE ||
	       (c->kind == COLUMN_UNUSED && c->why == UNUSED_SAME &&
	           values_of(r, i).different == 1);
}

/* The category: by name, else the first choice of few. */
static bool
find_group(const Recognising *r, const ColumnNames *names, GError **err)
{
	Columns *c = r->out;

	c->group = c->n;
	if (names->group) {
		if (!find_given(r, names->group, &c->group, err))
			return false;
		Column *col = &c->columns[c->group];
		if (col->kind == COLUMN_UNUSED || col->kind == COLUMN_QUANTITY ||
		    col->kind == COLUMN_WORDS)
			*col = (Column){ col->name, COLUMN_CHOICE, UNUSED_NOT };
		return true;
	}
	for (const char *const *name = group_names; *name && c->group == c->n; name++)
		for (size_t i = 0; i < c->n && c->group == c->n; i++)
			if (may_be_group(r, i) && !strcmp(r->plain[i], *name))
				c->group = i;
	if (c->group < c->n)
		c->columns[c->group] = (Column){ c->columns[c->group].name, COLUMN_CHOICE,
			UNUSED_NOT };
	for (size_t i = 0; i < c->n && c->group == c->n; i++)
		if (c->columns[i].kind == COLUMN_CHOICE &&
		    values_of(r, i).different <= MAX_GROUPS)
			c->group = i;
	return true;
}

static void
find_number(const Recognising *r)
{
	size_t i = find_listed(r, number_names);

	r->out->number = r->out->n;
	if (i == r->out->n || r->out->columns[i].kind != COLUMN_UNUSED)
		return;
	Values v = values_of(r, i);
	if (v.n < r->n_rows || (v.different < 2 && v.n > 1))
		return;
	r->out->columns[i].kind = COLUMN_NUMBER;
	r->out->number = i;
}

bool
columns_recognise(Arena *a, const char *const *head, size_t n,
    const char *const *const *rows, size_t n_rows, const ColumnNames *names, Columns *out,
    GError **err)
{
	char **plain = arena_newv(a, char *, n + 1);
	Recognising r = { a, (const char *const *)plain, rows, n_rows, out };

	*out = (Columns){ .columns = arena_newv(a, Column, n + 1), .n = n };
	for (size_t i = 0; i < n; i++) {
		plain[i] = plain_name(a, head[i]);
		out->columns[i].name = arena_strdup(a, head[i]);
	}
	if (!find_dates(&r, names, err))
		return false;
	find_number(&r);
	recognise_dates(&r);
	recognise_values(&r);
	return find_group(&r, names, err);
}

const char *
column_kind_name(ColumnKind kind)
{
	static const char *const names[] = { "unused", "opened", "closed", "number",
		"choice", "quantity", "words" };

	return names[kind];
}

const char *
column_unused_name(ColumnUnused why)
{
	static const char *const names[] = { "used", "known only afterwards", "a date",
		"another value in every row", "one value in all rows" };

	return names[why];
}
