/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * query.h - what somebody types who looks for cases, taken apart: words, and filters as
 * "kunde:bager status:ny,afventer -prioritet:lav før:3/2 printer". Pure: names of
 * customers and people are left as they were typed (desk/query_find.h finds them), dates
 * are read on the clock that is given.
 *
 * A filter is its name in Danish or English, a colon, and a value; a value with spaces
 * stands in quotation marks; a space after the colon is forgiven. Several values of one
 * filter (with commas, or written twice) are any of them; several filters all hold; "-"
 * before one turns it round. A value may be cut off: it stands for all that begin with
 * it, so that "status:afventer" is all three. Capitals do not count, and å is aa.
 *
 * For a list or a saved view: query_parse() what was typed, show query_problem_text() of
 * each problem beside the field and do not save while there is one; query_find() of
 * desk/query_find.h gives the CaseFilter; case_filter_fits() says of any case whether it
 * belongs there (for the open ones, which are few, read them and ask; what a view counts
 * and what it shows is then the same). Store the words as they were typed, never the
 * CaseFilter: "me" is whoever looks, and "i går" is the day before he does. */
#pragma once

#include "base/zone.h"
#include "model/case.h"

typedef enum {
	FILTER_CUSTOMER = 1, /* a name; "ingen", "none" */
	FILTER_FROM,         /* the reporter's name, mail or telephone; "ingen" */
	FILTER_ASSIGNEE,     /* a name; "mig", "me"; "ingen" */
	FILTER_STATUS,       /* also "åben", "uløst" */
	FILTER_CATEGORY,
	FILTER_PRIORITY,
	FILTER_CHANNEL,
	FILTER_STEP,
	FILTER_BEFORE, /* reported before that day, week … began: query_date.h */
	FILTER_AFTER,  /* since it began: it counts */
	FILTER_ON,     /* in it */
	FILTER_HAS,    /* "fil", "file" */
	FILTER_NUMBER,
} FilterKind;
#define N_FILTERS 13

/* A name as it was typed: of FILTER_CUSTOMER, FILTER_FROM, FILTER_ASSIGNEE. */
typedef enum { NAME_TYPED, NAME_ME, NAME_NONE } QueryNameKind;
typedef struct {
	FilterKind filter;
	QueryNameKind kind;
	bool not ;
	const char *typed;
} QueryName;

/* A word, or the words between quotation marks in their order. */
typedef struct {
	const char *text;
	bool not, is_phrase;
} QueryWord;

/* What was typed is not understood. */
typedef enum {
	PROBLEM_FILTER = 1, /* no such filter; it was taken for words */
	PROBLEM_VALUE,      /* not one of its values, or no such name; it is left out */
	PROBLEM_DATE,
	PROBLEM_NUMBER,
} QueryProblemKind;
typedef struct {
	QueryProblemKind kind;
	FilterKind filter; /* 0 of PROBLEM_FILTER */
	const char *typed; /* "foo" or the value */
} QueryProblem;

/* The cases that are meant. A bit 1 << v of each value that may be; 0: any. */
typedef struct {
	unsigned statuses, categories, priorities, channels, steps;
	Instant from, before; /* reported in [from, before); 0 is no border */
	bool has_file, has_no_file;
	const int64_t *numbers; /* n_numbers 0: any */
	size_t n_numbers;
} QueryFixed;

#define QUERY_MAX_BYTES   1000
#define QUERY_MAX_FILTERS 40

typedef struct {
	QueryFixed fixed;
	QueryName *names;
	size_t n_names;
	QueryWord *words;
	size_t n_words;
	QueryProblem *problems;
	size_t n_problems;
} Query;

/* typed may be anything; what is no UTF-8, or longer than QUERY_MAX_BYTES, is nothing.
 * now and zone are those of whoever typed it. */
Query *query_parse(Arena *a, const char *typed, const Zone *zone, Instant now);
/* What is wrong, with what would be right: "“status:foo” findes ikke: ny, i gang …". */
char *query_problem_text(Arena *a, Lang lang, const QueryProblem *p);
/* The name of a filter in that language, with its colon: "kunde:". */
const char *query_filter_name(FilterKind kind, Lang lang);
/* The values of a filter that has a fixed set, as they are typed, in that language;
 * returns how many. For suggestions beside the field. */
size_t query_values(Arena *a, FilterKind kind, Lang lang, const char ***out);

/* What is still being typed, at the end: the value of a filter, or a word that may
 * become one's name (filter 0); typed is what there is of it, before what stands before
 * it. For suggestions. */
typedef struct {
	FilterKind filter;
	const char *before, *typed;
} QueryLast;
QueryLast query_last(Arena *a, const char *typed);
/* The filters whose names begin so, in that language; returns how many. */
size_t query_filters_begun(Arena *a, const char *typed, Lang lang, const char ***out);

/* --- found --- */

/* One of these ids, and none of those; 0 is nobody. is_set: ids counts, even if empty. */
typedef struct {
	bool is_set;
	const int64_t *ids, *not_ids;
	size_t n, n_not;
} FilterIds;

typedef struct {
	QueryFixed fixed;
	FilterIds customers, people, assignees;
} CaseFilter;

/* Does it leave out any? */
bool case_filter_is_set(const CaseFilter *f);
/* Is it among those that are meant? Not asked is has_file, which a case does not say:
 * has_file is what is known of it. */
bool case_filter_fits(const CaseFilter *f, const Case *c, bool has_file);
