/* SPDX-License-Identifier: AGPL-3.0-or-later
 * support_view.h - a customer's contact form (M3), and the guides beside it. */
#pragma once

#include "model/case.h"
#include "web/guide_view.h"
#include "web/outage_view.h"

typedef struct {
	const char *action;
	const char *name, *mail, *phone, *text; /* as typed; "" */
	int64_t category;                       /* 0: not chosen yet */
	const char *error;                      /* what is wrong; NULL: nothing */
	const char *where;                      /* with which field; NULL */
	const OutageBanner *outages;            /* that are known already */
	size_t n_outages;
	const char *known; /* "Ida Holm, ida@bager.example"; NULL: nobody knows him */
	const char *forget_url; /* then: where that is forgotten */
	const char *began;      /* when he was shown the form, signed */
	const char *guides_url; /* of the guides that fit what he writes */
	const char *hours;      /* "Vi har åbent til kl. 16.00"; NULL: always open */
	bool is_embed;          /* within a page of the customer's */
} SupportView;

/* It has been sent. */
typedef struct {
	const char *title, *words, *again_url;
} SupportSentView;

typedef struct {
	const char *url, *title;
} SupportGuide;

typedef struct {
	const SupportGuide *guides;
	size_t n;
} SupportGuidesView;

typedef struct {
	GuideText text;
	const char *form_url;
} SupportGuideView;

static inline bool
support_wrong(const SupportView *v, const char *field)
{
	return v->where && g_str_equal(v->where, field);
}

/* Does he have to look at who he is? */
static inline bool
support_who_open(const SupportView *v)
{
	return support_wrong(v, "name") || support_wrong(v, "mail");
}
