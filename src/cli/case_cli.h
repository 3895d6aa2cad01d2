/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_cli.h - what the files of "skranke case" share. */
#pragma once

#include "cli/command.h"
#include "desk/case.h"
#include "model/ledger.h"
#include "store/case_store.h"

typedef struct {
	DataOptions data;
	gboolean json, quiet, is_public, travel;
	const char *as, *text, *subject, *category, *priority, *status, *assignee,
	    *customer, *person, *to, *reason, *channel, *kind, *view, *search, *billed;
	gint64 agreement;
	gint64 seen;
	int limit, minutes;
} CaseOptions;

/* One call of the command. */
typedef struct {
	const CaseOptions *o;
	Db *db;
	Arena *arena;
	Actor who;
	GTimeZone *tz;         /* of the desk: what people read */
	int64_t number, other; /* the operands; 0 if there is none */
} CaseCall;

typedef bool (*CaseVerbFunc)(CaseCall *call, GError **err);

/* Each does its verb; call->number is the case that it leaves one with. */
bool case_verb_open(CaseCall *call, GError **err);
bool case_verb_answer(CaseCall *call, GError **err);
bool case_verb_note(CaseCall *call, GError **err);
bool case_verb_time(CaseCall *call, GError **err);
bool case_verb_correct(CaseCall *call, GError **err);
bool case_verb_change(CaseCall *call, GError **err);
bool case_verb_assign(CaseCall *call, GError **err);
bool case_verb_escalate(CaseCall *call, GError **err);
bool case_verb_close(CaseCall *call, GError **err);
bool case_verb_hold(CaseCall *call, GError **err);
bool case_verb_reopen(CaseCall *call, GError **err);
bool case_verb_merge(CaseCall *call, GError **err);
bool case_verb_split(CaseCall *call, GError **err);

/* Each prints what was asked for, as text or JSON. */
bool case_verb_list(CaseCall *call, GError **err);
bool case_verb_show(CaseCall *call, GError **err);

/* The case on standard output: a line, or an object of JSON. */
void case_print_line(const CaseCall *call, const CaseLine *line);
/* entries and what was worked; entries may be NULL: the case alone. */
void case_print_json(const CaseLine *line, const Entry *entries, size_t n_entries,
    const LedgerLine *worked, size_t n_worked);
void case_print_json_list(const CaseLine *lines, size_t n);
void case_print_entries(const CaseCall *call, const Entry *entries, size_t n);
