/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_list.h - how lists of cases are laid out: which columns, and in which order. The
 * numbers are stored: never reuse one. */
#pragma once

#include "model/case.h"

typedef enum {
	SORT_DUE = 1, /* the next deadline first: how every list is until one chooses */
	SORT_NUMBER = 2,
	SORT_SUBJECT = 3,
	SORT_CUSTOMER = 4,
	SORT_PRIORITY = 5, /* the most urgent first */
	SORT_ASSIGNEE = 6,
	SORT_STATUS = 7,
	SORT_CATEGORY = 8, /* the gravest first */
	SORT_OPENED = 9,
	SORT_UPDATED = 10, /* what changed last comes first */
	SORT_HORIZON = 11,
	SORT_STEP = 12,
} CaseSort;
#define N_SORTS 12

/* As it stands in a URL: "customer", and "-customer" the other way round. */
typedef struct {
	CaseSort by; /* 0: SORT_DUE */
	bool falls;  /* the other way round */
} CaseOrder;

/* Stored as one number too: negative is the other way round. */
static inline int64_t
case_order_number(CaseOrder o)
{
	return o.falls ? -(int64_t)o.by : (int64_t)o.by;
}
CaseOrder case_order_of_number(int64_t v);
/* "" for the usual one, else static: "customer", "-customer". */
const char *case_order_name(CaseOrder o);
/* The usual one for what is none. */
CaseOrder case_order_from_name(const char *name);

/* The columns that one may choose; the subject is always there. */
typedef enum {
	COLUMN_NUMBER = 1,
	COLUMN_CUSTOMER = 2,
	COLUMN_PRIORITY = 3,
	COLUMN_ASSIGNEE = 4,
	COLUMN_DUE = 5,
	COLUMN_STATUS = 6,
	COLUMN_CATEGORY = 7,
	COLUMN_OPENED = 8,
	COLUMN_UPDATED = 9,
	COLUMN_HORIZON = 10,
	COLUMN_STEP = 11,
} CaseColumn;
#define N_COLUMNS          11
#define COLUMN_BIT(c)      (1u << (unsigned)(c))
#define COLUMN_SUBJECT_BIT 1u
#define COLUMNS_ALL        (((1u << N_COLUMNS) - 1) << 1)
#define COLUMNS_USUAL                                                                    \
	(COLUMN_BIT(COLUMN_NUMBER) | COLUMN_BIT(COLUMN_CUSTOMER) |                       \
	    COLUMN_BIT(COLUMN_PRIORITY) | COLUMN_BIT(COLUMN_ASSIGNEE) |                  \
	    COLUMN_BIT(COLUMN_DUE))

/* Its class and name: "due". */
const char *case_column_name(CaseColumn c);
TextId case_column_text(CaseColumn c);
CaseSort case_column_sort(CaseColumn c);

/* Puts cases into an order, ties by the next deadline and the number. rank, for the
 * orders by a name: of a case, where it would stand; else NULL. */
typedef int64_t (*CaseRank)(const Case *c, void *arg);
void case_sort(const Case **cases, size_t n, CaseOrder order, CaseRank rank, void *arg);
