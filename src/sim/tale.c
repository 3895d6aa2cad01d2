/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/tale.h"

#include "sim/tale_int.h"
#include "sim/tale_work.h"

/* So many of 100 that are not changes. */
static const FaultList *
faults_of(Dice *d, Lang lang)
{
	static const struct {
		const FaultList *list;
		int percent;
	} shares[] = { { &faults_office, 40 }, { &faults_access, 20 },
		{ &faults_network, 18 }, { &faults_changes, 22 } };
	int throw = dice_below(d, 100);

	if (lang == LANG_EN)
		return &faults_english;
	for (size_t i = 0; i + 1 < G_N_ELEMENTS(shares); i++) {
		if (throw < shares[i].percent)
			return shares[i].list;
		throw -= shares[i].percent;
	}
	return &faults_changes;
}

/* An outage is the matter of a storm, not of one tale in thirty. */
static const Fault *
draw_fault(Dice *d, Lang lang)
{
	const FaultList *list = faults_of(d, lang);
	const Fault *f = &list->faults[dice_below(d, (int)list->n)];

	if (f->category == CATEGORY_OUTAGE && dice_percent(d, 70))
		f = &list->faults[dice_below(d, (int)list->n)];
	return f;
}

static Tale *
tale_new(const Stage *st, Firm *firm, uint64_t number)
{
	Tale *t = g_new0(Tale, 1);
	int throw;

	t->number = number;
	t->dice = dice_new(st->seed, number);
	t->firm = firm;
	t->who = &firm->members[dice_below(&t->dice, firm->n_members)];
	t->fault = draw_fault(&t->dice, t->who->lang);
	throw = dice_below(&t->dice, 100);
	t->channel = throw < 58   ? CHANNEL_MAIL
	             : throw < 80 ? CHANNEL_PHONE
	                          : CHANNEL_FORM;
	return t;
}

void
tale_free(Tale *t)
{
	g_free(t);
}

void
tale_begin(const Stage *st, Firm *firm, uint64_t number, Instant at)
{
	Tale *t = tale_new(st, firm, number);

	/* Nobody answers the telephone at night. */
	if (t->channel == CHANNEL_PHONE && rhythm_at_work(st->rhythm, at) != at)
		t->channel = CHANNEL_MAIL;
	tale_next(st, t, STEP_REPORT, at);
}

static const Fault storm = { CATEGORY_OUTAGE,
	"[Internet nede|Alt er nede|Ingen forbindelse|Kan ikke komme på {program}]",
	"[Vi har ikke noget internet {since}.|Alt er nede hos os: mail, telefoner og "
	"{program}.|"
	"Ingen af os kan komme på noget som helst.] [Er det hele byen?|Hvad sker der?|"
	"Vi står med kunder!|Hvornår er det oppe igen?]",
	"Vi ser det også her.", "Ok.",
	"Fiberbrud efter stormen; fælles med andre kunder.",
	"Fiberen er repareret, og forbindelsen har været stabil i en halv time. Undskyld "
	"ventetiden." };

void
tale_begin_in_storm(const Stage *st, Firm *firm, uint64_t number, Instant at,
    Instant ends)
{
	Tale *t = tale_new(st, firm, number);

	t->fault = &storm;
	t->storm_ends = ends;
	if (rhythm_at_work(st->rhythm, at) == at && dice_percent(&t->dice, 60))
		t->channel = CHANNEL_PHONE;
	tale_next(st, t, STEP_REPORT, at);
}

void
tale_next(const Stage *st, Tale *t, TaleStep step, Instant at)
{
	t->next = step;
	queue_put(st->queue, at, t->number, t);
}

void
tale_next_at_work(const Stage *st, Tale *t, TaleStep step, Instant at)
{
	tale_next(st, t, step, rhythm_at_work(st->rhythm, at));
}

bool
tale_step(const Stage *st, const QueueItem *item, GError **err)
{
	Tale *t = item->what;
	TaleStep step = t->next;

	t->next = STEP_END;
	bool done = tale_do(st, t, step, item->at, err);
	if (t->next == STEP_END) /* else it is in the queue again */
		tale_free(t);
	return done;
}
