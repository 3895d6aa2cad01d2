/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mime_date.h"

#include <string.h>

#define MAX_DATE 200 /* bytes of a header that are looked at */

typedef struct {
	int year, month, day, hour, minute, second, offset;
	bool has_year, has_day, has_time, has_zone, has_number, pm, am;
	bool month_is_sure; /* it stands behind the day */
} Fields;

static const struct {
	const char *name; /* the first three letters of it */
	int month;
} months[] = { { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "may", 5 },
	{ "jun", 6 }, { "jul", 7 }, { "aug", 8 }, { "sep", 9 }, { "oct", 10 },
	{ "nov", 11 }, { "dec", 12 }, { "maj", 5 }, { "mai", 5 }, { "okt", 10 },
	{ "dez", 12 }, { "ene", 1 }, { "gen", 1 }, { "fev", 2 }, { "abr", 4 },
	{ "avr", 4 }, { "mag", 5 }, { "giu", 6 }, { "lug", 7 }, { "ago", 8 },
	{ "set", 9 }, { "ott", 10 }, { "dic", 12 } };

static const struct {
	const char *name;
	int offset; /* minutes */
} zones[] = { { "ut", 0 }, { "utc", 0 }, { "gmt", 0 }, { "z", 0 }, { "edt", -240 },
	{ "est", -300 }, { "cdt", -300 }, { "cst", -360 }, { "mdt", -360 },
	{ "mst", -420 }, { "pdt", -420 }, { "pst", -480 }, { "ast", -240 },
	{ "adt", -180 }, { "nst", -210 }, { "ndt", -150 }, { "akst", -540 },
	{ "akdt", -480 }, { "hst", -600 }, { "wet", 0 }, { "west", 60 }, { "bst", 60 },
	{ "cet", 60 }, { "met", 60 }, { "mez", 60 }, { "cest", 120 }, { "mest", 120 },
	{ "mesz", 120 }, { "eet", 120 }, { "eest", 180 }, { "msk", 180 }, { "msd", 240 },
	{ "jst", 540 }, { "kst", 540 }, { "hkt", 480 }, { "sgt", 480 }, { "awst", 480 },
	{ "aest", 600 }, { "aedt", 660 }, { "nzst", 720 }, { "nzdt", 780 } };

/* The text without comments and folds; false if there is nothing. */
static bool
without_comments(MimeSpan h, char *out)
{
	int depth = 0;
	char *to = out;

	for (size_t i = 0; i < h.n && i < MAX_DATE; i++) {
		char c = h.s[i];

		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (depth == 0)
			*to++ = (unsigned char)c > ' ' ? c : ' ';
	}
	*to = '\0';
	return to > out;
}

static int
number(const char *s, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n && i < 9; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

/* "9:05", "09:05:07", "9.05.07", with what is behind the seconds. */
static bool
read_time(Fields *f, const char *word)
{
	int v[3] = { 0, 0, 0 }, n = 0;
	const char *s = word;

	for (; n < 3; n++) {
		size_t digits = strspn(s, "0123456789");

		if (digits == 0 || digits > 2)
			break;
		v[n] = number(s, digits);
		s += digits;
		if (*s != ':' && (*s != '.' || n == 2))
			break;
		s++;
	}
	if (n < 1 || v[0] > 24 || v[1] > 59 || v[2] > 61)
		return false;
	f->hour = v[0], f->minute = v[1], f->second = MIN(v[2], 59);
	f->pm = strstr(s, "pm") || strstr(s, "PM");
	f->am = strstr(s, "am") || strstr(s, "AM");
	return true;
}

/* "+0100", "-08:00", "+1"; false if it is none. */
static bool
read_offset(Fields *f, const char *s)
{
	int sign = *s == '-' ? -1 : 1, hours, minutes = 0;

	if ((*s != '+' && *s != '-') || f->has_number)
		return false;
	size_t n = strspn(s + 1, "0123456789");
	if (n == 0)
		return false;
	if (n <= 2) {
		hours = number(s + 1, n);
		if (s[1 + n] == ':')
			minutes = number(s + 2 + n, strspn(s + 2 + n, "0123456789"));
	} else {
		hours = number(s + 1, n - 2);
		minutes = number(s + 1 + n - 2, 2);
	}
	f->has_zone = f->has_number = true;
	f->offset = hours < 24 && minutes < 60 ? sign * (hours * 60 + minutes) : 0;
	return true;
}

/* A month, a zone, AM or PM; days of the week are passed over. */
static void
read_name(Fields *f, const char *word)
{
	size_t n = 0;

	while (g_ascii_isalpha(word[n]))
		n++;
	/* "mar., 02 janv. 2024": the first is a Tuesday. */
	bool behind = f->has_day && !f->has_year && !f->month_is_sure;
	for (size_t i = 0; (!f->month || behind) && n >= 3 && i < G_N_ELEMENTS(months);
	     i++)
		if (g_ascii_strncasecmp(word, months[i].name, 3) == 0) {
			/* "Mars" is none of them, nor is "Marts"; but both mean it. */
			f->month = months[i].month;
			f->month_is_sure = behind;
			return;
		}
	if (behind && !f->has_time) /* of a language that is not known */
		f->month = 0;
	for (size_t i = 0; f->has_time && i < G_N_ELEMENTS(zones); i++)
		if (strlen(zones[i].name) == n &&
		    g_ascii_strncasecmp(word, zones[i].name, n) == 0) {
			if (!f->has_zone)
				f->offset = zones[i].offset;
			f->has_zone = true;
			if (zones[i].offset == 0)
				read_offset(f, word + n); /* GMT+0100 */
			return;
		}
	f->pm |= f->has_time && n == 2 && g_ascii_strcasecmp(word, "pm") == 0;
	f->am |= f->has_time && n == 2 && g_ascii_strcasecmp(word, "am") == 0;
}

static void
read_year(Fields *f, int v, size_t digits)
{
	f->has_year = true;
	f->year = v;
	if (digits <= 2) /* RFC 5322, 4.3 */
		f->year = v < 50 ? 2000 + v : 1900 + v;
	else if (digits == 3)
		f->year = 1900 + v;
}

static void
read_number(Fields *f, const char *word)
{
	size_t digits = strspn(word, "0123456789");
	int v = number(word, digits);

	if (digits > 9)
		return;
	if (!f->has_day && digits <= 2 && v >= 1 && v <= 31) {
		f->has_day = true;
		f->day = v;
	} else if (!f->has_year)
		read_year(f, v, digits);
}

/* "2026-02-03" with or without "T09:00:00Z" behind it. */
static bool
read_iso(Fields *f, const char *word)
{
	if (strspn(word, "0123456789") != 4 || !word[4] || !strchr("-/", word[4]) ||
	    strspn(word + 5, "0123456789") != 2 || word[7] != word[4] ||
	    strspn(word + 8, "0123456789") != 2)
		return false;
	read_year(f, number(word, 4), 4);
	f->month = number(word + 5, 2);
	f->day = number(word + 8, 2);
	f->has_day = true;
	if (word[10] != 'T')
		return true;
	f->has_time = read_time(f, word + 11);
	const char *zone = word + 11 + strspn(word + 11, "0123456789:.");
	if (!read_offset(f, zone))
		read_name(f, zone);
	return true;
}

/* "03.02.2026" */
static bool
read_dotted(Fields *f, const char *word)
{
	size_t day = strspn(word, "0123456789");
	const char *month = word + day + 1;

	if (day < 1 || day > 2 || word[day] != '.' || f->has_day)
		return false;
	size_t n = strspn(month, "0123456789");
	if (n < 1 || n > 2 || month[n] != '.' || strspn(month + n + 1, "0123456789") != 4)
		return false;
	read_year(f, number(month + n + 1, 4), 4);
	f->day = number(word, day);
	f->month = number(month, n);
	f->has_day = f->month_is_sure = true;
	return true;
}

static void
read_word(Fields *f, const char *word)
{
	if (read_iso(f, word) || read_dotted(f, word))
		return;
	if (!f->has_time && g_ascii_isdigit(*word) && strpbrk(word, ":.") &&
	    read_time(f, word)) {
		f->has_time = true;
		/* "09:00:00+0100" */
		const char *zone = word + strcspn(word, "+-");
		read_offset(f, zone);
	} else if (f->has_time && (*word == '+' || *word == '-')) {
		read_offset(f, word);
	} else if (g_ascii_isdigit(*word)) {
		/* "3-Feb-2026" */
		for (const char *s = word; *s; s += strspn(s, "-/.")) {
			if (g_ascii_isdigit(*s))
				read_number(f, s);
			else
				read_name(f, s);
			s += strcspn(s, "-/.");
		}
	} else if (g_ascii_isalpha(*word)) {
		read_name(f, word);
	}
}

bool
mime_date(MimeSpan header, MimeDate *out)
{
	char text[MAX_DATE + 1];
	Fields f = { 0 };

	if (!without_comments(header, text))
		return false;
	for (char *s = text; *s;) {
		size_t n = strcspn(s, " ,;");
		char after = s[n];

		s[n] = '\0';
		if (n)
			read_word(&f, s);
		s += n + (after != '\0');
	}
	if (!f.has_day || !f.month || !f.has_year || f.year < 1 || f.year > 9999 ||
	    !g_date_valid_dmy((GDateDay)f.day, (GDateMonth)f.month, (GDateYear)f.year))
		return false;
	if (f.pm && f.hour < 12)
		f.hour += 12;
	if (f.am && f.hour == 12)
		f.hour = 0;
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) t = g_date_time_new(utc, f.year, f.month, f.day, f.hour % 24,
	    f.minute, f.second);
	if (!t)
		return false;
	out->offset = f.offset;
	out->at = SECONDS(g_date_time_to_unix(t) - f.offset * 60);
	return true;
}

char *
mime_date_text(Arena *a, const MimeDate *d)
{
	g_autoptr(GDateTime) local = g_date_time_new_from_unix_utc(
	    d->at / SECONDS(1) + d->offset * 60);
	int minutes = ABS(d->offset);

	if (!local)
		return NULL;
	g_autofree char *text = g_date_time_format(local, "%Y-%m-%dT%H:%M:%S");
	return arena_printf(a, "%.4d%s%c%02d:%02d", g_date_time_get_year(local),
	    strchr(text, '-'), d->offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}
