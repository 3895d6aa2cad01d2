/* SPDX-License-Identifier: AGPL-3.0-or-later
 * support_view.h - a customer's contact form (M3). */
#pragma once

#include "model/case.h"
#include "web/outage_view.h"

typedef struct {
	const char *action;
	const char *name, *mail, *phone, *subject, *text; /* as typed; "" */
	int64_t category;                                 /* 0: not chosen yet */
	const char *error;           /* what is wrong; NULL: nothing */
	const OutageBanner *outages; /* that are known already */
	size_t n_outages;
	const char *where; /* with which field: "name", "mail", "text"; NULL */
} SupportView;

static inline bool
support_wrong(const SupportView *v, const char *field)
{
	return v->where && g_str_equal(v->where, field);
}
