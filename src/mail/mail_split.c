/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_split.h"

#include <glib.h>
#include <string.h>

#include "mail/split_sign.h"

#define MAX_INTRO  4  /* lines over which an introduction is folded */
#define MAX_HEADER 40 /* lines of a header that is written out */
#define LONG_LINE  68 /* a quoted line that may have been broken by a mail program */

/* --- what is where --- */

static bool
is_quoted(const SplitLine *l)
{
	return l->kind == LINE_QUOTED || (l->hint & HINT_QUOTE);
}

/* After an introduction, what is only indented is quoted too. */
static bool
is_quoted_after_intro(const SplitLine *l)
{
	return is_quoted(l) || (l->hint & HINT_INDENT);
}

/* What of an introduction is in these lines? */
static uint32_t
has_all(const SplitLine *l, size_t n)
{
	uint32_t has = 0;

	for (size_t i = 0; i < n; i++)
		has |= l[i].has;
	return has;
}

/* "On Tue, 2 Jan 2024 at 12:00, Anna <anna@…> wrote:": so much that what follows is
 * quoted even if no sign stands before it. */
static bool
is_certain_intro(const SplitLine *l, size_t n)
{
	uint32_t has = has_all(l, n), last = l[n - 1].has;
	bool date = has & (HAS_YEAR | HAS_DATE);

	if (!(last & HAS_COLON) || (has & HAS_TOLD))
		return false;
	if (has & HAS_WROTE)
		return (has & HAS_ADDRESS) || (date && (has & HAS_TIME));
	return (has & HAS_YEAR) && (has & HAS_TIME) && (last & HAS_ANGLE) &&
	       l[n - 1].n < 200;
}

static bool
may_be_intro(const SplitLine *l)
{
	return (l->kind == LINE_TEXT || l->kind == LINE_FIELD) && !is_quoted(l);
}

/* Lines from i on that introduce a quotation, which may be certain; 0: none do. An
 * introduction folded over several lines begins with the date or the address. */
static size_t
intro_at(const SplitLine *l, size_t n, size_t i, bool *certain)
{
	*certain = false;
	for (size_t w = 1; w <= MAX_INTRO && i + w <= n && may_be_intro(&l[i + w - 1]);
	     w++) {
		uint32_t has = has_all(l + i, w), last = l[i + w - 1].has;

		if (w == 1 && !(has & (HAS_YEAR | HAS_DATE | HAS_TIME | HAS_ADDRESS)) &&
		    !((has & HAS_WROTE) && (last & HAS_COLON)))
			return 0;
		if (!(last & HAS_COLON)) {
			if (last & HAS_STOP && !(last & HAS_ANGLE))
				return 0;
			continue;
		}
		/* A line of prose before an introduction that is one by itself. */
		if (w > 1 && is_certain_intro(l + i + 1, w - 1) &&
		    (has_all(l + i + 1, w - 1) & (HAS_YEAR | HAS_DATE)))
			return 0;
		*certain = is_certain_intro(l + i, w);
		return *certain || (w == 1 && (has & HAS_WROTE)) ? w : 0;
	}
	return 0;
}

/* A line without a verb or colon, but with a date and an address, just above. */
static bool
is_bare_intro(const SplitLine *l)
{
	return may_be_intro(l) && (l->has & HAS_YEAR) && (l->has & HAS_ANGLE);
}

/* "Anna Bo (anna@…) said:", just above what is quoted. */
static bool
is_wordless_intro(const SplitLine *l)
{
	const uint32_t all = HAS_ANGLE | HAS_COLON;

	return may_be_intro(l) && (l->has & all) == all && !(l->has & HAS_TOLD) &&
	       l->n < 90;
}

/* Does a header begin here that somebody's mail program wrote out? Its fields may be
 * wrapped, and have empty lines between them. announced: a rule stands above. */
static bool
is_header_at(const SplitLine *l, size_t n, size_t i, bool announced)
{
	uint32_t is = 0, dated = 0, addressed = 0;
	int fields = 0, wrapped = 0;

	if (i >= n || l[i].kind != LINE_FIELD)
		return false;
	for (size_t k = i; k < n && k < i + MAX_HEADER; k++) {
		if (l[k].kind == LINE_EMPTY) {
			if (k + 1 < n && l[k + 1].kind == LINE_FIELD)
				continue;
			break;
		}
		if (l[k].kind == LINE_FIELD) {
			/* A date without a digit is none. */
			is |= l[k].has & IS_DATE && !(l[k].has & HAS_DIGIT)
			          ? l[k].has & ~(uint32_t)IS_DATE
			          : l[k].has;
			dated |= l[k].has & IS_DATE ? l[k].has : 0;
			addressed |= l[k].has & (IS_FROM | IS_TO) ? l[k].has : 0;
			fields++;
			wrapped = 0;
		} else if (++wrapped > 6) {
			break;
		}
	}
	if (announced)
		return fields >= 2 && (is & IS_FROM);
	/* Two are enough where a whole date and an address are in them. */
	if (fields == 2 && (dated & HAS_YEAR) && (dated & HAS_TIME) &&
	    (addressed & HAS_ADDRESS))
		return true;
	/* "From: Copenhagen, to: Aarhus, date: 2 January" is a person's journey. */
	return fields >= 3 && (is & IS_FROM) && (is & IS_DATE) &&
	       (is & (IS_TO | IS_SUBJECT)) &&
	       ((dated & (HAS_YEAR | HAS_TIME)) || (addressed & HAS_ADDRESS) ||
	           ((is & IS_TO) && (is & IS_SUBJECT)));
}

/* The same in a language that split_words.c has not: below a rule, three lines or more
 * that begin with a short word and a colon, one with an address or a date. */
static bool
is_foreign_header_at(const SplitLine *l, size_t n, size_t i)
{
	uint32_t has = 0;
	size_t k = i;

	for (; k < n && k < i + MAX_HEADER; k++) {
		const char *colon = memchr(l[k].s, ':', MIN(l[k].n, 30));

		if (!colon || colon == l[k].s)
			break;
		has |= l[k].has;
	}
	return k >= i + 3 && (has & HAS_ADDRESS) && (has & (HAS_YEAR | HAS_DATE));
}

/* --- cutting --- */

typedef struct {
	SplitLine *l;
	size_t n;
	size_t end; /* from here on all is a forwarded mail */
} Cut;

static void
quote(Cut *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		c->l[i].role = ROLE_QUOTE;
}

/* A short line between two quoted ones: the end of the one before, which was too long for
 * the program that wrapped it. */
static bool
is_wrapped_rest(const Cut *c, size_t i)
{
	return i > 0 && i + 1 < c->n && c->l[i - 1].kind == LINE_QUOTED &&
	       c->l[i - 1].n >= LONG_LINE && c->l[i + 1].kind == LINE_QUOTED &&
	       c->l[i].kind == LINE_TEXT && (c->l[i].has & BEGINS_SMALL) &&
	       c->l[i].n < LONG_LINE / 2;
}

/* The end of an introduction that is itself quoted: "> On 2 Jan, Anna Bo" and then
 * "<anna@…>:", which was wrapped. */
static bool
is_wrapped_address(const Cut *c, size_t i)
{
	const SplitLine *l = &c->l[i];
	const uint32_t all = HAS_ANGLE | HAS_COLON;

	return i > 0 && c->l[i - 1].kind == LINE_QUOTED && l->n > 0 && l->n < 90 &&
	       *l->s == '<' && (l->has & all) == all;
}

/* Cuts quoted lines from i on; where they end. */
static size_t
quote_run(Cut *c, size_t i, bool introduced)
{
	size_t end = i;

	for (size_t k = i; k < c->n; k++) {
		const SplitLine *l = &c->l[k];

		if (introduced ? is_quoted_after_intro(l) : is_quoted(l))
			end = k + 1;
		else if (is_wrapped_address(c, k))
			end = k + 1;
		else if (l->kind != LINE_EMPTY && !is_wrapped_rest(c, k))
			break;
	}
	quote(c, i, end);
	return end;
}

/* A rule just above a quotation goes with it. */
static size_t
with_rule_above(const Cut *c, size_t i)
{
	size_t k = i;

	while (k > 0 && c->l[k - 1].kind == LINE_EMPTY)
		k--;
	return k > 0 && i - k <= 2 && c->l[k - 1].role == ROLE_TEXT &&
	               (c->l[k - 1].kind == LINE_RULE || (c->l[k - 1].hint & HINT_RULE))
	           ? k - 1
	           : i;
}

/* Lines that begin with > where nobody is quoted. */
static bool
is_code_run(const Cut *c, size_t i)
{
	size_t k = i;

	for (; k < c->n && c->l[k].kind == LINE_QUOTED; k++)
		if (!(c->l[k].has & IS_CODE) || (c->l[k].hint & HINT_QUOTE))
			return false;
	/* Of empty quoted lines, one is a bracket of code. */
	return true;
}

/* From i on all is quoted, or only the marked lines, if such follow. */
static size_t
quote_rest(Cut *c, size_t i, size_t body)
{
	size_t next = split_next(c->l, c->n, body);

	i = with_rule_above(c, i);
	if (next < c->n && is_quoted(&c->l[next])) {
		quote(c, i, next);
		return quote_run(c, next, false);
	}
	quote(c, i, c->n);
	return c->n;
}

/* Past the header's fields. */
static size_t
header_end(const Cut *c, size_t i)
{
	size_t end = i;

	for (size_t k = i; k < c->n && k < i + MAX_HEADER; k++) {
		if (c->l[k].kind == LINE_FIELD)
			end = k + 1;
		else if (c->l[k].kind != LINE_EMPTY && c->l[k].kind != LINE_TEXT)
			break;
	}
	return end;
}

/* Is all that was written so far that the mail is passed on? */
static bool
is_passed_on(const Cut *c, size_t i)
{
	bool any = false;

	if (i > MAX_HEADER)
		return false;
	for (size_t k = 0; k < i; k++) {
		if (c->l[k].kind == LINE_CLOSING || c->l[k].kind == LINE_SENT_FROM ||
		    c->l[k].kind == LINE_DASHES)
			break;
		if (c->l[k].has & IS_PASSING_ON)
			any = true;
		else if (c->l[k].kind == LINE_TEXT && c->l[k].n > 25)
			return false;
	}
	return any;
}

static size_t
cut_header(Cut *c, size_t i, size_t header)
{
	if (is_passed_on(c, i)) {
		c->end = i;
		return c->n;
	}
	return quote_rest(c, i, header_end(c, header));
}

static bool
is_forward_at(const Cut *c, size_t i)
{
	const SplitLine *l = &c->l[i];
	bool begins = i == 0 || !(c->l[i - 1].hint & HINT_QUOTE);

	return ((l->hint & HINT_FORWARD) && l->kind != LINE_EMPTY) ||
	       (l->kind == LINE_FORWARDED && (begins || !(l->hint & HINT_QUOTE)));
}

/* "On 2 Jan 2024 at 12:00, Anna" with "> <anna@…> wrote:" below: whoever wrapped it took
 * it for quoted. */
static bool
goes_on_quoted(const Cut *c, size_t i)
{
	const uint32_t date = HAS_YEAR | HAS_TIME;
	const char *sign;

	if (i + 1 >= c->n || (c->l[i].has & date) != date || !may_be_intro(&c->l[i]) ||
	    c->l[i + 1].kind != LINE_QUOTED ||
	    !(sign = memchr(c->l[i + 1].s, '>', c->l[i + 1].n)))
		return false;
	SplitLine rest = { .s = sign + 1 };
	rest.n = c->l[i + 1].n - (size_t)(rest.s - c->l[i + 1].s);
	split_line_read(&rest);
	return (rest.has & HAS_COLON) && (rest.has & (HAS_WROTE | HAS_ANGLE));
}

/* An introduction at i, if it is one: what it introduces is cut. i if it is none. */
static size_t
cut_intro(Cut *c, size_t i)
{
	bool certain;
	size_t w = intro_at(c->l, c->n, i, &certain);

	if (!w && goes_on_quoted(c, i))
		w = 1;
	if (!w && ((c->l[i].hint & HINT_INTRO) || is_bare_intro(&c->l[i]) ||
	              is_wordless_intro(&c->l[i])))
		w = 1;
	if (!w)
		return i;
	size_t next = split_next(c->l, c->n, i + w);
	if (next < c->n && is_forward_at(c, next))
		return i;
	if (next < c->n && is_quoted_after_intro(&c->l[next])) {
		quote(c, with_rule_above(c, i), next);
		return quote_run(c, next, true);
	}
	/* "Anna wrote:" above a header, or above such a banner. */
	if (!certain && next < c->n && c->l[next].kind == LINE_ORIGINAL)
		certain = true;
	if (!certain || next == c->n)
		return i;
	return quote_rest(c, i, i + w);
}

/* Cuts what begins at line i; where to go on: i itself if nothing begins there. */
static size_t
cut_at(Cut *c, size_t i)
{
	const SplitLine *l = &c->l[i];
	size_t next = split_next(c->l, c->n, i + 1);
	bool ruled = l->kind == LINE_RULE || (l->hint & HINT_RULE);

	if (is_forward_at(c, i)) {
		c->end = i;
		return c->n;
	}
	if (is_quoted(l)) {
		if (l->kind == LINE_QUOTED && is_code_run(c, i))
			return i;
		return quote_run(c, with_rule_above(c, i), false);
	}
	if (l->hint & HINT_REST)
		return cut_header(c, i, i);
	if (l->kind == LINE_MARKER || l->kind == LINE_ORIGINAL)
		return quote_rest(c, i,
		    is_header_at(c->l, c->n, next, true) ? header_end(c, next) : i + 1);
	size_t below = l->kind == LINE_RULE || l->n == 0 ? next : i;
	if (ruled && (is_header_at(c->l, c->n, below, true) ||
	                 is_foreign_header_at(c->l, c->n, below)))
		return cut_header(c, i, below);
	if (is_header_at(c->l, c->n, i, false))
		return cut_header(c, i, i);
	return cut_intro(c, i);
}

/* --- all of it --- */

static bool
is_said(const SplitLine *l, LineRole role)
{
	return l->role == role && l->kind != LINE_EMPTY && l->kind != LINE_RULE &&
	       !(l->hint & HINT_RULE && l->n == 0);
}

static bool
any_said(const SplitLine *l, size_t n, LineRole role)
{
	for (size_t i = 0; i < n; i++)
		if (is_said(&l[i], role))
			return true;
	return false;
}

/* What lies between fences is what somebody shows: nothing in it is quoted. */
static void
spare_fenced(SplitLine *l, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (l[i].kind != LINE_FENCE)
			continue;
		size_t end = i + 1;
		while (end < n && l[end].kind != LINE_FENCE)
			end++;
		if (end == n)
			return;
		for (; i < end; i++)
			if (l[i].kind != LINE_EMPTY)
				l[i].kind = LINE_FENCE;
	}
}

/* Of a box, what stands before its quotation introduces it, and is quoted where there is
 * none; the first that is indented is the quotation; what stands below is written. */
static void
open_boxes(SplitLine *l, size_t n)
{
	bool below = false, written = false;

	for (size_t i = 0; i < n; i++) {
		bool quoted = l[i].hint & (HINT_QUOTE | HINT_INDENT);

		if (!(l[i].hint & HINT_BOX)) {
			below = written = false;
			continue;
		}
		below |= quoted;
		written |= below && !quoted && l[i].kind != LINE_EMPTY;
		if (!below || (quoted && !written))
			l[i].hint |= HINT_QUOTE;
	}
}

/* A line of HTML that is drawn, or from which on all is quoted. */
static bool
is_drawn(const SplitLine *l)
{
	return l->kind == LINE_EMPTY && (l->hint & (HINT_RULE | HINT_REST));
}

bool
mail_split_lines(SplitLine *l, size_t n)
{
	Cut c = { l, n, n };

	open_boxes(l, n);
	spare_fenced(l, n);
	for (size_t i = 0; i < n; i++)
		l[i].role = ROLE_TEXT;
	for (size_t i = 0; i < n;) {
		bool empty = l[i].kind == LINE_EMPTY && !is_drawn(&l[i]);
		size_t next = empty ? i : cut_at(&c, i);

		i = MAX(next, i + 1);
	}
	bool quoted = any_said(l, n, ROLE_QUOTE);
	quoted = quoted && any_said(l, n, ROLE_TEXT);
	for (size_t i = 0; i < n && !quoted; i++)
		l[i].role = ROLE_TEXT;
	for (size_t i = 0, to; i < c.end; i = to + 1) {
		for (to = i; to < c.end && l[to].role == ROLE_TEXT;)
			to++;
		split_sign(l, i, to);
	}
	if (!any_said(l, n, ROLE_TEXT))
		for (size_t i = 0; i < n; i++)
			l[i].role = l[i].role == ROLE_SIGNATURE ? ROLE_TEXT : l[i].role;
	return quoted;
}

bool
mail_split_is_answered(const SplitLine *l, size_t n)
{
	size_t answered = 0;
	bool quoted = false;

	for (size_t i = 0; i < n; i++) {
		if (l[i].role == ROLE_QUOTE) {
			quoted = true;
		} else if (is_said(&l[i], ROLE_TEXT) && quoted) {
			answered++;
			quoted = false;
		}
	}
	return answered > 1;
}
