/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/split_sign.h"

#include <glib.h>

#define MAX_SIGNATURE 14 /* lines with words; a longer one is no signature */

size_t
split_next(const SplitLine *l, size_t n, size_t i)
{
	while (i < n && l[i].kind == LINE_EMPTY)
		i++;
	return i;
}

/* Is there nothing from i to end that could not be below somebody's name? */
static bool
is_below_name(const SplitLine *l, size_t i, size_t end)
{
	int lines = 0;

	for (; i < end; i++) {
		if (l[i].kind == LINE_EMPTY)
			continue;
		if (l[i].kind == LINE_DISCLAIMER)
			return true;
		if (++lines > MAX_SIGNATURE)
			return false;
		/* A sentence, or a question. */
		if (l[i].kind == LINE_TEXT &&
		    (l[i].n > 110 || ((l[i].has & HAS_STOP) && l[i].n > 45 &&
		                         !(l[i].has & HAS_ADDRESS))))
			return false;
	}
	return true;
}

static bool
begins_signature(const SplitLine *l, size_t i, size_t end)
{
	size_t next = split_next(l, end, i + 1);

	switch (l[i].kind) {
	case LINE_DASHES:
		return next < end;
	case LINE_CLOSING:
	case LINE_SENT_FROM:
		return is_below_name(l, i + 1, end);
	case LINE_DISCLAIMER:
		return i == 0 || l[i - 1].kind == LINE_EMPTY ||
		       l[i - 1].kind == LINE_RULE;
	case LINE_TEXT:
	case LINE_EMPTY:
	case LINE_QUOTED:
	case LINE_FIELD:
	case LINE_RULE:
	case LINE_ORIGINAL:
	case LINE_FORWARDED:
	case LINE_MARKER:
	case LINE_FENCE:
		break;
	}
	return (l[i].hint & HINT_SIGN) && l[i].kind != LINE_EMPTY;
}

/* "-Anna" as the last line, after an empty one. */
static bool
is_dashed_name(const SplitLine *l, size_t i)
{
	const char *s = l[i].s;

	return i > 0 && l[i - 1].kind == LINE_EMPTY && l[i].kind == LINE_TEXT &&
	       l[i].n >= 3 && l[i].n < 40 && s[0] == '-' && g_ascii_isupper(s[1]) &&
	       !(l[i].has & (HAS_STOP | HAS_COLON));
}

/* What a mailing list sets below: a rule, its name, its address. Where it begins; end if
 * there is none. */
static size_t
list_footer(const SplitLine *l, size_t from, size_t end)
{
	uint32_t has = 0;
	int lines = 0;

	for (size_t i = end; i > from && lines <= 7; i--) {
		const SplitLine *at = &l[i - 1];

		if (at->kind == LINE_RULE && at->n >= 20)
			return lines > 0 && (has & HAS_ADDRESS) ? i - 1 : end;
		if (at->kind == LINE_EMPTY)
			continue;
		if (at->n > 100)
			return end;
		has |= at->has;
		lines++;
	}
	return end;
}

void
split_sign(SplitLine *l, size_t from, size_t to)
{
	size_t end = to;

	while (end > from && l[end - 1].kind == LINE_EMPTY)
		end--;
	if (end == from)
		return;
	size_t first = list_footer(l, from, end), last = first;
	while (last > from && l[last - 1].kind == LINE_EMPTY)
		last--;
	if (last > from && is_dashed_name(l, last - 1))
		first = last - 1;
	/* From below: a signature ends where something else is said. */
	size_t lowest = end - from > 60 ? end - 60 : from;
	for (size_t i = lowest; i < end; i++)
		if (begins_signature(l, i, end)) {
			first = MIN(first, i);
			break;
		}
	/* "Thanks" between two quotations is an answer. */
	if (split_next(l, end, from) == first && l[first].kind == LINE_CLOSING)
		return;
	if (first < end)
		for (size_t i = first; i < to; i++)
			l[i].role = ROLE_SIGNATURE;
}
