/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * query_int.h - between the parts of query.h: how it is taken apart (query.c), and what
 * its filters are called and may be (query_value.c). */
#pragma once

#include "model/query.h"

/* Letters and digits only, folded: "Afventer del" is "afventerdel". */
char *query_fold(Arena *a, const char *s);

/* The filter of that name in any language; 0 if it is none. */
FilterKind query_filter_named(Arena *a, const char *typed);
/* The bits of the values that it stands for, of FILTER_STATUS and the like; 0: none. */
unsigned query_value_bits(Arena *a, FilterKind kind, const char *typed);
/* "mig", "ingen"; else NAME_TYPED. */
QueryNameKind query_name_kind(Arena *a, FilterKind kind, const char *typed);
bool query_is_file(Arena *a, const char *typed);
