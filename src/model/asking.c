/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/asking.h"

/* Spreads the numbers of cases, which follow each other, over all of 64 bits: the
 * finalizer of splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
spread(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

AskRule
asking_rule_of(const AskRule *own, const AskRule *house)
{
	return (AskRule){
		own->every_days == ASK_AS_HOUSE ? house->every_days : own->every_days,
		own->about_monthly == ASK_AS_HOUSE ? house->about_monthly
		                                   : own->about_monthly,
	};
}

bool
asking_is_due(const AskRule *rule, const AskCase *c)
{
	if (rule->every_days && c->last && c->now - c->last < DAYS(rule->every_days))
		return false;
	if (!rule->about_monthly || c->closed <= rule->about_monthly)
		return true;
	return spread((uint64_t)c->case_id) % (uint64_t)c->closed <
	       (uint64_t)rule->about_monthly;
}
