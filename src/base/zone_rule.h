/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * zone_rule.h - the rule by which a time zone goes on after the last change that its file
 * lists: "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX's TZ, with the extensions of RFC 9636,
 * section 3.3.2). Lengths in here are seconds. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* A day of each year, and the local time at which it changes. */
typedef struct {
	enum {
		RULE_WEEKDAY,    /* M: the weekday's n-th day of a month */
		RULE_JULIAN,     /* J: 1 .. 365, which never counts 29 February */
		RULE_DAY_OF_YEAR /* 0 .. 365, which does */
	} kind;
	int month, week, weekday; /* week 5 is the last; 0 is Sunday */
	int day;
	int32_t time; /* -167 to 167 hours from its midnight */
} ZoneRuleDay;

typedef struct {
	int32_t standard, summer; /* offsets, positive to the east */
	bool has_summer;
	ZoneRuleDay begins, ends; /* of summer time */
} ZoneRule;

bool zone_rule_parse(const char *s, ZoneRule *rule);

/* The offset at that second since 1970. The stretch for which it holds is narrowed down
 * to its part of [*from, *to). */
int32_t zone_rule_at(const ZoneRule *rule, int64_t second, int64_t *from, int64_t *to);
