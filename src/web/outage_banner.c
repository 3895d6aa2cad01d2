/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/outage_banner.h"

#include "model/when.h"
#include "store/outage_store.h"
#include "store/quarantine_store.h"

#define MOST_OUTAGES 3 /* lines above a page: it is not for them that one came */

const char *
outage_next_words(const Reader *rd, const Outage *o)
{
	bool late = o->next_update_at <= rd->now;
	TextArg at = TEXT_ARG(
	    when_text(rd->a, rd->lang, rd->tz, o->next_update_at, rd->now));

	return text_format(rd->a, rd->lang, late ? TEXT_OUTAGE_OWED : TEXT_OUTAGE_NEXT_BY,
	    &at, 1);
}

static OutageBanner
banner_of(const Reader *rd, const Outage *o)
{
	return (OutageBanner){
		.id = o->id,
		.url = arena_printf(rd->a, "/outage/%" G_GINT64_FORMAT, o->id),
		.title = o->title,
		.next = outage_next_words(rd, o),
		.is_late = o->next_update_at <= rd->now,
	};
}

/* The first ones, and how many more there are. */
static void
add_outages(const Reader *rd, const Outage *on, size_t n, OutageBanner **out,
    size_t *n_out)
{
	size_t shown = n <= MOST_OUTAGES ? n : MOST_OUTAGES - 1;

	for (size_t i = 0; i < shown; i++)
		*arena_push(rd->a, out, n_out) = banner_of(rd, &on[i]);
	if (shown == n)
		return;
	const TextArg more = TEXT_ARG((int64_t)(n - shown));
	*arena_push(rd->a, out, n_out) = (OutageBanner){
		.url = "/outages",
		.title = text_format(rd->a, rd->lang, TEXT_OUTAGE_MORE, &more, 1),
		.next = outage_next_words(rd, &on[shown]),
		.is_late = on[shown].next_update_at <= rd->now,
	};
}

const char *
outage_proposal_url(Arena *a, const OutageProposal *p)
{
	return arena_printf(a, "/outage/new?proposal=%" G_GINT64_FORMAT, p->id);
}

const char *
outage_proposal_words(const Reader *rd, const OutageProposal *p)
{
	const TextArg args[] = { TEXT_ARG(p->n_cases), TEXT_ARG(p->subject) };

	return text_format(rd->a, rd->lang, TEXT_OUTAGE_PROPOSED, args, 2);
}

static bool
add_proposals(Db *db, const Reader *rd, OutageBanner **out, size_t *n_out, GError **err)
{
	OutageProposal *all;
	size_t n;

	if (!outage_store_proposals(db, rd->a, &all, &n, err))
		return false;
	if (!n)
		return true;
	const TextArg many[] = { TEXT_ARG((int64_t)n), TEXT_ARG(all[0].subject) };
	*arena_push(rd->a, out, n_out) = (OutageBanner){
		.url = n == 1 ? outage_proposal_url(rd->a, &all[0]) : "/outages",
		.title = n == 1 ? outage_proposal_words(rd, &all[0])
		                : text_format(rd->a, rd->lang, TEXT_OUTAGE_PROPOSED_MANY,
		                      many, 2),
		.next = text(rd->lang, TEXT_OUTAGE_PROPOSED_LOOK),
		.is_proposal = true,
	};
	return true;
}

/* What came by a form and waits for somebody's word: nobody should forget it. */
static bool
add_quarantine(Db *db, const Reader *rd, OutageBanner **out, size_t *n_out, GError **err)
{
	int64_t n;

	if (!quarantine_store_count(db, &n, err))
		return false;
	const TextArg waiting = TEXT_ARG(n);
	if (n)
		*arena_push(rd->a, out, n_out) = (OutageBanner){
			.url = "/quarantine",
			.title = text_format(rd->a, rd->lang, TEXT_QUARANTINE_BANNER,
			    &waiting, 1),
			.next = text(rd->lang, TEXT_QUARANTINE_LOOK),
			.is_proposal = true,
			.is_quarantine = true,
		};
	return true;
}

bool
outage_banners_of_staff(Db *db, const Reader *rd, OutageBanner **out, size_t *n_out,
    GError **err)
{
	OutageBanner *banners = NULL;
	Outage *on;
	size_t n;

	*n_out = 0;
	if (!outage_store_on(db, rd->a, &on, &n, err))
		return false;
	add_outages(rd, on, n, &banners, n_out);
	if (!add_proposals(db, rd, &banners, n_out, err) ||
	    !add_quarantine(db, rd, &banners, n_out, err))
		return false;
	*out = banners;
	return true;
}

bool
outage_banners_of_customer(Db *db, const Reader *rd, int64_t customer_id,
    OutageBanner **out, size_t *n_out, GError **err)
{
	OutageBanner *banners = NULL;
	Outage *on;
	size_t n;

	*n_out = 0;
	if (!outage_store_on_of_customer(db, rd->a, customer_id, &on, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		OutageBanner b = banner_of(rd, &on[i]);
		OutageWord *last;

		if (!outage_store_last_word(db, rd->a, on[i].id, &last, err))
			return false;
		b.url = NULL;
		b.said = last ? outage_word_text(last, rd->lang) : NULL;
		*arena_push(rd->a, &banners, n_out) = b;
	}
	*out = banners;
	return true;
}
