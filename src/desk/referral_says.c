/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "base/str.h"
#include "desk/horizon.h"
#include "desk/referral_int.h"

#define MAX_WORDS     1000 /* characters */
#define MAX_REFERENCE 60

typedef struct {
	Use use;
	const ReferralSays *what;
	const char *text, *reference;
} Saying;

/* The proposal that was accepted, as the word; or what was typed. */
static bool
find_word(Db *db, const Saying *s, const Referred *x, ReferralWord *out, GError **err)
{
	const ReferralSays *w = s->what;
	ReferralWord *words;
	size_t n;

	*out = (ReferralWord){ .referral_id = x->r->id,
		.said_at = s->use.who->now,
		.horizon = w->horizon,
		.words = s->text,
		.reference = s->reference,
		.state = WORD_ACCEPTED };
	if (!w->word_id)
		return true;
	if (!referral_store_words(db, s->use.arena, x->r->id, &words, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (words[i].id == w->word_id && words[i].state == WORD_PROPOSED) {
			*out = words[i];
			return true;
		}
	return fail(err, ERR_CONFLICT, "referral.changed");
}

/* His word is what the case's reporter is told to expect, if that is another than he was
 * told before by more than the agreed margin. */
static bool
move_horizon(Db *db, const Use *u, const Referred *x, const ReferralWord *word, Case *c,
    GError **err)
{
	Entry e = entry_by(u->who, ENTRY_HORIZON, false, word->words);

	if (!horizon_given(db, u, c, word->horizon, HORIZON_SUPPLIER, &e.change, err))
		return false;
	CHANGE(&e.change, status, STATUS_WAITING_SUPPLIER);
	if (!change_reduce(&e.change, c))
		return true;
	return referral_enter(db, u, x,
	    (ReferralDetails){ .thing = arena_printf(u->arena,
	                           "referral %" G_GINT64_FORMAT " horizon "
	                           "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
	                           x->r->id, word->horizon, x->r->version) },
	    c, &e, err);
}

static bool
take_horizon(Db *db, const Use *u, const Referred *x, const ReferralWord *word,
    GError **err)
{
	Referral *r = x->r;
	Case **cases;
	size_t n;

	if (word->horizon <= u->who->now)
		return fail(err, ERR_INVALID, "referral.horizon.past");
	if (!referral_open_cases(db, u->arena, r->id, &cases, &n, err))
		return false;
	r->horizon = word->horizon;
	r->horizon_text = word->words;
	r->horizon_by = u->who->staff_id;
	r->horizon_at = u->who->now;
	r->state = REFERRAL_OPEN;
	r->chases = 0;
	/* Chased when it is due, at a time when somebody is there. */
	if (!referral_after(db, u->arena, x->supplier, word->horizon, 0, &r->chase_due,
	        err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!move_horizon(db, u, x, word, cases[i], err))
			return false;
	return true;
}

static bool
say(Db *db, void *arg, GError **err)
{
	const Saying *s = arg;
	const Use *u = &s->use;
	ReferralWord word;
	Referred x;

	if (!referral_load_open(db, u->arena, s->what->referral_id, s->what->seen, &x,
	        err) ||
	    !find_word(db, s, &x, &word, err))
		return false;
	if (!word.horizon && !*word.reference)
		return fail(err, ERR_INVALID, "referral.says.nothing");
	if (*word.reference)
		x.r->reference = word.reference;
	if (word.horizon && !take_horizon(db, u, &x, &word, err))
		return false;
	if (word.id ? !referral_store_settle_words(db, x.r->id, word.id, WORD_ACCEPTED,
	                  u->who->staff_id, err)
	            : !referral_store_add_word(db, &word, u->who->staff_id, err))
		return false;
	/* Whatever else was proposed is older than what was just taken. */
	if (!referral_store_settle_words(db, x.r->id, 0, WORD_PUT_ASIDE, u->who->staff_id,
	        err))
		return false;
	return referral_save(db, u, x.r, err);
}

static const char *
one_line(Arena *a, const char *typed, size_t max)
{
	char *line = g_strstrip(str_strip_control(a, typed ? typed : ""));

	return str_truncate_utf8(a, line, max);
}

bool
referral_says(Db *db, Arena *a, const Actor *who, const ReferralSays *what, GError **err)
{
	Saying s = { .use = { a, who },
		.what = what,
		.text = one_line(a, what->text, MAX_WORDS),
		.reference = one_line(a, what->reference, MAX_REFERENCE) };

	return must_be_staff(who, err) && db_transact(db, say, &s, err);
}

static bool
put_aside(Db *db, void *arg, GError **err)
{
	const Saying *s = arg;
	const Use *u = &s->use;
	Referred x;

	return referral_load_open(db, u->arena, s->what->referral_id, s->what->seen, &x,
	           err) &&
	       referral_store_settle_words(db, x.r->id, 0, WORD_PUT_ASIDE,
	           u->who->staff_id, err) &&
	       referral_save(db, u, x.r, err);
}

bool
referral_put_aside(Db *db, Arena *a, const Actor *who, int64_t referral_id, int64_t seen,
    GError **err)
{
	const ReferralSays what = { .referral_id = referral_id, .seen = seen };
	Saying s = { .use = { a, who }, .what = &what };

	return must_be_staff(who, err) && db_transact(db, put_aside, &s, err);
}
