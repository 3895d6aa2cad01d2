/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "model/date_int.h"

#define MAX_GLUE 3 /* "på den", "by the", "mellem kl." */

/* A part of a date that begins at token i: adds it to the spec and returns how many
 * tokens it took; 0 if it is none, or the spec has one already. */
typedef size_t (*Part)(const DateToken *t, size_t i, DateSpec *s);

static bool
is_sign(const DateToken *t, char sign)
{
	return t->class == T_SIGN && t->v == sign;
}

static bool
has_day(const DateSpec *s)
{
	return s->day || s->weekday || s->has_offset || s->week || s->has_week_offset ||
	       s->weekend || s->month || s->has_month_offset;
}

/* A number that is neither part of a longer one ("70-10-20") nor of a word ("v2"). */
static bool
stands_alone(const DateToken *t, size_t first, size_t last)
{
	const DateToken *before = first ? &t[first - 1] : NULL, *after = &t[last + 1];

	if (before && t[first].glued &&
	    ((before->class == T_SIGN && strchr(".-/+#:", (char)before->v) &&
	         !(first > 1 && t[first - 2].class != T_NUMBER &&
	             t[first - 2].class != T_OTHER && before->v == '.')) ||
	        before->class == T_OTHER || before->class == T_NUMBER))
		return false;
	if (!after->glued)
		return true;
	if (after->class == T_SIGN && strchr("-/.+#:", (char)after->v))
		return !(after[1].glued && after[1].class == T_NUMBER);
	return after->class != T_OTHER && after->class != T_NUMBER;
}

static bool
holds(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
	       (!year ||
	           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) &&
	       (year || g_date_valid_dmy((GDateDay)day, (GDateMonth)month, 2024));
}

static size_t
set_date(DateSpec *s, int year, int month, int day, size_t used)
{
	if (s->day || s->month || !holds(year, month, day))
		return 0;
	s->year = year;
	s->month = month;
	s->day = day;
	return used;
}

static bool
is_version(const DateToken *t, size_t i)
{
	static const char *const words[] = { "version", "ver", "v", "build", "firmware",
		"release", "udgave", "cve", "rfc", "nr", "no", "sag", "case", "ticket",
		"ordre", "order", "kb", "ip" };

	for (size_t back = 1; back <= 2 && back <= i; back++)
		for (size_t w = 0; w < G_N_ELEMENTS(words); w++)
			if (strcmp(t[i - back].word, words[w]) == 0)
				return true;
	return false;
}

/* 2026-03-06 */
static size_t
part_iso(const DateToken *t, size_t i, DateSpec *s)
{
	if (t[i].class != T_NUMBER || t[i].digits != 4 || !is_sign(&t[i + 1], '-') ||
	    t[i + 2].class != T_NUMBER || t[i + 2].digits != 2 ||
	    !is_sign(&t[i + 3], '-') || t[i + 4].class != T_NUMBER ||
	    t[i + 4].digits != 2 || !t[i + 4].glued || !t[i + 2].glued)
		return 0;
	/* "2026-03-06T14:00" */
	bool has_clock = t[i + 5].class == T_OTHER && strcmp(t[i + 5].word, "t") == 0;
	if (is_version(t, i) || (!has_clock && !stands_alone(t, i, i + 4)))
		return 0;
	return set_date(s, t[i].v, t[i + 2].v, t[i + 4].v, has_clock ? 6 : 5);
}

static int
whole_year(const DateToken *t)
{
	return t->digits == 2 ? 2000 + t->v : t->v;
}

/* 06-03-2026, 6.3.2026, 6/3-26, and where a day is expected 6/3 and 6.3 */
static size_t
part_numeric(const DateToken *t, size_t i, DateSpec *s)
{
	const DateToken *sep = &t[i + 1], *month = &t[i + 2];

	if (t[i].class != T_NUMBER || t[i].digits > 2 || sep->class != T_SIGN ||
	    !strchr("./-", (char)sep->v) || !sep->glued || month->class != T_NUMBER ||
	    month->digits > 2 || !month->glued || is_version(t, i))
		return 0;
	const DateToken *sep2 = &t[i + 3], *year = &t[i + 4];
	bool has_year = sep2->class == T_SIGN && strchr("./-", (char)sep2->v) &&
	                sep2->glued && year->class == T_NUMBER && year->glued &&
	                (year->digits == 4 || year->digits == 2);
	if (has_year && stands_alone(t, i, i + 4) &&
	    (year->digits == 4 || s->introduced || s->weekday))
		return set_date(s, whole_year(year), month->v, t[i].v, 5);
	if (has_year || month[1].class == T_UNIT || !stands_alone(t, i, i + 2) ||
	    !(s->introduced || s->weekday))
		return 0;
	return set_date(s, 0, month->v, t[i].v, 3);
}

/* The year after "6. marts", if it is one. */
static size_t
year_after(const DateToken *t, size_t i, int *year)
{
	size_t comma = is_sign(&t[i], ',') ? 1 : 0;

	if (t[i + comma].class != T_NUMBER || t[i + comma].digits != 4 ||
	    t[i + comma].v < 2000 || t[i + comma].v > 2199)
		return 0;
	*year = t[i + comma].v;
	return comma + 1;
}

/* "6. marts 2026", "6th of March", "March 6th, 2026" */
static size_t
part_named(const DateToken *t, size_t i, DateSpec *s)
{
	size_t j = i;
	int year = 0, month, day;

	if (t[j].class == T_NUMBER && t[j].digits <= 2) {
		day = t[j++].v;
		if (is_sign(&t[j], '.') || t[j].class == T_ORDINAL)
			j++;
		if (t[j].class == T_GLUE && strcmp(t[j].word, "of") == 0)
			j++;
		if (t[j].class != T_MONTH || t[j].sentence != t[i].sentence)
			return 0;
		month = t[j++].v;
		if (is_sign(&t[j], '.') && t[j + 1].class == T_NUMBER)
			j++;
	} else if (t[j].class == T_MONTH) {
		month = t[j++].v;
		if (t[j].class == T_DAY_OF)
			j++;
		if (t[j].class != T_NUMBER || t[j].digits > 2 || is_sign(&t[j + 1], ':'))
			return 0;
		day = t[j++].v;
		if (t[j].class == T_ORDINAL)
			j++;
	} else {
		return 0;
	}
	j += year_after(t, j, &year);
	return set_date(s, year, month, day, j - i);
}

/* "den 6.", "d. 6", "the 6th": after T_DAY_OF */
static size_t
part_day_alone(const DateToken *t, size_t i, DateSpec *s)
{
	if (!i || s->day || t[i].class != T_NUMBER || t[i].digits > 2 || t[i].v < 1 ||
	    t[i].v > 31)
		return 0;
	size_t before = i - 1;
	if (is_sign(&t[before], '.') && before)
		before--;
	if (t[before].class != T_DAY_OF)
		return 0;
	bool ordinal = t[i + 1].class == T_ORDINAL ||
	               (is_sign(&t[i + 1], '.') && t[i + 1].glued);
	bool is_d = strcmp(t[before].word, "d") == 0;
	if (!ordinal && !is_d)
		return 0;
	s->day = t[i].v;
	return ordinal ? 2 : 1;
}

static size_t
part_weekday(const DateToken *t, size_t i, DateSpec *s)
{
	size_t j = i;
	bool next = t[j].class == T_NEXT, coming = t[j].class == T_COMING;

	if (next || coming)
		j++;
	if (t[j].class != T_WEEKDAY || s->weekday)
		return 0;
	s->weekday = t[j].v;
	s->next = s->next || next;
	s->coming = s->coming || coming;
	j++;
	/* "ons. d. 6/3" */
	if (is_sign(&t[j], '.') && t[j].sentence == t[j + 1].sentence &&
	    t[j + 1].class != T_OTHER)
		j++;
	return j - i;
}

static size_t
part_offset(const DateToken *t, size_t i, DateSpec *s)
{
	if (t[i].class != T_DAY || s->has_offset)
		return 0;
	s->has_offset = true;
	s->offset = t[i].v;
	return 1;
}

/* "uge 12", "næste uge", "weekend", with "begyndelsen af" before */
static size_t
part_week(const DateToken *t, size_t i, DateSpec *s)
{
	size_t j = i;
	int edge = 0;

	if (t[j].class == T_EDGE)
		edge = t[j++].v;
	while (j > i && t[j].class == T_GLUE)
		j++;
	if (s->week || s->has_week_offset || s->weekend)
		return 0;
	if (t[j].class == T_UNIT && t[j].v == U_WEEK && t[j + 1].class == T_NUMBER &&
	    t[j + 1].v >= 1 && t[j + 1].v <= 53) {
		s->week = t[j + 1].v;
		j += 2;
	} else if (t[j].class == T_REL_WEEK) {
		s->has_week_offset = true;
		s->week_offset = t[j++].v;
	} else if (t[j].class == T_WEEKEND) {
		s->weekend = true;
		s->week_offset = t[j++].v;
	} else {
		return 0;
	}
	s->edge = edge ? edge : s->edge;
	return j - i;
}

/* "slutningen af marts", "i løbet af april", "end of the month" */
static size_t
part_month(const DateToken *t, size_t i, DateSpec *s)
{
	size_t j = i;
	int edge = 0;

	if (t[j].class == T_EDGE)
		edge = t[j++].v;
	if (is_sign(&t[j], '-') && t[j].glued) /* "mid-March" */
		j++;
	if (s->month || s->has_month_offset)
		return 0;
	if (t[j].class == T_MONTH && (edge || s->introduced))
		s->month = t[j++].v;
	else if (t[j].class == T_REL_MONTH) {
		s->has_month_offset = true;
		s->month_offset = t[j++].v;
	} else
		return 0;
	s->edge = edge ? edge : s->edge;
	return j - i;
}

/* --- the time of the day --- */

/* Minutes of one time of the clock; -1 if it is none. *sure: it is written as one. */
static int
clock_at(const DateToken *t, size_t *j, bool *sure)
{
	int minute = 0, hour;
	size_t k = *j;

	if (t[k].class != T_NUMBER || t[k].digits > 2 || t[k].v > 24)
		return -1;
	hour = t[k++].v;
	if ((is_sign(&t[k], ':') || is_sign(&t[k], '.')) && t[k].glued &&
	    t[k + 1].glued && t[k + 1].class == T_NUMBER && t[k + 1].digits == 2 &&
	    t[k + 1].v < 60) {
		*sure = *sure || t[k].v == ':';
		minute = t[k + 1].v;
		k += 2;
	}
	if (t[k].class == T_AM_PM) {
		if (hour < 1 || hour > 12)
			return -1;
		hour = hour % 12 + t[k++].v;
		*sure = true;
	} else if (hour >= 1 && hour <= 6 && t[*j].digits == 1) {
		hour += 12; /* nobody promises anything for three at night */
	}
	if (t[k].class == T_ORDINAL && t[k].word[0] == 'o') { /* o'clock */
		*sure = true;
		k++;
	}
	if (hour * 60 + minute > 24 * 60)
		return -1;
	*j = k;
	return hour * 60 + minute;
}

/* "14-16", "2 to 4 pm", "10 og 12" */
static int
range_end(const DateToken *t, size_t *j, bool *sure)
{
	static const char *const joins[] = { "og", "til", "and", "to" };
	size_t k = *j;
	bool joins_on = is_sign(&t[k], '-');

	for (size_t w = 0; w < G_N_ELEMENTS(joins); w++)
		joins_on = joins_on || strcmp(t[k].word, joins[w]) == 0;
	if (!joins_on)
		return -1;
	k++;
	if (t[k].class == T_CLOCK)
		k++;
	int to = clock_at(t, &k, sure);
	if (to >= 0)
		*j = k;
	return to;
}

static size_t
part_time(const DateToken *t, size_t i, DateSpec *s)
{
	size_t j = i;
	bool sure = t[j].class == T_CLOCK && strcmp(t[j].word, "at") != 0;
	bool at = t[j].class == T_CLOCK, said = sure;

	if (s->has_time)
		return 0;
	if (at)
		j++;
	if (at && is_sign(&t[j], '.') && t[j].glued)
		j++;
	while (j > i && t[j].class == T_GLUE)
		j += is_sign(&t[j + 1], '.') ? 2 : 1;
	size_t first = j;
	int from = clock_at(t, &j, &sure);
	if (from < 0 ||
	    (!at && first && !stands_alone(t, first, first) &&
	        !is_sign(&t[first + 1], ':') && !is_sign(&t[first + 1], '.') &&
	        !is_sign(&t[first + 1], '-') && t[first + 1].class != T_AM_PM))
		return 0;
	if (is_sign(&t[j], '-') && strcmp(t[j + 1].word, "tiden") == 0) {
		sure = true; /* "ved 14-tiden" */
		j += 2;
	}
	int to = range_end(t, &j, &sure);
	if (!sure &&
	    !(has_day(s) && (at || s->before || s->after || to >= 0 || s->introduced)))
		return 0;
	if (t[j].class == T_SIGN && t[j].glued && strchr("-/+", (char)t[j].v) &&
	    t[j + 1].class == T_NUMBER)
		return 0; /* a number of another kind */
	s->weak = !at && !said && !has_day(s) && !s->introduced;
	s->has_time = true;
	/* "2 to 4 pm": the first is of the same half day */
	if (to >= 0 && from > to && from - 12 * 60 <= to && from >= 12 * 60)
		from -= 12 * 60;
	if (to >= 12 * 60 && from + 12 * 60 <= to && from < 6 * 60)
		from += 12 * 60;
	s->from = from;
	s->to = to > from ? to : from;
	return j - i;
}

static size_t
part_of_day(const DateToken *t, size_t i, DateSpec *s)
{
	if (t[i].class != T_PART || s->has_time)
		return 0;
	s->has_time = true;
	s->from = (int)t[i].lo;
	s->to = (int)t[i].hi;
	s->has_offset = s->has_offset || t[i].v;
	return 1;
}

/* --- a length of time --- */

static size_t
part_length(const DateToken *t, size_t i, DateSpec *s)
{
	size_t j = i;

	if (s->has_length || has_day(s))
		return 0;
	if (t[j].class == T_NEXT_WORKDAY) {
		s->lo = s->hi = 1;
		s->unit = U_WORKDAY;
		s->has_length = true;
		return 1;
	}
	if (!s->introduced)
		return 0;
	if (t[j].class == T_NUMBER && t[j].digits <= 3) {
		s->lo = s->hi = t[j++].v;
		bool range = is_sign(&t[j], '-') || t[j].class == T_JOIN ||
		             strcmp(t[j].word, "til") == 0 ||
		             strcmp(t[j].word, "to") == 0;
		if (range && t[j + 1].class == T_NUMBER && t[j + 1].digits <= 3) {
			s->hi = t[j + 1].v;
			j += 2;
		}
	} else if (t[j].class == T_QUANTITY) {
		s->lo = t[j].lo;
		s->hi = t[j++].hi;
	} else if (t[j].class != T_UNIT || t[j].v == U_WEEK || t[j].v == U_DAY) {
		return 0;
	} else {
		s->lo = s->hi = 1;
	}
	if (t[j].class != T_UNIT || s->hi <= 0 || s->hi > 400)
		return 0;
	s->unit = (DateUnit)t[j].v;
	s->has_length = true;
	return j + 1 - i;
}

/* --- all together --- */

static const Part parts[] = { part_iso, part_numeric, part_named, part_day_alone,
	part_week, part_weekday, part_offset, part_month, part_time, part_of_day,
	part_length };

/* Reads one word before a part: what it says of it. False if it is none. */
static bool
is_before_part(const DateToken *t, DateSpec *s)
{
	bool on = strcmp(t->word, "på") == 0 || strcmp(t->word, "on") == 0;
	bool introduces = on || t->class == T_WITHIN || t->class == T_BY ||
	                  t->class == T_DAY_OF || t->class == T_ETA ||
	                  t->class == T_BEFORE;

	s->introduced = s->introduced || introduces;
	s->before = s->before || t->class == T_BEFORE;
	s->after = s->after || t->class == T_AFTER;
	s->never = s->never || t->class == T_NEVER;
	return introduces || t->class == T_AFTER || t->class == T_NEVER ||
	       t->class == T_CLOCK || t->class == T_GLUE ||
	       (t->class == T_SIGN &&
	           (t->v == ',' || t->v == '.' || t->v == ':' || t->v == '('));
}

/* One part at i, after the words that lead to it; how many tokens, 0 if there is none. */
static size_t
next_part(const DateToken *t, size_t i, DateSpec *s, bool first)
{
	DateSpec with = *s;
	size_t j = i;

	for (int glue = 0; glue <= MAX_GLUE; glue++) {
		for (size_t p = 0; p < G_N_ELEMENTS(parts); p++) {
			DateSpec tried = with;
			size_t used = parts[p](t, j, &tried);

			if (!used)
				continue;
			if (tried.before && !tried.has_time)
				tried.before_day = true;
			*s = tried;
			return j + used - i;
		}
		bool sign = t[j].class == T_SIGN;
		if (t[j].class == T_END || (first && j == i && sign) ||
		    t[j].sentence != t[i].sentence || !is_before_part(&t[j], &with))
			return 0;
		j++;
	}
	return 0;
}

bool
date_parse(const DateToken *t, size_t i, DateSpec *spec, size_t *end)
{
	DateSpec s = { 0 };
	size_t used = next_part(t, i, &s, true), j = i + used;

	if (!used)
		return false;
	while (t[j].class != T_END && t[j].sentence == t[i].sentence &&
	       (used = next_part(t, j, &s, false)) > 0)
		j += used;
	/* "4 timer siden" */
	if (t[j].class == T_AGO)
		s.never = true;
	*spec = s;
	*end = j;
	return true;
}
