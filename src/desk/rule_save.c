/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/escalation.h"
#include "store/escalation_store.h"
#include "store/people_store.h"

typedef struct {
	Arena *arena;
	EscalationRule *rule;
	int64_t id;
} Saving;

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Customer *customer = NULL;

	if (s->rule->customer_id &&
	    !customer_store_find(db, s->arena, s->rule->customer_id, &customer, err))
		return false;
	if (s->rule->customer_id && !customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	return rule_store_save(db, s->rule, err);
}

bool
rule_save(Db *db, Arena *a, const Actor *who, EscalationRule *rule, GError **err)
{
	Saving s = { .arena = a, .rule = rule };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	if (rule->trigger == RULE_ANGRY)
		rule->amount = 1;
	if (rule->trigger != RULE_WAITING)
		rule->status = 0;
	if (!rule_holds(rule))
		return fail(err, ERR_INVALID, "rule.amount");
	return db_transact(db, save, &s, err);
}

static bool
forget(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;

	return rule_store_remove(db, s->id, err);
}

bool
rule_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err)
{
	Saving s = { .arena = a, .id = id };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, forget, &s, err);
}

/* --- a customer's own --- */

static bool
copy(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	EscalationRule *own, *house;
	Customer *customer;
	size_t n;

	if (!customer_store_find(db, s->arena, s->id, &customer, err) ||
	    !rule_store_all(db, s->arena, s->id, &own, &n, err))
		return false;
	if (!customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	if (n)
		return true;
	if (!rule_store_all(db, s->arena, 0, &house, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		house[i].id = 0;
		house[i].customer_id = s->id;
		if (!rule_store_save(db, &house[i], err))
			return false;
	}
	return true;
}

bool
rules_give_own(Db *db, Arena *a, const Actor *who, int64_t customer_id, GError **err)
{
	Saving s = { .arena = a, .id = customer_id };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, copy, &s, err);
}
