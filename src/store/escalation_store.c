/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/escalation_store.h"

#include "escalation.q.h"
#include "store/row.h"

/* --- rules --- */

static void
read_rule(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(EscalationRule *)out = (EscalationRule){
		.id = db_int(st, c_escalation_rule_id),
		.version = db_int(st, c_escalation_rule_version),
		.customer_id = db_int(st, c_escalation_rule_customer_id),
		.trigger = (RuleTrigger)db_int(st, c_escalation_rule_trigger_),
		.amount = (int)db_int(st, c_escalation_rule_amount),
		.status = (Status)db_int(st, c_escalation_rule_status),
		.category = (Category)db_int(st, c_escalation_rule_category),
		.step = (CaseStep)db_int(st, c_escalation_rule_step),
		.active = db_int(st, c_escalation_rule_active) != 0,
	};
}

bool
rule_store_all(Db *db, Arena *a, int64_t customer_id, EscalationRule **out, size_t *n,
    GError **err)
{
	return ROW_ALL(a, q_rules_all(db, customer_id), read_rule, out, n, err);
}

bool
rule_store_active(Db *db, Arena *a, int64_t customer_id, EscalationRule **out, size_t *n,
    GError **err)
{
	return ROW_ALL(a, q_rules_active(db, customer_id), read_rule, out, n, err);
}

bool
rule_store_find(Db *db, Arena *a, int64_t id, EscalationRule **out, GError **err)
{
	return ROW_ONE(a, q_rule_find(db, id), read_rule, out, err);
}

bool
rule_store_save(Db *db, EscalationRule *rule, GError **err)
{
	int64_t status = rule->status, category = rule->category, n;

	if (!rule->id)
		return row_int(q_rule_add(db, row_some(&rule->customer_id), rule->trigger,
		                   rule->amount, row_some(&status), row_some(&category),
		                   rule->step, rule->active),
		    &rule->id, err);
	if (!row_exec_count(q_rule_save(db, rule->id, rule->version, rule->trigger,
	                        rule->amount, row_some(&status), row_some(&category),
	                        rule->step, rule->active),
	        &n, err))
		return false;
	return n > 0 || fail(err, ERR_CONFLICT, "rule.changed");
}

bool
rule_store_remove(Db *db, int64_t id, GError **err)
{
	return row_exec(q_rule_fired_forget(db, id), err) &&
	       row_exec(q_rule_remove(db, id), err);
}

bool
rule_store_fire(Db *db, int64_t case_id, int64_t rule_id, Instant period, Instant now,
    bool *first, GError **err)
{
	int64_t n;

	if (!row_exec_count(q_rule_fire(db, case_id, rule_id, period, now), &n, err))
		return false;
	*first = n > 0;
	return true;
}

bool
rule_store_fired(Db *db, int64_t case_id, int64_t rule_id, Instant period, bool *fired,
    GError **err)
{
	int64_t n;

	if (!row_int(q_rule_fired(db, case_id, rule_id, period), &n, err))
		return false;
	*fired = n > 0;
	return true;
}

/* --- decisions --- */

static void
read_decision(Arena *a, DbStmt *st, void *out)
{
	*(Decision *)out = (Decision){
		.id = db_int(st, c_decision_id),
		.case_id = db_int(st, c_decision_case_id),
		.asked_by = db_int(st, c_decision_asked_by),
		.asked_at = db_int(st, c_decision_asked_at),
		.question = row_text(a, st, c_decision_question),
		.partner_id = db_int(st, c_decision_partner_id),
		.turned_at = db_int(st, c_decision_turned_at),
		.turns = (int)db_int(st, c_decision_turns),
		.moved = db_int(st, c_decision_moved) != 0,
		.back_to = db_int(st, c_decision_back_to),
		.back_step = (CaseStep)db_int(st, c_decision_back_step),
		.outcome = (DecisionOutcome)db_int(st, c_decision_outcome),
		.answer = row_text(a, st, c_decision_answer),
		.answered_by = db_int(st, c_decision_answered_by),
		.answered_at = db_int(st, c_decision_answered_at),
		.withdrawn = db_int(st, c_decision_withdrawn) != 0,
	};
}

bool
decision_store_find(Db *db, Arena *a, int64_t id, Decision **out, GError **err)
{
	return ROW_ONE(a, q_decision_find(db, id), read_decision, out, err);
}

bool
decision_store_open(Db *db, Arena *a, int64_t case_id, Decision **out, GError **err)
{
	return ROW_ONE(a, q_decision_open_of_case(db, case_id), read_decision, out, err);
}

bool
decision_store_add(Db *db, Decision *d, GError **err)
{
	return row_int(q_decision_add(db, d->case_id, row_some(&d->asked_by), d->asked_at,
	                   d->question, row_some(&d->partner_id), d->moved,
	                   row_some(&d->back_to), d->back_step),
	           &d->id, err) &&
	       (!d->partner_id || row_exec(q_decision_asked_add(db, d->id, 1,
	                                       d->partner_id, d->asked_at),
	                              err));
}

bool
decision_store_move(Db *db, int64_t id, int64_t back_to, CaseStep back_step, GError **err)
{
	return row_exec(q_decision_move(db, id, row_some(&back_to), back_step), err);
}

bool
decision_store_follow(Db *db, int64_t id, int64_t into, GError **err)
{
	return row_exec(q_decision_follow(db, id, into), err);
}

bool
decision_store_extend(Db *db, int64_t id, const char *question, GError **err)
{
	return row_exec(q_decision_extend(db, id, question), err);
}

bool
decision_store_turn(Db *db, const Decision *d, int64_t partner_id, Instant now,
    GError **err)
{
	return row_exec(q_decision_turn(db, d->id, partner_id, now), err) &&
	       row_exec(q_decision_asked_add(db, d->id, d->turns + 1, partner_id, now),
	           err);
}

bool
decision_store_answer(Db *db, const Decision *d, bool *done, GError **err)
{
	int64_t n;

	if (!row_exec_count(q_decision_answer(db, d->id, d->outcome, d->answer,
	                        d->answered_by, d->answered_at),
	        &n, err))
		return false;
	*done = n > 0;
	return true;
}

bool
decision_store_withdraw(Db *db, int64_t id, GError **err)
{
	return row_exec(q_decision_withdraw(db, id), err);
}

static void
read_id(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(int64_t *)out = db_int(st, 0);
}

bool
decision_store_asked(Db *db, Arena *a, int64_t id, int64_t **out, size_t *n, GError **err)
{
	return ROW_ALL(a, q_decision_asked_list(db, id), read_id, out, n, err);
}

/* --- parked questions --- */

static void
read_parked(Arena *a, DbStmt *st, void *out)
{
	*(ParkedQuestion *)out = (ParkedQuestion){
		.id = db_int(st, c_parked_id),
		.customer_id = db_int(st, c_parked_customer_id),
		.case_id = db_int(st, c_parked_case_id),
		.question = row_text(a, st, c_parked_question),
		.asked_by = db_int(st, c_parked_asked_by),
		.asked_at = db_int(st, c_parked_asked_at),
		.outcome = (ParkedOutcome)db_int(st, c_parked_outcome),
		.note = row_text(a, st, c_parked_note),
		.taken_by = db_int(st, c_parked_taken_by),
		.taken_at = db_int(st, c_parked_taken_at),
		.customer_name = row_text(a, st, c_parked_customer_name),
		.customer_slug = row_text(a, st, c_parked_customer_slug),
		.asked_by_name = row_text(a, st, c_parked_asked_by_name),
		.taken_by_name = row_text(a, st, c_parked_taken_by_name),
	};
}

bool
parked_store_waiting(Db *db, Arena *a, int64_t customer_id, ParkedQuestion **out,
    size_t *n, GError **err)
{
	return ROW_ALL(a, q_parked_waiting(db, customer_id), read_parked, out, n, err);
}

bool
parked_store_taken(Db *db, Arena *a, int64_t customer_id, int limit, ParkedQuestion **out,
    size_t *n, GError **err)
{
	return ROW_ALL(a, q_parked_taken(db, customer_id, limit), read_parked, out, n,
	    err);
}

bool
parked_store_find(Db *db, Arena *a, int64_t id, ParkedQuestion **out, GError **err)
{
	return ROW_ONE(a, q_parked_find(db, id), read_parked, out, err);
}

bool
parked_store_add(Db *db, ParkedQuestion *q, GError **err)
{
	return row_int(q_parked_add(db, q->customer_id, q->case_id, q->question,
	                   q->asked_by, q->asked_at),
	    &q->id, err);
}

bool
parked_store_take(Db *db, const ParkedQuestion *q, GError **err)
{
	return row_exec(q_parked_take(db, q->id, q->outcome, q->note, q->taken_by,
	                    q->taken_at),
	    err);
}

bool
customer_store_drawn(Db *db, int64_t customer_id, Instant since, CustomerDrawn *out,
    GError **err)
{
	g_autoptr(DbStmt) st = q_customer_drawn(db, customer_id, since);
	DbStep step = db_step(st, err);

	if (step != DB_ROW)
		return false;
	out->cases = db_int(st, c_customer_drawn_cases);
	out->minutes = db_int(st, c_customer_drawn_minutes);
	return true;
}
