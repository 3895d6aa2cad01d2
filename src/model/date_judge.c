/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/date_int.h"

#define NOT_REACHES 6  /* tokens: "vi kan ikke komme på fredag" */
#define SURE_ENOUGH 40 /* what is less is not proposed */

typedef struct {
	bool past, future, eta, not_so; /* the nearest word decides */
	bool closed, condition, result; /* anywhere in the sentence */
} Marks;

static bool
is_mark(const DateToken *t)
{
	return t->class == T_PAST || t->class == T_FUTURE || t->class == T_ETA;
}

/* "ikke senere end", "no later than" are words of their own (T_BY); what is left denies
 * what follows. */
static void
look_back(const DateToken *t, size_t after, size_t from, Marks *m)
{
	for (size_t i = from; i-- > after && t[i].sentence == t[from].sentence;) {
		if (t[i].class == T_NOT && from - i <= NOT_REACHES)
			m->not_so = true;
		if (m->past || m->future || m->eta || !is_mark(&t[i]))
			continue;
		m->past = t[i].class == T_PAST;
		m->future = t[i].class == T_FUTURE;
		m->eta = t[i].class == T_ETA;
	}
}

/* "Fredag modtog vi …", "I morgen kommer teknikeren", "Fredag kan vi ikke". */
static void
look_ahead(const DateToken *t, size_t to, int sentence, Marks *m)
{
	size_t i = to;

	for (; t[i].sentence == sentence && !is_mark(&t[i]); i++)
		if (t[i].class == T_NOT && i - to <= NOT_REACHES)
			m->not_so = true;
	if (t[i].sentence != sentence)
		return;
	m->past = t[i].class == T_PAST;
	m->future = t[i].class == T_FUTURE;
	m->eta = t[i].class == T_ETA;
	/* The denial follows the verb: "kan vi ikke". */
	for (size_t j = i + 1; j <= i + 2 && t[j].sentence == sentence; j++)
		m->not_so = m->not_so || t[j].class == T_NOT;
}

static void
look_around(const DateToken *t, size_t from, Marks *m)
{
	size_t i = from;

	while (i > 0 && t[i - 1].sentence == t[from].sentence)
		i--;
	for (; t[i].class != T_END && t[i].sentence == t[from].sentence; i++) {
		m->closed = m->closed || t[i].class == T_CLOSED;
		m->condition = m->condition || t[i].class == T_IF;
		m->result = m->result || t[i].class == T_RESULT;
	}
}

int
date_judge(const DateToken *t, size_t after, size_t from, size_t to, const DateSpec *spec)
{
	Marks m = { 0 };
	int sure = 50;

	look_back(t, after, from, &m);
	look_around(t, from, &m);
	if (!m.past && !m.future && !m.eta)
		look_ahead(t, to, t[from].sentence, &m);
	if (spec->never || m.past || m.not_so || m.closed)
		return 0;
	if (spec->weak)
		sure -= 20;
	if (spec->has_time || spec->has_length)
		sure += 10;
	if (spec->introduced)
		sure += 10;
	if (m.future || m.result)
		sure += 15;
	if (m.eta)
		sure += 25;
	if (spec->month && !spec->day)
		sure -= 10;
	if (m.condition)
		sure -= 25;
	if (t[from].asked)
		sure -= 45;
	return sure < SURE_ENOUGH ? 0 : MIN(sure, 99);
}
