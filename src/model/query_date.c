/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/query_date.h"

#include <string.h>

#include "base/name_fold.h"
#include "model/date_int.h"

#define MAX_PARTS  4
#define MAX_DIGITS 4
#define FIRST_YEAR 1970
#define LAST_YEAR  2200

/* "3. februar 2026" is N W N. */
typedef struct {
	bool is_number;
	int v, digits;
	const char *word; /* folded */
} Part;

typedef struct {
	Part parts[MAX_PARTS];
	size_t n;
	char form[MAX_PARTS + 1]; /* "NWN" */
	char between; /* the sign between the first two numbers; 0: none, or another */
	Day today;
} Parts;

typedef struct {
	Day from, to;
} Span;

/* --- parts --- */

static bool
split(Arena *a, const char *typed, Parts *p)
{
	const char *s = name_fold(a, typed);

	while (*s) {
		bool digit = g_ascii_isdigit(*s), alpha = g_ascii_isalpha(*s);
		const char *from = s;

		if (!digit && !alpha) {
			if (!strchr(" ./-,", *s))
				return false;
			if (p->n == 1 && *s != ' ')
				p->between = *s;
			s++;
			continue;
		}
		while (digit ? g_ascii_isdigit(*s) : g_ascii_isalpha(*s))
			s++;
		size_t size = (size_t)(s - from);
		if (p->n == MAX_PARTS || (digit && size > MAX_DIGITS))
			return false;
		p->form[p->n] = digit ? 'N' : 'W';
		p->parts[p->n++] = (Part){ digit,
			digit ? (int)g_ascii_strtoll(from, NULL, 10) : 0, (int)size,
			arena_strndup(a, from, size) };
	}
	return p->n > 0;
}

/* What a word is in either language, of that class; 0: not of it. */
static int
vocab(Arena *a, const char *word, DateClass class)
{
	for (int lang = 0; lang < N_LANGS; lang++)
		for (const DateVocab *v = date_vocab[lang]; v->words; v++)
			if (v->class == class && !strcmp(name_fold(a, v->words), word))
				return v->v;
	return 0;
}

static bool
is_one(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(word, *words))
			return true;
	return false;
}

/* --- spans --- */

static int
year_of(const Part *p)
{
	return p->digits <= 2 ? 2000 + p->v : p->v;
}

static bool
put_day(Span *out, int year, int month, int day)
{
	if (year < FIRST_YEAR || year > LAST_YEAR || !date_is_real(year, month, day))
		return false;
	out->from = day_from_date(year, month, day);
	out->to = out->from + 1;
	return true;
}

/* Without a year it is the last one that was. */
static bool
put_past_day(const Parts *p, Span *out, int month, int day)
{
	int year = day_to_date(p->today).year;

	for (int back = 0; back < 8; back++) /* the 29th of February */
		if (put_day(out, year - back, month, day) && out->from <= p->today)
			return true;
	return false;
}

static bool
put_month(Span *out, int year, int month)
{
	if (month < 1 || month > 12 || year < FIRST_YEAR || year > LAST_YEAR)
		return false;
	out->from = day_from_date(year, month, 1);
	out->to = month < 12 ? day_from_date(year, month + 1, 1)
	                     : day_from_date(year + 1, 1, 1);
	return true;
}

static bool
put_year(Span *out, int year)
{
	if (year < FIRST_YEAR || year > LAST_YEAR)
		return false;
	out->from = day_from_date(year, 1, 1);
	out->to = day_from_date(year + 1, 1, 1);
	return true;
}

static void
put_week(Span *out, Day day)
{
	out->from = day - day_weekday(day) + 1;
	out->to = out->from + 7;
}

/* ISO 8601: the first week has the 4th of January. */
static bool
put_week_of_year(const Parts *p, Span *out, int week, int year)
{
	bool said = year != 0;

	if (week < 1 || week > 53 || (said && (year < FIRST_YEAR || year > LAST_YEAR)))
		return false;
	year = said ? year : day_to_date(p->today).year;
	put_week(out, day_from_date(year, 1, 4) + (week - 1) * 7);
	if (!said && out->from > p->today)
		put_week(out, day_from_date(year - 1, 1, 4) + (week - 1) * 7);
	return true;
}

static bool
put_month_back(const Parts *p, Span *out, int back)
{
	Date d = day_to_date(p->today);
	int months = d.year * 12 + d.month - 1 - back;

	return put_month(out, months / 12, months % 12 + 1);
}

/* --- forms --- */

static bool
numbers(const Parts *p, Span *out)
{
	const Part *x = p->parts;

	if (p->n == 1)
		return x[0].digits == 4 && put_year(out, x[0].v);
	if (p->n == 2 && x[0].digits == 4)
		return put_month(out, x[0].v, x[1].v);
	if (p->n == 2 && x[1].digits == 4)
		return put_month(out, x[1].v, x[0].v);
	if (p->n == 2)
		return p->between && put_past_day(p, out, x[1].v, x[0].v);
	if (p->n == 3 && x[0].digits == 4)
		return put_day(out, x[0].v, x[1].v, x[2].v);
	return p->n == 3 && p->between && put_day(out, year_of(&x[2]), x[1].v, x[0].v);
}

static const char *const days[] = { "d", "dag", "dage", "day", "days", NULL };
static const char *const weeks[] = { "u", "w", "uge", "uger", "week", "weeks", NULL };
static const char *const months[] = { "md", "mdr", "maaned", "maaneder", "month",
	"months", NULL };
static const char *const years[] = { "aar", "y", "year", "years", NULL };

/* So long ago. */
static bool
ago(const Parts *p, Span *out, int n, const char *unit)
{
	Date d = day_to_date(p->today);
	int back = 0;

	if (is_one(unit, days) || is_one(unit, weeks)) {
		out->from = p->today - n * (is_one(unit, weeks) ? 7 : 1);
		out->to = out->from + 1;
		return true;
	}
	if (is_one(unit, months))
		back = n;
	else if (is_one(unit, years) && n <= 200)
		back = 12 * n;
	else
		return false;
	int month = d.year * 12 + d.month - 1 - back;
	for (int day = d.day; month > 0 && day > 0; day--) /* the 31st of a shorter one */
		if (put_day(out, month / 12, month % 12 + 1, day))
			return true;
	return false;
}

static bool
one_word(Arena *a, const Parts *p, Span *out, const char *word)
{
	static const char *const today[] = { "idag", "today", NULL };
	static const char *const yesterday[] = { "igaar", "yesterday", NULL };
	static const char *const before[] = { "iforgaars", NULL };
	int month = vocab(a, word, T_MONTH), weekday = vocab(a, word, T_WEEKDAY);
	int back = is_one(word, today)       ? 0
	           : is_one(word, yesterday) ? 1
	           : is_one(word, before)    ? 2
	                                     : -1;

	if (month) {
		int year = day_to_date(p->today).year;

		return put_month(out, year, month) &&
		       (out->from <= p->today || put_month(out, year - 1, month));
	}
	if (weekday)
		back = (day_weekday(p->today) - weekday + 7) % 7;
	if (back < 0)
		return false;
	*out = (Span){ p->today - back, p->today - back + 1 };
	return true;
}

/* "denne uge", "sidste måned", "last year" */
static bool
whole(const Parts *p, Span *out, const char *which, const char *unit)
{
	static const char *const this[] = { "denne", "dette", "i", "this", NULL };
	static const char *const last[] = { "sidste", "forrige", "last", NULL };
	int back = is_one(which, this) ? 0 : is_one(which, last) ? 1 : -1;

	if (back < 0)
		return false;
	if (is_one(unit, weeks))
		put_week(out, p->today - 7 * back);
	else if (is_one(unit, months))
		return put_month_back(p, out, back);
	else if (is_one(unit, years))
		return put_year(out, day_to_date(p->today).year - back);
	else
		return false;
	return true;
}

static bool
words(Arena *a, const Parts *p, Span *out)
{
	const Part *x = p->parts;
	bool has_year = p->n == 3 && x[2].is_number;
	int month;

	if (!strcmp(p->form, "W"))
		return one_word(a, p, out, x[0].word);
	if (!strcmp(p->form, "WW"))
		return whole(p, out, x[0].word, x[1].word) ||
		       one_word(a, p, out, arena_printf(a, "%s%s", x[0].word, x[1].word));
	if (!strncmp(p->form, "WN", 2) && is_one(x[0].word, weeks))
		return put_week_of_year(p, out, x[1].v, has_year ? year_of(&x[2]) : 0);
	if (!strncmp(p->form, "WN", 2) && (month = vocab(a, x[0].word, T_MONTH)) != 0) {
		if (p->n == 2 && x[1].digits == 4)
			return put_month(out, x[1].v, month);
		return has_year ? put_day(out, year_of(&x[2]), month, x[1].v)
		                : p->n == 2 && put_past_day(p, out, month, x[1].v);
	}
	if (!strncmp(p->form, "NW", 2) && (month = vocab(a, x[1].word, T_MONTH)) != 0)
		return has_year ? put_day(out, year_of(&x[2]), month, x[0].v)
		                : p->n == 2 && put_past_day(p, out, month, x[0].v);
	return !strcmp(p->form, "NW") && ago(p, out, x[0].v, x[1].word);
}

bool
query_date(Arena *a, const char *typed, Day today, Day *from, Day *to)
{
	Parts p = { .today = today };
	Span out;

	if (!split(a, typed, &p) ||
	    !(strchr(p.form, 'W') ? words(a, &p, &out) : numbers(&p, &out)))
		return false;
	*from = out.from;
	*to = out.to;
	return true;
}
