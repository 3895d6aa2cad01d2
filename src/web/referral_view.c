/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/referral_view.h"

#include "model/when.h"
#include "store/agreement_store.h"
#include "store/case_store.h"
#include "web/side.h"

#define SAY(rd, id, ...)                                                                 \
	text_format((rd)->a, (rd)->lang, (id), (const TextArg[]){ __VA_ARGS__ },         \
	    sizeof((const TextArg[]){ __VA_ARGS__ }) / sizeof(TextArg))

static const char *
when(const Reader *rd, Instant at)
{
	return when_text(rd->a, rd->lang, rd->tz, at, rd->now);
}

/* Where there is little room, and where there is some. */
typedef char *(*WhenWords)(Arena *a, Lang lang, GTimeZone *tz, Instant at, Instant now);

static const char *
chase_words(const Reader *rd, const Referral *r, WhenWords words)
{
	Instant at = referral_is_open(r) ? r->chase_due : r->ended_at;

	if (!at)
		return text(rd->lang, TEXT_REFERRAL_NEEDS_PERSON);
	return SAY(rd,
	    referral_is_open(r) ? TEXT_REFERRAL_CHASE_AT : TEXT_REFERRAL_ENDED_AT,
	    TEXT_ARG(words(rd->a, rd->lang, rd->tz, at, rd->now)));
}

/* Both clocks from the passing on until now, or until its end: theirs runs in their
 * opening hours, ours in those that the customer was promised. */
static bool
set_clocks(Db *db, const Reader *rd, const Referral *r, const Supplier *s, const Case *c,
    ReferralView *v, GError **err)
{
	Instant end = r->ended_at ? r->ended_at : rd->now;
	Hours *theirs;
	Agreement *ag;

	if (!supplier_store_hours(db, rd->a, s, &theirs, err) ||
	    !agreement_store_find(db, rd->a, c->agreement_id, &ag, err))
		return false;
	v->theirs = when_length(rd->a, rd->lang, hours_between(theirs, r->sent_at, end));
	v->ours = when_length(rd->a, rd->lang,
	    ag ? hours_between(ag->hours, r->sent_at, end) : end - r->sent_at);
	return true;
}

static bool
set_word(Db *db, const Reader *rd, const Referral *r, ReferralView *v, GError **err)
{
	ReferralWord *words;
	size_t n;

	if (!referral_store_words(db, rd->a, r->id, &words, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (words[i].state != WORD_PROPOSED)
			continue;
		v->word_id = words[i].id;
		v->word_horizon = words[i].horizon > rd->now ? when(rd, words[i].horizon)
		                                             : NULL;
		v->word_text = words[i].words;
		v->word_reference = words[i].reference;
	}
	/* One that has passed before anybody read it proposes nothing. */
	if (v->word_id && !v->word_horizon && !*v->word_reference)
		v->word_id = 0;
	return true;
}

static bool
set_others(Db *db, const Reader *rd, int64_t id, int64_t but, ReferralView *v,
    GError **err)
{
	int64_t *ids;
	CaseLine *lines = NULL, *line;
	size_t n, n_lines = 0;

	if (!referral_store_cases(db, rd->a, id, &ids, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (ids[i] == but)
			continue;
		if (!case_store_find_line(db, rd->a, ids[i], &line, err))
			return false;
		if (line)
			*arena_push(rd->a, &lines, &n_lines) = *line;
	}
	v->others = case_links_of(rd, lines, n_lines);
	v->n_others = n_lines;
	return true;
}

static bool
fill(Db *db, const Reader *rd, const Case *c, const Referral *r, ReferralView *v,
    GError **err)
{
	Supplier *s;

	if (!supplier_store_find(db, rd->a, r->supplier_id, &s, err))
		return false;
	*v = (ReferralView){
		.id = r->id,
		.version = r->version,
		.number = c->id,
		.url = arena_printf(rd->a, "/referral/%" G_GINT64_FORMAT, r->id),
		.supplier = s->name,
		.supplier_url = arena_printf(rd->a, "/supplier/%" G_GINT64_FORMAT, s->id),
		.phone = s->phone,
		.phone_url = phone_url(rd->a, s->phone),
		.state_words = text(rd->lang, referral_state_text(r->state)),
		.sent = SAY(rd, r->by_phone ? TEXT_REFERRAL_TOLD : TEXT_REFERRAL_SENT,
		    TEXT_ARG(when(rd, r->sent_at)), TEXT_ARG(r->sent_by_name)),
		.reference = r->reference,
		.chase = chase_words(rd, r, when_text),
		.is_open = referral_is_open(r),
		.is_answered = r->state == REFERRAL_ANSWERED,
		.needs_person = referral_is_open(r) && !r->chase_due,
		.has_mail = s->mail != NULL,
		.word_text = "",
		.word_reference = "",
	};
	if (r->horizon) {
		v->horizon = when(rd, r->horizon);
		v->horizon_said = SAY(rd, TEXT_REFERRAL_HORIZON_SAID,
		    TEXT_ARG(r->horizon_by_name), TEXT_ARG(when(rd, r->horizon_at)));
	}
	return set_clocks(db, rd, r, s, c, v, err) &&
	       (!v->is_open || set_word(db, rd, r, v, err)) &&
	       set_others(db, rd, r->id, c->id, v, err);
}

bool
referral_views(Db *db, const Reader *rd, const Case *c, const ReferralView **out,
    size_t *n_out, GError **err)
{
	Referral *all;
	size_t n;

	if (!referral_store_of_case(db, rd->a, c->id, &all, &n, err))
		return false;
	ReferralView *views = arena_newv(rd->a, ReferralView, n);
	/* The newest first: it is the one that matters. */
	for (size_t i = 0; i < n; i++)
		if (!fill(db, rd, c, &all[n - 1 - i], &views[i], err))
			return false;
	*out = views;
	*n_out = n;
	return true;
}

/* --- the list --- */

static const char *
look_of(const Reader *rd, const Referral *r)
{
	if (!referral_is_open(r))
		return "done";
	if (!r->chase_due)
		return "late";
	return r->state == REFERRAL_ANSWERED || r->chase_due < rd->now ? "soon" : "wait";
}

ReferralRow *
referral_rows(Db *db, const Reader *rd, const Referral *all, size_t n, GError **err)
{
	ReferralRow *rows = arena_newv(rd->a, ReferralRow, n + 1);

	for (size_t i = 0; i < n; i++) {
		const Referral *r = &all[i];
		int64_t *ids;
		size_t n_ids;
		Case *c = NULL;

		if (!referral_store_cases(db, rd->a, r->id, &ids, &n_ids, err) ||
		    (n_ids && !case_store_find(db, rd->a, ids[0], &c, err)))
			return NULL;
		rows[i] = (ReferralRow){
			.url = c ? arena_printf(rd->a, "/case/%" G_GINT64_FORMAT, c->id)
			         : "/referrals",
			.supplier = r->supplier_name,
			.supplier_url = arena_printf(rd->a, "/supplier/%" G_GINT64_FORMAT,
			    r->supplier_id),
			.reference = r->reference,
			.number = c ? c->id : 0,
			.subject = c ? c->subject : "",
			.n_more = n_ids ? n_ids - 1 : 0,
			.state_words = text(rd->lang, referral_state_text(r->state)),
			.horizon = r->horizon ? when_short(rd->a, rd->lang, rd->tz,
			                            r->horizon, rd->now)
			                      : NULL,
			.chase = chase_words(rd, r, when_short),
			.look = look_of(rd, r),
		};
	}
	return rows;
}
