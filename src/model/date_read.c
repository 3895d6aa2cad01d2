/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/date_read.h"

#include <string.h>

typedef struct {
	int64_t n[3];
	int digits[3];  /* 0: it was a month's name */
	char separator; /* between the first two */
	int hour, minute, second;
	int64_t micro;
	bool has_time, pm, am;
	int zone; /* minutes east */
} Parts;

static int64_t
take_number(const char **s, int *digits)
{
	int64_t n = 0;

	for (*digits = 0; g_ascii_isdigit(**s) && *digits < 18; (*s)++, (*digits)++)
		n = 10 * n + (**s - '0');
	return n;
}

/* English and Danish; the first three letters tell. */
static int
take_month(const char **s)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdecmajokt";
	size_t n = 0;

	while (g_ascii_isalpha((*s)[n]))
		n++;
	for (int i = 0; n >= 3 && names[3 * i]; i++)
		if (!g_ascii_strncasecmp(*s, &names[3 * i], 3)) {
			*s += n + ((*s)[n] == '.');
			return i < 12 ? i + 1 : i == 12 ? 5 : 10;
		}
	return 0;
}

static void
skip_weekday(const char **s)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat",
		"sun" };

	for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
		if (g_ascii_strncasecmp(*s, days[i], 3) != 0)
			continue;
		while (g_ascii_isalpha(**s))
			(*s)++;
		*s += strspn(*s, ",. ");
		return;
	}
}

static bool
take_date(const char **s, Parts *p)
{
	skip_weekday(s);
	for (int i = 0; i < 3; i++) {
		if (g_ascii_isdigit(**s))
			p->n[i] = take_number(s, &p->digits[i]);
		else if ((p->n[i] = take_month(s)) == 0)
			return false;
		if (i == 0 && p->digits[0] == 8 && (!**s || strchr("T ", **s))) {
			/* 20260203 */
			p->n[2] = p->n[0] % 100, p->n[1] = p->n[0] / 100 % 100;
			p->n[0] /= 10000;
			p->digits[0] = 4, p->digits[1] = p->digits[2] = 2;
			return true;
		}
		if (i == 2)
			break;
		if (!**s || !strchr("-/. ,", **s))
			return false;
		p->separator = i ? p->separator : **s;
		*s += strspn(*s, "-/. ,");
	}
	return true;
}

static bool
take_clock(const char **s, Parts *p)
{
	int digits;

	p->hour = (int)take_number(s, &digits);
	p->has_time = true;
	if (digits == 4 || digits == 6) { /* 0930, 093000 */
		p->second = digits == 6 ? p->hour % 100 : 0;
		p->minute = p->hour / (digits == 6 ? 100 : 1) % 100;
		p->hour /= digits == 6 ? 10000 : 100;
		return true;
	}
	if (digits > 2 || !**s || !strchr(":.", **s) || !g_ascii_isdigit((*s)[1]))
		return digits <= 2 && (**s == ' ' || g_ascii_isalpha(**s));
	(*s)++;
	p->minute = (int)take_number(s, &digits);
	if (digits != 2)
		return false;
	if (!**s || !strchr(":.", **s) || !g_ascii_isdigit((*s)[1]))
		return true;
	(*s)++;
	p->second = (int)take_number(s, &digits);
	if (digits != 2)
		return false;
	if ((**s == '.' || **s == ',') && g_ascii_isdigit((*s)[1])) {
		(*s)++;
		p->micro = take_number(s, &digits);
		for (; digits < 6; digits++)
			p->micro *= 10;
		for (; digits > 6; digits--)
			p->micro /= 10;
	}
	return true;
}

static bool
take_word(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (g_ascii_strncasecmp(*s, word, n) != 0 || g_ascii_isalpha((*s)[n]))
		return false;
	*s += n;
	*s += strspn(*s, " ");
	return true;
}

static bool
take_zone(const char **s, Parts *p)
{
	int digits, sign = **s == '-' ? -1 : 1;

	if (take_word(s, "z") || take_word(s, "utc") || take_word(s, "gmt"))
		return true;
	if (**s != '+' && **s != '-')
		return true;
	(*s)++;
	int64_t n = take_number(s, &digits);
	if (digits == 4)
		n = n / 100 * 60 + n % 100;
	else if (digits != 2)
		return false;
	else
		n *= 60;
	if (digits == 2 && **s == ':' && g_ascii_isdigit((*s)[1])) {
		(*s)++;
		n += take_number(s, &digits);
	}
	p->zone = (int)(sign * n);
	return n <= 15 * 60;
}

static bool
take_parts(const char *s, Parts *p)
{
	*p = (Parts){ 0 };
	s += strspn(s, " ");
	if (!take_date(&s, p))
		return false;
	if (*s == 'T' || *s == 't')
		s++;
	s += strspn(s, " ,");
	if (take_word(&s, "kl.") || take_word(&s, "kl"))
		s += strspn(s, " ");
	if (g_ascii_isdigit(*s) && !take_clock(&s, p))
		return false;
	s += strspn(s, " ");
	p->am = take_word(&s, "am") || take_word(&s, "a.m.");
	p->pm = !p->am && (take_word(&s, "pm") || take_word(&s, "p.m."));
	if (!take_zone(&s, p))
		return false;
	s += strspn(s, " ");
	return !*s;
}

/* Days since 1970 of a date of the Gregorian calendar; its year begins in March here, so
 * that the day that comes every four years is the last. */
static int64_t
day_number(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month > 2 ? year : year - 1, m = (month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static bool
is_day(int64_t year, int64_t month, int64_t day)
{
	return year >= 1970 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
}

static int64_t
whole_year(int64_t n, int digits)
{
	return digits <= 2 ? n + (n < 70 ? 2000 : 1900) : n;
}

static bool
date_of(const Parts *p, bool month_first, int64_t *day_nr)
{
	int64_t y, m, d;

	if (p->digits[0] == 4) /* year first */
		y = p->n[0], m = p->n[1], d = p->n[2];
	else if (!p->digits[0]) /* Feb 3, 2026 */
		m = p->n[0], d = p->n[1], y = whole_year(p->n[2], p->digits[2]);
	else {
		bool swap = month_first && p->digits[1];

		d = p->n[swap ? 1 : 0], m = p->n[swap ? 0 : 1];
		y = whole_year(p->n[2], p->digits[2]);
	}
	if (!is_day(y, m, d))
		return false;
	*day_nr = day_number(y, m, d);
	return true;
}

/* Seconds, or milliseconds, since 1970: 1973 to 2200 of both are told apart by size. */
static bool
read_epoch(const char *s, Instant *at)
{
	int digits, more;
	int64_t n = take_number(&s, &digits);

	if (digits < 9 || digits > 13 || digits == 11)
		return false;
	n *= digits <= 10 ? 1000000 : 1000;
	if (*s == '.') {
		s++;
		take_number(&s, &more);
	}
	if (*s || n > (int64_t)7258118400 * 1000000)
		return false;
	*at = n;
	return true;
}

bool
date_read(const char *s, bool month_first, Instant *at)
{
	Parts p;
	int64_t day;

	if (read_epoch(s, at))
		return true;
	if (!take_parts(s, &p) || !date_of(&p, month_first, &day))
		return false;
	if (p.hour > 24 || p.minute > 59 || p.second > 60 ||
	    ((p.am || p.pm) && (p.hour < 1 || p.hour > 12)))
		return false;
	if (p.am || p.pm)
		p.hour = p.hour % 12 + (p.pm ? 12 : 0);
	*at = DAYS(day) + HOURS((int64_t)p.hour) + MINUTES((int64_t)p.minute - p.zone) +
	      SECONDS((int64_t)p.second) + p.micro;
	return true;
}

void
date_note(const char *s, DateSigns *signs)
{
	Parts p;
	Instant at;

	if (!date_read(s, false, &at) && !date_read(s, true, &at))
		return;
	signs->n_read++;
	signs->with_time += at % DAYS(1) != 0;
	if (!take_parts(s, &p) || p.digits[0] == 4 || !p.digits[0] || !p.digits[1])
		return;
	signs->first_over += p.n[0] > 12;
	signs->second_over += p.n[1] > 12;
	signs->with_slash += p.separator == '/';
	signs->with_half += p.am || p.pm;
}

bool
date_month_first(const DateSigns *signs)
{
	if (signs->first_over || signs->second_over)
		return signs->second_over > signs->first_over;
	return signs->with_slash && signs->with_half;
}
