/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/held_show.h"

#include "desk/case.h"
#include "store/agreement_store.h"
#include "store/case_store.h"
#include "web/terms.h"

/* The last entry that chose the version; the first one of the case chose the first. */
static size_t
chosen_by(const CaseClocks *k)
{
	size_t last = 0;

	for (size_t i = 1; i < k->n_entries; i++)
		if (CHANGES(&k->entries[i].change, agreement_id))
			last = i;
	return last;
}

static bool
say_why(Db *db, const Reader *rd, const CaseClocks *k, HeldView *held, GError **err)
{
	size_t i = chosen_by(k);
	const Entry *mark = &k->entries[i];
	TextArg args[] = {
		TEXT_ARG(when_text(rd->a, rd->lang, rd->tz, mark->at, rd->now)),
		TEXT_ARG(""),
	};
	Entry *e;

	if (i == 0 || CHANGES(&mark->change, customer_id)) {
		held->why = text_format(rd->a, rd->lang,
		    i ? TEXT_CLOCKS_HELD_CUSTOMER : TEXT_CLOCKS_HELD_OPENED, args, 1);
		return true;
	}
	if (!entry_store_find(db, rd->a, mark->id, &e, err))
		return false;
	args[1] = TEXT_ARG(e->author ? e->author : "");
	held->why = text_format(rd->a, rd->lang, TEXT_CLOCKS_HELD_MOVED, args, 2);
	held->reason = *e->text ? e->text : NULL;
	return true;
}

static const char *
words_of(const Reader *rd, const Agreement *ag)
{
	TextArg args[] = {
		TEXT_ARG(ag->name),
		TEXT_ARG(terms_date(rd, ag, ag->valid_from)),
	};

	return text_format(rd->a, rd->lang,
	    ag->customer_id ? TEXT_CLOCKS_VERSION : TEXT_CLOCKS_VERSION_HOUSE, args,
	    G_N_ELEMENTS(args));
}

/* Those of the customer's, or of the house's (0), that have begun. */
static bool
add_versions(Db *db, const Reader *rd, const Case *c, int64_t whose, HeldView *held,
    GError **err)
{
	Choice *others = held->others;
	Agreement *now, *all;
	size_t n;

	if (!agreement_store_in_force(db, rd->a, c->customer_id, rd->now, &now, err) ||
	    !agreement_store_versions(db, rd->a, whose, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const Agreement *ag = &all[i];

		if (ag->valid_from > rd->now || ag->id == c->agreement_id)
			continue;
		*arena_push(rd->a, &others, &held->n_others) = (Choice){
			.value = arena_printf(rd->a, "%" G_GINT64_FORMAT, ag->id),
			.words = words_of(rd, ag),
			.on = now && ag->id == now->id,
		};
	}
	held->others = others;
	return true;
}

bool
held_show(Db *db, const Reader *rd, const Actor *who, const Case *c, const CaseClocks *k,
    HeldView *held, GError **err)
{
	const Agreement *ag = k->of.ag;

	held->name = words_of(rd, ag);
	held->url = arena_printf(rd->a, "/agreement/%" G_GINT64_FORMAT, ag->id);
	held->category = text(rd->lang, category_text(c->category));
	if (!say_why(db, rd, k, held, err))
		return false;
	if (!case_is_open(c) || !case_may_move_agreement(who))
		return true;
	held->action = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT "/agreement", c->id);
	return (!c->customer_id || add_versions(db, rd, c, c->customer_id, held, err)) &&
	       add_versions(db, rd, c, 0, held, err);
}
