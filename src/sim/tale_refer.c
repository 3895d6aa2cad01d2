/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/tale_refer.h"

#include <string.h>

#include "desk/mail_receive.h"
#include "desk/referral.h"
#include "store/supplier_store.h"

static const CastSupplier *
supplier_of(const Stage *st, Tale *t)
{
	const Cast *cast = st->cast;

	for (size_t i = 0; i < cast->n_suppliers; i++)
		if (!strcmp(cast->suppliers[i].word, t->fault->supplier))
			return &cast->suppliers[i];
	return &cast->suppliers[dice_below(&t->dice, (int)cast->n_suppliers)];
}

/* --- to him --- */

/* What the desk proposes to write, with what it does not know filled in. */
static bool
letter(const Stage *st, const Tale *t, const char **out, GError **err)
{
	g_autoptr(GString) s = g_string_new(NULL);
	ReferralDraft draft;

	if (!referral_draft(st->db, st->arena, t->case_id, t->supplier->id, &draft, err))
		return false;
	g_string_assign(s, draft.text);
	g_string_replace(s, REFERRAL_MISSING, "?", 0);
	*out = arena_strdup(st->arena, s->str);
	return true;
}

bool
tale_refer(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	ReferralSend send = { .case_id = t->case_id,
		.by_phone = dice_percent(&t->dice, 25) };

	t->supplier = supplier_of(st, t);
	send.supplier_id = t->supplier->id;
	/* When he is done; by then he may have said when. */
	t->arrives = at + dice_wait(&t->dice, HOURS(6), DAYS(9));
	tale_next_at_work(st, t, STEP_SAYS,
	    at + dice_wait(&t->dice, MINUTES(20), HOURS(20)));
	return letter(st, t, &send.text, err) &&
	       referral_send(st->db, st->arena, &who, &send, &t->referral_id, err);
}

/* --- what he says --- */

/* He hopes for the day before, or a day after; people say full hours. */
static Instant
promised(Tale *t, Instant at)
{
	Instant when = t->arrives + HOURS(dice_between(&t->dice, -20, 30));

	when = MAX(when, at + HOURS(2));
	return when - when % HOURS(1);
}

static bool
says_by_phone(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	const ReferralSays says = { .referral_id = t->referral_id,
		.horizon = promised(t, at),
		.text = tale_words(st, t,
		    "[Teknikeren er på vej|Reservedelen er bestilt|"
		    "De har fundet fejlen]"),
		.reference = arena_printf(st->arena, "INC%06d",
		    dice_below(&t->dice, 1000000)) };

	return referral_says(st->db, st->arena, &who, &says, err);
}

/* Somebody reads the mail, and takes his word if it says when. */
static bool
read_word(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	ReferralWord *words;
	size_t n;

	if (!referral_store_words(st->db, st->arena, t->referral_id, &words, &n, err))
		return false;
	for (size_t i = n; i-- > 0;)
		if (words[i].state == WORD_PROPOSED && words[i].horizon > at) {
			const ReferralSays says = { .referral_id = t->referral_id,
				.word_id = words[i].id };

			return referral_says(st->db, st->arena, &who, &says, err);
		}
	return true;
}

static bool
says_by_mail(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor desk = { .now = at };
	const CastSupplier *s = t->supplier;
	Instant when = promised(t, at);
	g_autoptr(GDateTime) local = rhythm_local(st->rhythm, when);
	g_autofree char *day = g_date_time_format(local, "%d-%m-%Y kl. %H:%M");
	g_autofree char *iso = g_date_time_format(local, "%Y-%m-%d at %H:%M");
	InMail m = {
		.envelope_from = s->mail,
		.from = { s->name, s->mail },
		.envelope_to = house_supplier_address(st->arena, &st->cast->house,
		    t->referral_id),
		.subject = arena_printf(st->arena, "Re: %s", tale_subject(st, t)),
		.text = s->lang == LANG_DA
		            ? arena_printf(st->arena,
		                  "Hej\n\nVi forventer at være færdige %s.\n\nMvh\n%s",
		                  day, s->name)
		            : arena_printf(st->arena,
		                  "Hello,\n\nWe expect to be done by %s.\n\nRegards\n%s",
		                  iso, s->name),
		.message_id = arena_printf(st->arena,
		    "s%" G_GUINT64_FORMAT ".%d.%" G_GUINT64_FORMAT "@mail.%s", t->number,
		    t->said, st->seed, strchr(s->mail, '@') + 1),
		.date = at,
		.kind = MAIL_NORMAL,
		.may_answer = true,
		.raw = "From: simulation@skranke.example\r\n\r\n",
	};
	MailReceived done;

	m.raw_size = strlen(m.raw);
	return mail_receive(st->db, st->blobs, st->arena, &desk, &m, &done, err) &&
	       read_word(st, t, at + MINUTES(3), err);
}

/* Does he still have it? One of a case that ended meanwhile has ended too. */
static bool
has_it(const Stage *st, const Tale *t, bool *has, GError **err)
{
	Referral *r;

	if (!referral_store_find(st->db, st->arena, t->referral_id, &r, err))
		return false;
	*has = referral_is_open(r);
	return true;
}

bool
tale_supplier_says(const Stage *st, Tale *t, Instant at, GError **err)
{
	int throw = dice_below(&t->dice, 100);
	bool more = t->said++ < 2 && dice_percent(&t->dice, 35), has;

	/* One day more: he says so before his word has passed, or is asked. */
	if (more && t->arrives > at + HOURS(6))
		tale_next_at_work(st, t, STEP_SAYS,
		    at + dice_wait(&t->dice, HOURS(3), t->arrives - at));
	else
		tale_next_at_work(st, t, STEP_ARRIVED, MAX(t->arrives, at + HOURS(1)));
	if (!has_it(st, t, &has, err))
		return false;
	if (!has || throw >= 75) /* silence: he is chased */
		return true;
	return throw < 35 ? says_by_phone(st, t, at, err) : says_by_mail(st, t, at, err);
}

/* --- the end --- */

bool
tale_supplied(const Stage *st, Tale *t, Instant at, GError **err)
{
	const Actor who = tale_takes(st, t, at);
	bool has;

	if (!has_it(st, t, &has, err))
		return false;
	return !has || referral_end(st->db, st->arena, &who, t->referral_id, 0,
	                   REFERRAL_DONE, "", err);
}
