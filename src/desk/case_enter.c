/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/clocks.h"
#include "desk/evaluation_int.h"
#include "desk/file_words_int.h"
#include "desk/guide_int.h"
#include "desk/horizon.h"
#include "desk/ledger_int.h"
#include "desk/mention_int.h"
#include "desk/notify.h"
#include "desk/outage.h"
#include "desk/visit_int.h"
#include "desk/waiting_int.h"
#include "store/agreement_store.h"
#include "store/case_store.h"
#include "store/desk_store.h"

bool
must_be_staff(const Actor *who, GError **err)
{
	return actor_is_staff(who) || fail(err, ERR_DENIED, "staff.only");
}

bool
case_load(Db *db, Arena *a, int64_t id, int64_t seen, Case **out, GError **err)
{
	Case *c;

	if (!case_store_find(db, a, id, &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "case.unknown");
	if (seen && c->version != seen)
		return fail(err, ERR_CONFLICT, "case.changed");
	*out = c;
	return true;
}

bool
case_load_open(Db *db, Arena *a, int64_t id, int64_t seen, Case **out, GError **err)
{
	Case *c;

	if (!case_load(db, a, id, seen, &c, err))
		return false;
	if (!case_is_open(c))
		return fail(err, ERR_INVALID, "case.closed");
	*out = c;
	return true;
}

Entry
entry_by(const Actor *who, EntryKind kind, bool is_public, const char *text)
{
	return (Entry){
		.kind = kind,
		.at = who->now,
		.staff_id = who->staff_id,
		.person_id = who->person_id,
		.is_public = is_public,
		.text = text ? text : "",
		.told_from = who->told_from,
	};
}

bool
case_promise(Db *db, Arena *a, const Case *c, int64_t customer_id, Change *ch,
    GError **err)
{
	Agreement *ag;

	if (!agreement_store_in_force(db, a, customer_id, c->opened_at, &ag, err))
		return false;
	if (!ag)
		return fail(err, ERR_INTERNAL,
		    "no agreement in force: run house_prepare()");
	CHANGE(ch, agreement_id, ag->id);
	return true;
}

bool
case_begin(Db *db, const Use *u, Entry *first, bool quiet, Case *c, GError **err)
{
	Change *ch = &first->change;

	*c = (Case){ .opened_at = first->at };
	if (!case_promise(db, u->arena, c, ch->to.customer_id, ch, err))
		return false;
	CHANGE(ch, step, STEP_DESK);
	Case promised = *c;
	case_apply(&promised, ch, first->at);
	if (!guide_name_in(db, u, &promised, first, err) ||
	    !mention_name_in(db, u, first, err) ||
	    !clocks_begin(db, u->arena, &promised, first, err) ||
	    !horizon_begin(db, u->arena, &promised, ch, err))
		return false;
	case_apply(c, ch, first->at);
	if (!case_store_add(db, c, err) ||
	    !entry_store_add(db, u->arena, c, first, err) ||
	    !file_words_want(db, first, err) || !guide_count_in(db, c, first, err) ||
	    !mention_keep_in(db, c, first, err) ||
	    !ledger_of_entry(db, u, c, first, err) ||
	    !clocks_watch(db, u->arena, NULL, c, first->at, err) ||
	    !waiting_follow(db, u, NULL, c, first, err) ||
	    !horizon_look_again(db, u, NULL, c, err))
		return false;
	db_announce(db, "case", c->id);
	if (!outage_propose(db, u->arena, c, err))
		return false;
	return quiet || notify_of_entry(db, u->arena, NULL, c, first, err);
}

bool
case_enter(Db *db, const Use *u, Case *c, Entry *e, GError **err)
{
	const Case before = *c;

	/* The clocks of two nodes may differ, but a case never goes back in time. */
	e->at = MAX(e->at, c->updated_at);
	change_reduce(&e->change, c);
	if (!guide_name_in(db, u, c, e, err) || !mention_name_in(db, u, e, err) ||
	    !clocks_follow(db, u->arena, c, e, err) || !horizon_follow(db, u, c, e, err))
		return false;
	change_reduce(&e->change, c);
	/* That it moved is a word to the reporter, which the clocks count from. */
	if (CHANGES(&e->change, horizon) && !clocks_follow(db, u->arena, c, e, err))
		return false;
	change_reduce(&e->change, c);
	case_apply(c, &e->change, e->at);
	if (!evaluation_ask_in(db, u, &before, c, e, err) ||
	    !entry_store_add(db, u->arena, c, e, err) || !file_words_want(db, e, err) ||
	    !guide_count_in(db, c, e, err) || !mention_keep_in(db, c, e, err) ||
	    !ledger_of_entry(db, u, c, e, err) ||
	    !case_store_save(db, u->arena, &before, c, before.version, err) ||
	    !clocks_watch(db, u->arena, &before, c, e->at, err) ||
	    !waiting_follow(db, u, &before, c, e, err) ||
	    !horizon_look_again(db, u, &before, c, err))
		return false;
	db_announce(db, "case", c->id);
	if (!notify_of_entry(db, u->arena, &before, c, e, err))
		return false;
	/* What went on in another case took its visits along. */
	bool is_over = c->status == STATUS_CLOSED && before.status != STATUS_CLOSED &&
	               !c->merged_into;
	return !is_over || visit_end_in(db, u, c, err);
}

bool
case_text(Arena *a, const char *text, const char **out, GError **err)
{
	char *trimmed = g_strstrip(arena_strdup(a, text ? text : ""));

	if (strlen(trimmed) > CASE_MAX_TEXT)
		return fail(err, ERR_LIMIT, "case.text.too_long");
	*out = trimmed;
	return true;
}

bool
case_text_needed(Arena *a, const char *text, const char **out, GError **err)
{
	return case_text(a, text, out, err) &&
	       (**out || fail(err, ERR_INVALID, "case.text.missing"));
}

const char *
case_subject(Arena *a, const char *subject)
{
	char *line = g_strstrip(str_strip_control(a, subject ? subject : ""));

	return str_truncate_utf8(a, line, CASE_MAX_SUBJECT);
}
