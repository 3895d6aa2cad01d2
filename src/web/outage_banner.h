/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage_banner.h - the outages that are on, in a line each, for whoever should know. */
#pragma once

#include "model/outage.h"
#include "store/outage_store.h"
#include "web/chip_view.h"
#include "web/outage_view.h"

/* "Nyt senest kl. 14.30", or that it is owed. */
const char *outage_next_words(const Reader *rd, const Outage *o);

/* Like reports that may be an outage: where they are looked at, and "3 ens henvendelser:
 * Internettet er nede". */
const char *outage_proposal_url(Arena *a, const OutageProposal *p);
const char *outage_proposal_words(const Reader *rd, const OutageProposal *p);

/* For the staff: those that are on, who is owed a word the longest first, and like
 * reports that nobody has looked at. Of many a few lines, which lead to all. */
bool outage_banners_of_staff(Db *db, const Reader *rd, OutageBanner **out, size_t *n,
    GError **err);
/* For a customer's contact form: those that touch him, with what was said last. */
bool outage_banners_of_customer(Db *db, const Reader *rd, int64_t customer_id,
    OutageBanner **out, size_t *n, GError **err);
