/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/handin.h"

#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/seal.h"
#include "store/desk_store.h"
#include "store/handin_store.h"

#define SEAL_PURPOSE "handin"

/* --- the entry of each step --- */

/* What an entry says besides the state. */
typedef struct {
	bool step;                   /* it came to its state by it */
	OutMailKind mail;            /* what the reporter is told by it; 0: nothing */
	const char *lent, *returned; /* a machine; NULL */
	bool wiped;                  /* the code was forgotten */
} Told;

/* {"handin":7,"state":1,"what":"Lenovo T14","mail":20 …}: as it was then. */
static const char *
details_of(Arena *a, const Handin *h, const Told *told)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	json_put_key(&w, "handin"), json_put_int(&w, h->id);
	if (told->step)
		json_put_key(&w, "state"), json_put_int(&w, h->state);
	json_put_key(&w, "what"), json_put_text(&w, h->what);
	if (*h->accessories)
		json_put_key(&w, "accessories"), json_put_text(&w, h->accessories);
	if (told->step && h->state == HANDIN_FETCHED)
		json_put_key(&w, "fetched_by"), json_put_text(&w, h->fetched_by);
	if (told->lent)
		json_put_key(&w, "lent"), json_put_text(&w, told->lent);
	if (told->returned)
		json_put_key(&w, "returned"), json_put_text(&w, told->returned);
	if (told->wiped)
		json_put_key(&w, "wiped"), json_put_int(&w, 1);
	if (told->mail)
		json_put_key(&w, "mail"), json_put_int(&w, told->mail);
	json_end_object(&w);
	return arena_strdup(a, s->str);
}

/* A line of a field: trimmed, at most so long. */
static const char *
line_of(Arena *a, const char *s)
{
	char *line = g_strstrip(str_strip_control(a, s ? s : ""));

	return str_truncate_utf8(a, line, HANDIN_MAX_WORDS);
}

static Entry
entry_of(const Use *u, const Case *c, const char *note, bool is_public)
{
	Entry e = entry_by(u->who, ENTRY_HANDIN, is_public, note);

	if (c->status == STATUS_NEW)
		CHANGE(&e.change, status, STATUS_OPEN);
	if (actor_is_staff(u->who) && !c->responded_at)
		CHANGE(&e.change, responded_at, u->who->now);
	return e;
}

/* --- it is received --- */

typedef struct {
	Use use;
	const HandinReceive *what;
	const char *note;
	int64_t id;
} Receiving;

static bool
keep_code(Db *db, Arena *a, const Handin *h, const char *code, GError **err)
{
	const void *sealed;
	House house;
	size_t n;

	if (!h->had_code)
		return true;
	if (!house_load(db, a, &house, err))
		return false;
	house_seal(a, &house, SEAL_PURPOSE, code, &sealed, &n);
	return handin_store_set_code(db, h->id, sealed, n, err);
}

static bool
receive(Db *db, void *arg, GError **err)
{
	Receiving *x = arg;
	const HandinReceive *w = x->what;
	Arena *a = x->use.arena;
	const char *code = line_of(a, w->code);
	Handin h = {
		.case_id = w->case_id,
		.state = HANDIN_RECEIVED,
		.what = line_of(a, w->what),
		.serial = line_of(a, w->serial),
		.accessories = line_of(a, w->accessories),
		.shelf = line_of(a, w->shelf),
		.received_at = x->use.who->now,
		.received_by = x->use.who->staff_id,
		.fetched_by = "",
		.loan = line_of(a, w->loan),
		.had_code = *code,
	};
	Case *c;

	if (!case_load_open(db, a, w->case_id, 0, &c, err))
		return false;
	h.loan_out_at = *h.loan ? x->use.who->now : 0;
	if (!handin_store_add(db, &h, err) || !keep_code(db, a, &h, code, err))
		return false;
	Entry e = entry_of(&x->use, c, x->note, true);
	const Told told = { .step = true,
		.mail = w->mail ? MAIL_HANDIN : (OutMailKind)0,
		.lent = *h.loan ? h.loan : NULL };
	e.details = details_of(a, &h, &told);
	x->id = h.id;
	return case_enter(db, &x->use, c, &e, err);
}

bool
handin_receive(Db *db, Arena *a, const Actor *who, const HandinReceive *what, int64_t *id,
    GError **err)
{
	Receiving x = { .use = { a, who }, .what = what };

	if (!must_be_staff(who, err) || !case_text(a, what->note, &x.note, err))
		return false;
	if (!*line_of(a, what->what))
		return fail(err, ERR_INVALID, "handin.what.missing");
	if (!db_transact(db, receive, &x, err))
		return false;
	*id = x.id;
	return true;
}

/* --- what becomes of it --- */

/* The hand-in and its case; seen 0 has seen none. */
static bool
load(Db *db, const Use *u, int64_t id, int64_t seen, Handin **h, Case **c, GError **err)
{
	if (!handin_store_find(db, u->arena, id, h, err))
		return false;
	if (!*h)
		return fail(err, ERR_INVALID, "handin.unknown");
	if (seen && (*h)->version != seen)
		return fail(err, ERR_CONFLICT, "handin.changed");
	return case_load(db, u->arena, (*h)->case_id, 0, c, err);
}

static bool
forget_code(Db *db, const Use *u, Handin *h, bool *wiped, GError **err)
{
	*wiped = handin_has_code(h);
	if (!*wiped)
		return true;
	h->wiped_at = u->who->now;
	return handin_store_wipe_code(db, h->id, err);
}

typedef struct {
	Use use;
	const HandinMove *what;
	const char *note;
} Moving;

/* What the new state brings with it. */
static bool
set_state(Db *db, const Moving *m, Handin *h, const Case *c, Told *told, GError **err)
{
	const Use *u = &m->use;

	told->step = true;
	h->state = m->what->state;
	h->state_at = u->who->now;
	if (h->state == HANDIN_READY) {
		h->ready_at = u->who->now;
		h->reminders = 0;
		told->mail = case_is_open(c) ? MAIL_HANDIN_READY : (OutMailKind)0;
		return job_store_set(db, JOB_FETCH, h->id,
		    u->who->now + HANDIN_REMIND_AFTER, u->who->now, err);
	}
	if (h->state == HANDIN_FETCHED) {
		h->fetched_at = u->who->now;
		h->fetched_by = line_of(u->arena, m->what->fetched_by);
		if (!*h->fetched_by)
			h->fetched_by = h->person_name ? h->person_name : "";
	}
	return job_store_set(db, JOB_FETCH, h->id, 0, u->who->now, err) &&
	       (h->state != HANDIN_FETCHED || forget_code(db, u, h, &told->wiped, err));
}

static bool
move(Db *db, void *arg, GError **err)
{
	const Moving *m = arg;
	const HandinMove *w = m->what;
	Told told = { 0 };
	Handin *h;
	Case *c;

	if (!load(db, &m->use, w->id, w->seen, &h, &c, err))
		return false;
	if (h->state == HANDIN_FETCHED)
		return fail(err, ERR_INVALID, "handin.fetched");
	bool moves = w->state && w->state != h->state;
	const char *shelf = w->shelf ? line_of(m->use.arena, w->shelf) : h->shelf;
	if (!moves && g_str_equal(shelf, h->shelf) && !*m->note && !w->minutes)
		return true;
	h->shelf = shelf;
	if (moves && !set_state(db, m, h, c, &told, err))
		return false;
	if (!handin_store_save(db, h, err))
		return false;
	if (!moves && !*m->note && !w->minutes)
		return db_announce(db, "case", c->id),
		       true; /* it only stands elsewhere */
	Entry e = entry_of(&m->use, c, m->note, true);
	e.minutes = w->minutes;
	e.details = details_of(m->use.arena, h, &told);
	return case_enter(db, &m->use, c, &e, err);
}

bool
handin_move(Db *db, Arena *a, const Actor *who, const HandinMove *what, GError **err)
{
	Moving m = { .use = { a, who }, .what = what };

	if (what->minutes < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	return must_be_staff(who, err) && case_text(a, what->note, &m.note, err) &&
	       db_transact(db, move, &m, err);
}

/* --- a machine meanwhile --- */

typedef struct {
	Use use;
	int64_t id, seen;
	const char *loan;
} Lending;

static bool
lend(Db *db, void *arg, GError **err)
{
	const Lending *l = arg;
	Instant now = l->use.who->now;
	Handin *h;
	Case *c;

	if (!load(db, &l->use, l->id, l->seen, &h, &c, err))
		return false;
	if (*l->loan && handin_is_lent(h))
		return fail(err, ERR_INVALID, "handin.loan.out");
	if (!*l->loan && !handin_is_lent(h))
		return fail(err, ERR_INVALID, "handin.loan.none");
	if (*l->loan) {
		h->loan = l->loan;
		h->loan_out_at = now;
		h->loan_back_at = 0;
	} else {
		h->loan_back_at = now;
	}
	Entry e = entry_of(&l->use, c, NULL, true);
	const Told told = { .lent = *l->loan ? h->loan : NULL,
		.returned = *l->loan ? NULL : h->loan };
	e.details = details_of(l->use.arena, h, &told);
	return handin_store_save(db, h, err) && case_enter(db, &l->use, c, &e, err);
}

bool
handin_lend(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *loan, GError **err)
{
	Lending l = { { a, who }, id, seen, line_of(a, loan) };

	return must_be_staff(who, err) && db_transact(db, lend, &l, err);
}

/* --- the code --- */

static bool
wipe(Db *db, void *arg, GError **err)
{
	const Lending *l = arg;
	Handin *h;
	Case *c;
	bool wiped;

	if (!load(db, &l->use, l->id, l->seen, &h, &c, err))
		return false;
	if (!handin_has_code(h))
		return true;
	const Told told = { .wiped = true };
	Entry e = entry_of(&l->use, c, NULL, true);
	e.details = details_of(l->use.arena, h, &told);
	return forget_code(db, &l->use, h, &wiped, err) &&
	       handin_store_save(db, h, err) && case_enter(db, &l->use, c, &e, err);
}

bool
handin_wipe(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen, GError **err)
{
	Lending l = { { a, who }, id, seen, "" };

	return must_be_staff(who, err) && db_transact(db, wipe, &l, err);
}

bool
handin_code(Db *db, Arena *a, const House *house, const Handin *h, const char **out,
    GError **err)
{
	const void *sealed;
	size_t n;

	*out = NULL;
	if (!handin_store_code(db, a, h->id, &sealed, &n, err))
		return false;
	if (sealed)
		*out = house_unseal(a, house, SEAL_PURPOSE, sealed, n);
	return true;
}

/* --- what is ready and not fetched --- */

typedef struct {
	Use use;
	int64_t id;
	Instant again;
} Reminding;

static bool
remind(Db *db, void *arg, GError **err)
{
	Reminding *x = arg;
	Handin *h;
	Case *c;

	x->again = 0;
	if (!load(db, &x->use, x->id, 0, &h, &c, err))
		return false;
	if (h->state != HANDIN_READY || h->reminders >= HANDIN_REMINDERS)
		return true;
	/* Safe to run twice: not sooner than its time. */
	Instant due = h->ready_at + HANDIN_REMIND_AFTER * (h->reminders + 1);
	if (x->use.who->now < due) {
		x->again = due;
		return true;
	}
	h->reminders++;
	if (h->reminders < HANDIN_REMINDERS)
		x->again = x->use.who->now + HANDIN_REMIND_AFTER;
	Entry e = entry_by(x->use.who, ENTRY_HANDIN, false, NULL);
	const Told told = { .mail = MAIL_HANDIN_FETCH };
	e.details = details_of(x->use.arena, h, &told);
	return handin_store_save(db, h, err) && case_enter(db, &x->use, c, &e, err);
}

bool
handin_remind(Db *db, Arena *a, const Actor *who, int64_t id, Instant *again,
    GError **err)
{
	Reminding x = { .use = { a, who }, .id = id };

	if (!db_transact(db, remind, &x, err))
		return false;
	*again = x.again;
	return true;
}

/* --- the QR code --- */

static char *
id_words(Arena *a, int64_t id)
{
	return arena_printf(a, "%" G_GINT64_FORMAT, id);
}

char *
handin_link(Arena *a, const House *house, int64_t id)
{
	const char *name = id_words(a, id);

	return arena_printf(a, "%s/h/%s/%s", house->url, name,
	    house_sign(a, house, SIGN_HANDIN, name));
}

bool
handin_link_holds(Arena *a, const House *house, int64_t id, const char *tag)
{
	return house_signed(a, house, SIGN_HANDIN, id_words(a, id), tag);
}
