/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/zone_rule.h"

#include <glib.h>

#include "base/day.h"

#define DAY_SECONDS 86400

/* --- reading --- */

/* The name of a time: letters, or anything between < and >. */
static bool
skip_name(const char **s)
{
	const char *p = *s;

	if (*p == '<') {
		while (*p && *p != '>')
			p++;
		*s = p + 1;
		return *p == '>';
	}
	while (g_ascii_isalpha(*p))
		p++;
	bool some = p > *s;
	*s = p;
	return some;
}

static bool
read_number(const char **s, int max, int *v)
{
	const char *p = *s;
	int n = 0;

	while (g_ascii_isdigit(*p) && n <= max)
		n = n * 10 + *p++ - '0';
	if (p == *s || n > max)
		return false;
	*s = p;
	*v = n;
	return true;
}

/* "-1", "+5:30", "167:59:59" */
static bool
read_time(const char **s, int32_t *seconds)
{
	int sign = **s == '-' ? -1 : 1, h = 0, m = 0, sec = 0;

	if (**s == '-' || **s == '+')
		(*s)++;
	if (!read_number(s, 167, &h))
		return false;
	if (**s == ':' && ((*s)++, !read_number(s, 59, &m)))
		return false;
	if (**s == ':' && ((*s)++, !read_number(s, 59, &sec)))
		return false;
	*seconds = sign * (h * 3600 + m * 60 + sec);
	return true;
}

static bool
read_weekday(const char **s, ZoneRuleDay *d)
{
	d->kind = RULE_WEEKDAY;
	if (!read_number(s, 12, &d->month) || d->month < 1 || *(*s)++ != '.')
		return false;
	if (!read_number(s, 5, &d->week) || d->week < 1 || *(*s)++ != '.')
		return false;
	return read_number(s, 6, &d->weekday);
}

/* ",M3.5.0/2" */
static bool
read_day(const char **s, ZoneRuleDay *d)
{
	if (**s != ',')
		return false;
	(*s)++;
	d->time = 2 * 3600;
	if (**s == 'M') {
		(*s)++;
		if (!read_weekday(s, d))
			return false;
	} else {
		d->kind = **s == 'J' ? RULE_JULIAN : RULE_DAY_OF_YEAR;
		*s += **s == 'J';
		if (!read_number(s, 365, &d->day) || (d->kind == RULE_JULIAN && !d->day))
			return false;
	}
	if (**s != '/')
		return true;
	(*s)++;
	return read_time(s, &d->time);
}

bool
zone_rule_parse(const char *s, ZoneRule *rule)
{
	ZoneRule r = { 0 };
	int32_t west;

	/* POSIX counts offsets positive to the west. */
	if (!skip_name(&s) || !read_time(&s, &west))
		return false;
	r.standard = -west;
	if (*s) {
		r.has_summer = true;
		r.summer = r.standard + 3600;
		if (!skip_name(&s))
			return false;
		if (*s != ',') {
			if (!read_time(&s, &west))
				return false;
			r.summer = -west;
		}
		if (!read_day(&s, &r.begins) || !read_day(&s, &r.ends) || *s)
			return false;
	}
	*rule = r;
	return true;
}

/* --- counting --- */

static Day
day_in_year(const ZoneRuleDay *d, int year)
{
	if (d->kind == RULE_DAY_OF_YEAR)
		return day_from_date(year, 1, 1) + d->day;
	if (d->kind == RULE_JULIAN)
		return d->day < 60 ? day_from_date(year, 1, 1) + d->day - 1
		                   : day_from_date(year, 3, 1) + d->day - 60;

	Day first = day_from_date(year, d->month, 1);
	Day next = d->month == 12 ? day_from_date(year + 1, 1, 1)
	                          : day_from_date(year, d->month + 1, 1);
	int ahead = (d->weekday - day_weekday(first) + 14) % 7;
	Day day = first + ahead + 7 * (d->week - 1);

	return day < next ? day : day - 7;
}

/* When it changes in that year, given the offset that holds until then. */
static int64_t
change_at(const ZoneRuleDay *d, int year, int32_t offset)
{
	return (int64_t)day_in_year(d, year) * DAY_SECONDS + d->time - offset;
}

int32_t
zone_rule_at(const ZoneRule *rule, int64_t second, int64_t *from, int64_t *to)
{
	int year;
	int32_t offset = rule->standard;
	int64_t last = G_MININT64;

	if (!rule->has_summer)
		return rule->standard;
	year = day_to_date((Day)CLAMP(second / DAY_SECONDS, DAY_FIRST, DAY_LAST)).year;
	/* A change may lie over the end of the year, so those beside it are asked too.
	 * Where both fall together, as where it is always summer, the later one in
	 * here has the say. */
	for (int y = year - 1; y <= year + 1; y++) {
		const int64_t begins = change_at(&rule->begins, y, rule->standard);
		const int64_t ends = change_at(&rule->ends, y, rule->summer);
		const struct {
			int64_t at;
			int32_t offset;
		} two[] = {
			{ MIN(begins, ends),
			    begins < ends ? rule->summer : rule->standard },
			{ MAX(begins, ends),
			    begins < ends ? rule->standard : rule->summer },
		};

		for (size_t i = 0; i < G_N_ELEMENTS(two); i++) {
			if (two[i].at > second) {
				*to = MIN(*to, two[i].at);
				continue;
			}
			if (two[i].at >= last) {
				last = two[i].at;
				offset = two[i].offset;
			}
		}
	}
	*from = MAX(*from, last);
	return offset;
}
