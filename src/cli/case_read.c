/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_read.c - skranke case list, and show. */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "cli/acting.h"
#include "cli/case_cli.h"
#include "desk/case_find.h"
#include "store/ledger_store.h"

#define DEFAULT_LIMIT 50

/* Which list the options ask for, and whose. */
static bool
choose_list(CaseCall *call, CaseListKind *kind, int64_t *of_id, GError **err)
{
	const CaseOptions *o = call->o;
	const char *view = o->view ? o->view : "open";
	Person *person;

	*of_id = 0;
	if (o->customer) {
		*kind = LIST_CUSTOMER;
		return named_customer(call->db, call->arena, o->customer, of_id, err);
	}
	if (o->person) {
		*kind = LIST_PERSON;
		if (!named_person(call->db, call->arena, o->person, &person, err))
			return false;
		*of_id = person ? person->id : 0;
		return true;
	}
	if (o->assignee) {
		*kind = LIST_MINE;
		return named_staff(call->db, call->arena, o->assignee, of_id, err);
	}
	if (!strcmp(view, "open") || !strcmp(view, "closed")) {
		*kind = *view == 'o' ? LIST_OPEN : LIST_CLOSED;
		return true;
	}
	if (!strcmp(view, "unassigned")) {
		*kind = LIST_MINE;
		return true;
	}
	*kind = LIST_STATUS;
	*of_id = status_from_name(view);
	return *of_id || fail(err, ERR_INVALID, "cli.view.unknown");
}

static bool
search(CaseCall *call, int limit, CaseLine **lines, size_t *n, GError **err)
{
	CaseFind found;

	if (!case_find(call->db, call->arena, &call->who, call->o->search, limit, &found,
	        err))
		return false;
	*lines = arena_newv(call->arena, CaseLine, found.n + 1);
	*n = found.n;
	for (size_t i = 0; i < found.n; i++)
		(*lines)[i] = found.cases[i].line;
	return true;
}

bool
case_verb_list(CaseCall *call, GError **err)
{
	int limit = call->o->limit > 0 ? call->o->limit : DEFAULT_LIMIT;
	CaseListKind kind;
	int64_t of_id;
	CaseLine *lines;
	size_t n;

	if (call->o->search) {
		if (!search(call, limit, &lines, &n, err))
			return false;
	} else if (!choose_list(call, &kind, &of_id, err) ||
	           !case_store_list(call->db, call->arena, kind, of_id,
	               (CaseListAfter){ 0 }, limit, &lines, &n, err)) {
		return false;
	}
	if (call->o->json)
		case_print_json_list(lines, n);
	else
		for (size_t i = 0; i < n; i++)
			case_print_line(call, &lines[i]);
	return true;
}

bool
case_verb_show(CaseCall *call, GError **err)
{
	CaseLine *line;
	Entry *entries;
	LedgerLine *worked;
	size_t n, n_worked;

	if (!case_store_find_line(call->db, call->arena, call->number, &line, err))
		return false;
	if (!line)
		return fail(err, ERR_INVALID, "case.unknown");
	if (!entry_store_of_case(call->db, call->arena, call->number, false, &entries, &n,
	        err) ||
	    !ledger_store_of_case(call->db, call->arena, call->number, &worked, &n_worked,
	        err))
		return false;
	if (call->o->json) {
		case_print_json(line, entries, n, worked, n_worked);
		return true;
	}
	case_print_line(call, line);
	if (line->person_name)
		printf("%s <%s>\n", line->person_name,
		    line->person_mail ? line->person_mail : "");
	case_print_entries(call, entries, n);
	return true;
}
