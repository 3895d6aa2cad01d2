/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/rule_pages.h"

#include "base/err.h"
#include "desk/escalation.h"
#include "rules.tmpl.h" /* made from web/tmpl/rules.tmpl */
#include "store/escalation_store.h"
#include "store/people_store.h"
#include "web/frame.h"

#define MAX_CUSTOMERS 500

/* --- the rules in words --- */

static TextId
step_words(CaseStep step)
{
	return step == STEP_CONSULTANT ? TEXT_RULE_TO_CONSULTANT
	       : step == STEP_PARTNER  ? TEXT_RULE_TO_PARTNER
	                               : TEXT_RULE_TO_NEXT;
}

static RuleRow
row_of(const Reader *rd, const EscalationRule *rule)
{
	const TextArg category[] = { text_arg_s(
	    rule->category ? text(rd->lang, category_text(rule->category)) : "") };

	return (RuleRow){
		.words = arena_printf(rd->a, "%s: %s", rule_words(rd->a, rd->lang, rule),
		    text(rd->lang, step_words(rule->step))),
		.only = rule->category
		            ? text_format(rd->a, rd->lang, TEXT_RULE_ONLY, category, 1)
		            : NULL,
		.url = arena_printf(rd->a, "/admin/escalation/%" G_GINT64_FORMAT,
		    rule->id),
		.remove_url = arena_printf(rd->a,
		    "/admin/escalation/%" G_GINT64_FORMAT "/remove", rule->id),
		.version = rule->version,
		.active = rule->active,
	};
}

static bool
group_of(const Page *p, int64_t customer_id, const char *name, RuleGroup *g, GError **err)
{
	const TextArg whose[] = { text_arg_s(name) };
	EscalationRule *rules;
	size_t n;

	if (!rule_store_all(req_db(p->r), p->rd.a, customer_id, &rules, &n, err))
		return false;
	RuleRow *rows = arena_newv(p->rd.a, RuleRow, n);
	for (size_t i = 0; i < n; i++)
		rows[i] = row_of(&p->rd, &rules[i]);
	*g = (RuleGroup){
		.whose = customer_id ? text_format(p->rd.a, p->rd.lang,
		                           TEXT_RULE_FOR_CUSTOMER, whose, 1)
		                     : text(p->rd.lang, TEXT_RULE_FOR_HOUSE),
		.customer_id = customer_id,
		.rows = rows,
		.n_rows = n,
	};
	return true;
}

/* The house's, then each customer's who has his own; others may be given some. */
static bool
set_groups(const Page *p, RulesView *v, GError **err)
{
	Arena *a = p->rd.a;
	Customer *all;
	size_t n;

	if (!customer_store_list(req_db(p->r), a, "", 0, MAX_CUSTOMERS, &all, &n, err))
		return false;
	RuleGroup *groups = arena_newv(a, RuleGroup, n + 1);
	Choice *whose = arena_newv(a, Choice, n + 1), *others = arena_newv(a, Choice, n);
	if (!group_of(p, 0, NULL, &groups[v->n_groups++], err))
		return false;
	whose[v->n_whose++] = (Choice){ "0", groups[0].whose, true };
	for (size_t i = 0; i < n; i++) {
		const Choice c = { arena_printf(a, "%" G_GINT64_FORMAT, all[i].id),
			all[i].name };
		RuleGroup g;

		if (!group_of(p, all[i].id, all[i].name, &g, err))
			return false;
		if (g.n_rows) {
			groups[v->n_groups++] = g;
			whose[v->n_whose++] = c;
		} else {
			others[v->n_others++] = c;
		}
	}
	v->groups = groups;
	v->whose = whose;
	v->others = others;
	return true;
}

/* --- the form --- */

static void
set_choices(const Reader *rd, RulesView *v)
{
	static const TextId triggers[] = {
		[RULE_RESPONSE] = TEXT_RULE_TRIGGER_RESPONSE,
		[RULE_SOLUTION] = TEXT_RULE_TRIGGER_SOLUTION,
		[RULE_WAITING] = TEXT_RULE_TRIGGER_WAITING,
		[RULE_WRITES] = TEXT_RULE_TRIGGER_WRITES,
		[RULE_ANGRY] = TEXT_RULE_TRIGGER_ANGRY,
	};
	static const CaseStep steps[] = { 0, STEP_CONSULTANT, STEP_PARTNER };
	Choice *t = arena_newv(rd->a, Choice, N_RULE_TRIGGERS);
	Choice *s = arena_newv(rd->a, Choice, G_N_ELEMENTS(steps));
	Choice *w = arena_newv(rd->a, Choice, N_STATUSES);
	Choice *c = arena_newv(rd->a, Choice, N_CATEGORIES + 1);

	for (int i = 1; i <= N_RULE_TRIGGERS; i++)
		t[v->n_triggers++] = (Choice){ arena_printf(rd->a, "%d", i),
			text(rd->lang, triggers[i]), i == RULE_SOLUTION };
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		s[v->n_steps++] = (Choice){ arena_printf(rd->a, "%d", (int)steps[i]),
			text(rd->lang, step_words(steps[i])) };
	for (int i = STATUS_NEW; i < STATUS_SOLVED; i++)
		w[v->n_statuses++] = (Choice){ arena_printf(rd->a, "%d", i),
			text(rd->lang, status_text(i)), i == STATUS_WAITING_SUPPLIER };
	c[v->n_categories++] = (Choice){ "0", text(rd->lang, TEXT_RULE_ALL_CATEGORIES),
		true };
	for (int i = 1; i <= N_CATEGORIES; i++)
		c[v->n_categories++] = (Choice){ arena_printf(rd->a, "%d", i),
			text(rd->lang, category_text(i)) };
	v->triggers = t;
	v->steps = s;
	v->statuses = w;
	v->categories = c;
}

static bool
show(WebReq *r, const GError *why, GError **err)
{
	RulesView v = { .amount = why && req_has(r, "amount") ? req_text(r, "amount")
		                                              : "75" };
	Page p;

	if (!page_begin(r, &p, err) || !set_groups(&p, &v, err))
		return false;
	set_choices(&p.rd, &v);
	v.title = text(p.rd.lang, TEXT_RULE_TITLE);
	v.error = why ? req_says(r, why) : NULL;
	p.here = "admin";
	p.path = "/admin/escalation";
	rules_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_rules(WebReq *r, GError **err)
{
	return show(r, NULL, err);
}

static bool
after(WebReq *r, bool ok, const GError *why, GError **err)
{
	if (ok)
		return req_see_other_saying(r, "/admin/escalation", TEXT_RULE_SAVED);
	if (req_user_can_mend(why))
		return show(r, why, err);
	g_propagate_error(err, g_error_copy(why));
	return false;
}

static bool
post_rule(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	EscalationRule rule = {
		.customer_id = req_int(r, "customer"),
		.trigger = (RuleTrigger)req_int(r, "trigger"),
		.amount = (int)CLAMP(g_ascii_strtoll(req_text(r, "amount"), NULL, 10), 0,
		    100000),
		.status = (Status)req_int(r, "status"),
		.category = (Category)req_int(r, "category"),
		.step = (CaseStep)req_int(r, "step"),
		.active = true,
	};
	bool ok = rule_save(req_db(r), req_arena(r), req_actor(r), &rule, &why);

	return after(r, ok, why, err);
}

static bool
post_switch(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	EscalationRule *rule;

	if (!rule_store_find(req_db(r), req_arena(r), req_int(r, "id"), &rule, err))
		return false;
	if (!rule)
		return req_not_found(r);
	rule->version = req_int(r, "seen");
	rule->active = req_int(r, "active") != 0;
	bool ok = rule_save(req_db(r), req_arena(r), req_actor(r), rule, &why);
	return after(r, ok, why, err);
}

static bool
post_remove(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = rule_remove(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    &why);

	return after(r, ok, why, err);
}

static bool
post_own(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	bool ok = rules_give_own(req_db(r), req_arena(r), req_actor(r),
	    req_int(r, "customer"), &why);

	return after(r, ok, why, err);
}

/* --- routes --- */

static const Param rule_params[] = {
	{ "trigger", P_INT, true, N_RULE_TRIGGERS, NULL },
	{ "amount", P_TEXT, true, 10, NULL },
	{ "step", P_INT, false, STEP_PARTNER, NULL },
	{ "status", P_INT, false, N_STATUSES, NULL },
	{ "category", P_INT, false, N_CATEGORIES, NULL },
	{ "customer", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param switch_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "seen", P_INT, true, G_MAXINT64, NULL },
	{ "active", P_INT, true, 1, NULL },
	{ 0 },
};
static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param own_params[] = {
	{ "customer", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};

const Route rule_routes[] = {
	{ "GET", "/admin/escalation", MAY_ADMIN, false, "The rules of escalation (M11)",
	    NULL, get_rules },
	{ "POST", "/admin/escalation", MAY_ADMIN, true, "Adds a rule", rule_params,
	    post_rule },
	{ "POST", "/admin/escalation/own", MAY_ADMIN, true,
	    "Gives a customer rules of its own", own_params, post_own },
	{ "POST", "/admin/escalation/:id", MAY_ADMIN, true, "Switches a rule on or off",
	    switch_params, post_switch },
	{ "POST", "/admin/escalation/:id/remove", MAY_ADMIN, true, "Removes a rule",
	    id_params, post_remove },
	{ 0 },
};
