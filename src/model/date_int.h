/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * date_int.h - between the parts of date_words.h: the words that it knows
 * (date_vocab.c), the text as tokens of them (date_token.c), how they are put together
 * (date_parse.c), what that comes to (date_words.c), and whether it is promised
 * (date_judge.c). */
#pragma once

#include <stdbool.h>

#include "model/date_words.h"

typedef enum {
	/* what is no word */
	T_OTHER,
	T_NUMBER, /* v */
	T_SIGN,   /* v: the character */
	T_END,
	/* parts of a date */
	T_WEEKDAY,  /* v: 1 Monday */
	T_MONTH,    /* v: 1 January */
	T_QUANTITY, /* lo to hi */
	T_UNIT,     /* v: DateUnit */
	T_DAY,      /* v: days from today */
	T_NEXT_WORKDAY,
	T_PART,     /* lo to hi: minutes of the day; v: it is today's */
	T_REL_WEEK, /* v: weeks from this */
	T_REL_MONTH,
	T_WEEKEND, /* v: weeks from this */
	T_EDGE,    /* v: 1 the beginning, 2 the middle, 3 the end of what follows */
	T_AM_PM,   /* v: hours to add */
	T_ORDINAL, /* "th" */
	T_NEXT,
	T_COMING,
	/* before a date */
	T_GLUE,   /* "på", "on", "ca." */
	T_DAY_OF, /* "den", "d", "the": a number follows that is a day */
	T_CLOCK,  /* "kl" */
	T_WITHIN,
	T_BY,
	T_BEFORE,
	T_AFTER,
	T_NEVER, /* "until", "siden", "tidligst": what follows is no promise */
	T_JOIN,  /* "eller", "til": the second is the later */
	/* what the sentence says of it */
	T_PAST,
	T_FUTURE,
	T_ETA, /* the strongest word of the future */
	T_RESULT,
	T_NOT,
	T_CLOSED, /* "lukket", "opening hours" */
	T_IF,
	T_AGO,
} DateClass;

typedef enum {
	U_MINUTE,
	U_HOUR,
	U_DAY,
	U_WORKDAY,
	U_WEEK,
	U_MONTH,
} DateUnit;

/* A word, or several, and what they are. */
typedef struct {
	const char *words; /* small letters, one space between */
	DateClass class;
	int v;
	double lo, hi;
} DateVocab;

/* Until one without words. */
extern const DateVocab *const date_vocab[N_LANGS];

typedef struct {
	DateClass class;
	int v;
	int digits; /* of a number */
	double lo, hi;
	size_t at, end; /* bytes */
	int sentence;
	bool glued;    /* no space before it */
	bool asked;    /* its sentence ends with a question mark */
	char word[24]; /* in small letters, cut; "" of a number or sign */
} DateToken;

#define DATE_TOKENS_MAX 4000 /* what comes after is not read */

/* The tokens of the first n bytes, ended by T_END; the caller frees them. */
DateToken *date_tokens(const char *text, size_t n, Lang lang, size_t *n_out);

/* What was said, before it is put on the calendar. 0 is unsaid unless another value is
 * given. */
typedef struct {
	int year, month, day; /* day alone: of this or the next month */
	int weekday;
	bool next, coming; /* with the weekday */
	bool has_offset;   /* days from today: */
	int offset;
	int week; /* of the year */
	bool has_week_offset, has_month_offset, weekend;
	int week_offset, month_offset;
	int edge;
	bool has_time, before, after; /* of the time */
	int from, to;                 /* minutes of the day */
	bool before_day;
	bool has_length;
	double lo, hi;
	DateUnit unit;
	/* how it was said */
	bool introduced; /* by "senest", "within" …*/
	bool weak;       /* a time that stands alone */
	bool never;
} DateSpec;

/* Reads a date at token i; *end is the token after it. False if there is none. */
bool date_parse(const DateToken *t, size_t i, DateSpec *spec, size_t *end);

/* How sure it is that the tokens [from, to) promise what they say; after is where the
 * candidate before ended. 0: they do not. */
int date_judge(const DateToken *t, size_t after, size_t from, size_t to,
    const DateSpec *spec);
