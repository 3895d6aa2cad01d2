/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/agreement_words.h"

#include <string.h>

#define MAX_DAYS 2000

/* --- small things --- */

static void
skip_space(const char **s)
{
	while (g_ascii_isspace(**s))
		(*s)++;
}

/* Of at most so many digits; -1 if there are none or more. */
static int
read_digits(const char **s, int most)
{
	const char *p = *s;
	int v = 0;

	while (g_ascii_isdigit(*p) && p - *s < most)
		v = v * 10 + *p++ - '0';
	if (p == *s || g_ascii_isdigit(*p))
		return -1;
	*s = p;
	return v;
}

/* "8", "8.30", "08:30", "24" */
static bool
read_minute(const char **s, unsigned *minute)
{
	const char *p = *s;
	int h = read_digits(&p, 2), m = 0;

	if (h < 0)
		return false;
	if ((*p == ':' || *p == '.') && g_ascii_isdigit(p[1])) {
		p++;
		m = read_digits(&p, 2);
	}
	if (m < 0 || m > 59 || h * 60 + m > 1440)
		return false;
	*s = p;
	*minute = (unsigned)(h * 60 + m);
	return true;
}

/* "8-16", "8.30 – 16" */
static bool
read_period(const char **s, uint16_t *opens, uint16_t *closes)
{
	const char *p = *s;
	unsigned from, to;

	if (!read_minute(&p, &from))
		return false;
	skip_space(&p);
	if (g_str_has_prefix(p, "–"))
		p += strlen("–");
	else if (*p == '-')
		p++;
	else
		return false;
	skip_space(&p);
	if (!read_minute(&p, &to) || from >= to)
		return false;
	*s = p;
	*opens = (uint16_t)from;
	*closes = (uint16_t)to;
	return true;
}

char *
words_of_minute(Arena *a, Lang lang, unsigned minute)
{
	if (minute % 60 == 0)
		return arena_printf(a, "%u", minute / 60);
	return arena_printf(a, lang == LANG_DA ? "%u.%02u" : "%u:%02u", minute / 60,
	    minute % 60);
}

static char *
words_of_period(Arena *a, Lang lang, unsigned opens, unsigned closes)
{
	return arena_printf(a, "%s–%s", words_of_minute(a, lang, opens),
	    words_of_minute(a, lang, closes));
}

/* --- weekdays --- */

bool
words_read_spans(Arena *a, const char *s, uint8_t weekday, HoursSpan **spans, size_t *n)
{
	skip_space(&s);
	while (*s) {
		HoursSpan span = { .weekday = weekday };

		if (!read_period(&s, &span.opens, &span.closes))
			return false;
		*arena_push(a, spans, n) = span;
		skip_space(&s);
		if (*s && *s != ',' && *s != ';' && !g_ascii_isdigit(*s))
			return false;
		if (*s == ',' || *s == ';')
			s++;
		skip_space(&s);
	}
	return true;
}

char *
words_of_spans(Arena *a, Lang lang, const HoursSpan *spans, size_t n, uint8_t weekday)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		if (spans[i].weekday == weekday)
			g_string_append_printf(s, "%s%s", s->len ? ", " : "",
			    words_of_period(a, lang, spans[i].opens, spans[i].closes));
	return arena_strdup(a, s->str);
}

/* --- lengths --- */

/* The unit that stands there, in minutes; hours if none does. */
static int
read_unit(const char **s)
{
	static const struct {
		const char *word;
		int minutes;
	} units[] = { { "minutter", 1 }, { "minutes", 1 }, { "minute", 1 }, { "min.", 1 },
		{ "min", 1 }, { "m", 1 }, { "timer", 60 }, { "time", 60 }, { "t", 60 },
		{ "hours", 60 }, { "hour", 60 }, { "h", 60 } };

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (g_ascii_strncasecmp(*s, units[i].word, strlen(units[i].word)) == 0) {
			*s += strlen(units[i].word);
			return units[i].minutes;
		}
	return 60;
}

bool
words_read_length(const char *s, Duration *length)
{
	int64_t seconds = 0;

	skip_space(&s);
	while (*s) {
		int whole = read_digits(&s, 5), part = 0, of = 1;

		if (whole < 0)
			return false;
		if ((*s == ',' || *s == '.' || *s == ':') && g_ascii_isdigit(s[1])) {
			const char *point = s++;

			part = read_digits(&s, 2);
			of = *point == ':' ? 60 : s - point == 2 ? 10 : 100;
			if (part < 0 || part >= of)
				return false;
		}
		skip_space(&s);
		int unit = read_unit(&s);
		seconds += INT64_C(60) * unit * whole + INT64_C(60) * unit * part / of;
		skip_space(&s);
	}
	*length = SECONDS(seconds);
	return true;
}

char *
words_of_length(Arena *a, Lang lang, Duration length)
{
	int64_t minutes = length / MINUTES(1);
	const char *hour = lang == LANG_DA ? "t" : "h";

	if (minutes == 0)
		return arena_strdup(a, "");
	if (minutes < 60)
		return arena_printf(a, "%d min", (int)minutes);
	if (minutes % 60 == 0)
		return arena_printf(a, "%d %s", (int)(minutes / 60), hour);
	return arena_printf(a, "%d %s %d min", (int)(minutes / 60), hour,
	    (int)(minutes % 60));
}

/* --- dates --- */

#define YEARLY 2000 /* the year of a date that comes every year */

/* "2027-05-07", "7/5 2027", "7.5.2027"; "7/5" alone is of every year. */
static bool
read_date(const char **s, Day *day, bool *yearly)
{
	const char *p = *s;
	int y, m, d;

	*yearly = false;
	if (strlen(p) >= 10 && p[4] == '-') {
		g_autofree char *iso = g_strndup(p, 10);

		*s += 10;
		return day_parse(iso, day);
	}
	d = read_digits(&p, 2);
	if (d < 0 || (*p != '/' && *p != '.'))
		return false;
	p++;
	m = read_digits(&p, 2);
	if (m < 0)
		return false;
	const char *after = p;
	if (*p == '/' || *p == '.' || *p == ' ')
		p++;
	y = read_digits(&p, 4);
	if (y < 1900) {
		y = YEARLY;
		p = after;
		*yearly = true;
	}
	if (!date_is_real(y, m, d))
		return false;
	*s = p;
	*day = day_from_date(y, m, d);
	return true;
}

bool
words_read_date(const char *s, Day *day)
{
	bool yearly;

	skip_space(&s);
	if (!read_date(&s, day, &yearly) || yearly)
		return false;
	skip_space(&s);
	return !*s;
}

/* "fra 12", "from 12:30", "kl. 12"; without the word it would be a name. */
static bool
read_from(const char **s, unsigned *minute)
{
	static const char *const words[] = { "fra ", "from ", "kl. ", "kl " };
	const char *p = *s;

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(p, words[i])) {
			p += strlen(words[i]);
			skip_space(&p);
		}
	if (p == *s || !read_minute(&p, minute))
		return false;
	*s = p;
	return true;
}

static bool
read_off_line(Arena *a, const char *s, AgreementDay **days, size_t *n)
{
	AgreementDay d = { .kind = AGREEMENT_OFF };
	unsigned from = 0;
	bool yearly;

	if (!read_date(&s, &d.day, &yearly) || (*s && !g_ascii_isspace(*s)))
		return false;
	skip_space(&s);
	if (read_from(&s, &from))
		skip_space(&s);
	d.kind = yearly ? AGREEMENT_OFF_YEARLY : AGREEMENT_OFF;
	d.opens = (uint16_t)from;
	d.name = arena_strdup(a, s);
	*arena_push(a, days, n) = d;
	return true;
}

static bool
read_other_line(Arena *a, const char *s, AgreementDay **days, size_t *n)
{
	AgreementDay d = { .kind = AGREEMENT_HOURS };
	size_t first = *n;
	bool yearly;

	if (!read_date(&s, &d.day, &yearly) || yearly || !g_ascii_isspace(*s))
		return false;
	skip_space(&s);
	while (read_period(&s, &d.opens, &d.closes)) {
		*arena_push(a, days, n) = d;
		skip_space(&s);
		if (*s == ',')
			s++;
		skip_space(&s);
	}
	for (size_t i = first; i < *n; i++)
		(*days)[i].name = arena_strdup(a, s);
	return *n > first;
}

typedef bool (*LineReader)(Arena *a, const char *s, AgreementDay **days, size_t *n);

static bool
read_lines(Arena *a, const char *s, LineReader read, AgreementDay **days, size_t *n,
    int *line)
{
	g_auto(GStrv) lines = g_strsplit(s, "\n", -1);

	for (int i = 0; lines[i]; i++) {
		*line = i + 1;
		g_strstrip(lines[i]);
		if (*lines[i] && (*n >= MAX_DAYS || !read(a, lines[i], days, n)))
			return false;
	}
	return true;
}

bool
words_read_off(Arena *a, const char *s, AgreementDay **days, size_t *n, int *line)
{
	return read_lines(a, s, read_off_line, days, n, line);
}

bool
words_read_other(Arena *a, const char *s, AgreementDay **days, size_t *n, int *line)
{
	return read_lines(a, s, read_other_line, days, n, line);
}

static char *
words_of_date(Arena *a, const AgreementDay *d)
{
	char text[DAY_TEXT_MAX];
	Date date = day_to_date(d->day);

	if (d->kind == AGREEMENT_OFF_YEARLY)
		return arena_printf(a, "%d/%d", date.day, date.month);
	return arena_strdup(a, day_format(d->day, text));
}

char *
words_of_off(Arena *a, Lang lang, const AgreementDay *days, size_t n)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < n; i++) {
		const AgreementDay *d = &days[i];

		if (d->kind == AGREEMENT_HOURS)
			continue;
		g_string_append(s, words_of_date(a, d));
		if (d->opens)
			g_string_append_printf(s, " %s %s",
			    lang == LANG_DA ? "fra" : "from",
			    words_of_minute(a, lang, d->opens));
		g_string_append_printf(s, "%s%s\n", *d->name ? " " : "", d->name);
	}
	return arena_strdup(a, s->str);
}

char *
words_of_other(Arena *a, Lang lang, const AgreementDay *days, size_t n)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (size_t i = 0; i < n; i++) {
		const AgreementDay *d = &days[i], *last = i ? &days[i - 1] : NULL;

		if (d->kind != AGREEMENT_HOURS)
			continue;
		const char *period = words_of_period(a, lang, d->opens, d->closes);
		if (last && last->kind == AGREEMENT_HOURS && last->day == d->day)
			g_string_append_printf(s, ", %s", period);
		else
			g_string_append_printf(s, "%s%s %s", s->len ? "\n" : "",
			    words_of_date(a, d), period);
		if (i + 1 == n || days[i + 1].kind != AGREEMENT_HOURS ||
		    days[i + 1].day != d->day)
			g_string_append_printf(s, "%s%s", *d->name ? " " : "", d->name);
	}
	return arena_strdup(a, s->str);
}
