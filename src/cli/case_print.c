/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_print.c - a case as lines for people, and as JSON for programs. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "cli/case_cli.h"

/* --- for people --- */

/* Cut or filled up to that many characters. */
static void
print_column(const char *s, int width)
{
	glong n = s ? g_utf8_strlen(s, -1) : 0;
	g_autofree char *cut = n > width ? g_utf8_substring(s, 0, width) : NULL;

	printf("%s%*s  ", cut ? cut : s ? s : "", (int)MAX(0, width - n), "");
}

static char *
local_time(const CaseCall *call, Instant at)
{
	if (!at)
		return g_strdup("");
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / SECONDS(1));
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, call->tz);
	return g_date_time_format(local, "%Y-%m-%d %H:%M");
}

void
case_print_line(const CaseCall *call, const CaseLine *line)
{
	const Case *c = &line->c;
	g_autofree char *due = local_time(call,
	    case_is_open(c) ? case_next_due(c) : c->closed_at);

	printf("%-7" G_GINT64_FORMAT " ", c->id);
	print_column(due, 16);
	print_column(status_name(c->status), 16);
	print_column(line->assignee_name, 14);
	print_column(line->customer_name, 20);
	printf("%s\n", c->subject);
}

void
case_print_entries(const CaseCall *call, const Entry *entries, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const Entry *e = &entries[i];
		g_autofree char *at = local_time(call, e->at);

		printf("\n%s  %s%s%s%s (%" G_GINT64_FORMAT ")\n", at,
		    entry_kind_name(e->kind), e->author ? " by " : "",
		    e->author ? e->author : "", e->is_public ? "" : ", internal", e->id);
		if (*e->text)
			printf("%s\n", e->text);
		for (size_t j = 0; j < e->n_attachments; j++)
			printf("[%s, %" G_GINT64_FORMAT " bytes]\n",
			    e->attachments[j].name, e->attachments[j].size);
	}
}

/* --- for programs --- */

static void
put_instant(JsonWriter *w, Instant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *s = at ? clock_format_rfc3339(at, utc) : NULL;

	json_put_text(w, s);
}

static void
put_id(JsonWriter *w, int64_t id)
{
	if (id)
		json_put_int(w, id);
	else
		json_put_null(w);
}

static void
put_field(JsonWriter *w, CaseField field, int64_t v)
{
	switch (field) {
	case FIELD_category:
		json_put_text(w, category_name(v));
		break;
	case FIELD_priority:
		json_put_text(w, priority_name(v));
		break;
	case FIELD_status:
		json_put_text(w, status_name(v));
		break;
	case FIELD_step:
		json_put_text(w, step_name(v));
		break;
	case FIELD_channel:
		json_put_text(w, channel_name(v));
		break;
	case FIELD_lang:
		json_put_text(w, lang_code((Lang)v));
		break;
	case FIELD_customer_id:
	case FIELD_person_id:
	case FIELD_assignee_id:
	case FIELD_agreement_id:
	case FIELD_merged_into:
	case FIELD_outage_id:
		put_id(w, v);
		break;
	case FIELD_response_due:
	case FIELD_responded_at:
	case FIELD_update_due:
	case FIELD_solution_due:
	case FIELD_horizon:
	case FIELD_solved_at:
	case FIELD_closed_at:
		put_instant(w, v);
		break;
	case FIELD_horizon_why:
		json_put_text(w, horizon_why_name(v));
		break;
	case FIELD_standing:
		json_put_int(w, v);
		break;
	case FIELD_subject:
	case N_CASE_FIELDS:
		g_assert_not_reached();
	}
}

/* The fields of a case, those of the set: of its change, or all. */
static void
put_fields(JsonWriter *w, const Case *c, uint32_t set)
{
	if (set & (1u << FIELD_subject)) {
		json_put_key(w, "subject");
		json_put_text(w, c->subject);
	}
#define X(name)                                                                          \
	if (set & (1u << FIELD_##name)) {                                                \
		json_put_key(w, #name);                                                  \
		put_field(w, FIELD_##name, c->name);                                     \
	}
	CASE_INT_FIELDS(X)
#undef X
}

static void
put_entry(JsonWriter *w, const Entry *e)
{
	json_begin_object(w);
	json_put_key(w, "id"), json_put_int(w, e->id);
	json_put_key(w, "at"), put_instant(w, e->at);
	json_put_key(w, "kind"), json_put_text(w, entry_kind_name(e->kind));
	json_put_key(w, "author"), json_put_text(w, e->author);
	json_put_key(w, "public"), json_put_bool(w, e->is_public);
	json_put_key(w, "minutes"), json_put_int(w, e->minutes);
	json_put_key(w, "text"), json_put_text(w, e->text);
	json_put_key(w, "change");
	json_begin_object(w);
	put_fields(w, &e->change.to, e->change.set);
	json_end_object(w);
	json_put_key(w, "attachments");
	json_begin_array(w);
	for (size_t i = 0; i < e->n_attachments; i++) {
		const Attachment *at = &e->attachments[i];

		json_begin_object(w);
		json_put_key(w, "name"), json_put_text(w, at->name);
		json_put_key(w, "type"), json_put_text(w, at->content_type);
		json_put_key(w, "size"), json_put_int(w, at->size);
		json_put_key(w, "sha256"), json_put_text(w, at->sha256);
		json_end_object(w);
	}
	json_end_array(w);
	json_end_object(w);
}

/* Without the brackets around it. */
static void
put_case(JsonWriter *w, const CaseLine *line)
{
	const Case *c = &line->c;

	json_put_key(w, "number"), json_put_int(w, c->id);
	json_put_key(w, "version"), json_put_int(w, c->version);
	put_fields(w, c, UINT32_MAX);
	json_put_key(w, "opened_at"), put_instant(w, c->opened_at);
	json_put_key(w, "updated_at"), put_instant(w, c->updated_at);
	json_put_key(w, "customer"), json_put_text(w, line->customer_slug);
	json_put_key(w, "customer_name"), json_put_text(w, line->customer_name);
	json_put_key(w, "person_name"), json_put_text(w, line->person_name);
	json_put_key(w, "person_mail"), json_put_text(w, line->person_mail);
	json_put_key(w, "assignee_name"), json_put_text(w, line->assignee_name);
}

static void
put_worked(JsonWriter *w, const LedgerLine *l)
{
	json_begin_object(w);
	json_put_key(w, "line"), json_put_int(w, l->id);
	json_put_key(w, "entry"), json_put_int(w, l->entry_id);
	json_put_key(w, "staff"), json_put_text(w, l->staff_name);
	json_put_key(w, "worked_at"), put_instant(w, l->worked_at);
	json_put_key(w, "kind"), json_put_text(w, ledger_kind_name(l->kind));
	json_put_key(w, "method"), json_put_text(w, method_name(l->method));
	json_put_key(w, "minutes"), json_put_int(w, l->minutes);
	json_put_key(w, "billed"), json_put_bool(w, l->billable);
	json_put_key(w, "by_hand"), json_put_bool(w, l->by_hand);
	json_put_key(w, "reason"), json_put_text(w, l->reason);
	json_put_key(w, "counters");
	if (l->counters)
		json_put_int(w, l->counters);
	else
		json_put_null(w);
	json_end_object(w);
}

void
case_print_json(const CaseLine *line, const Entry *entries, size_t n_entries,
    const LedgerLine *worked, size_t n_worked)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	put_case(&w, line);
	if (entries) {
		json_put_key(&w, "entries");
		json_begin_array(&w);
		for (size_t i = 0; i < n_entries; i++)
			put_entry(&w, &entries[i]);
		json_end_array(&w);
		json_put_key(&w, "time");
		json_begin_array(&w);
		for (size_t i = 0; i < n_worked; i++)
			put_worked(&w, &worked[i]);
		json_end_array(&w);
	}
	json_end_object(&w);
	puts(s->str);
}

void
case_print_json_list(const CaseLine *lines, size_t n)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_array(&w);
	for (size_t i = 0; i < n; i++) {
		json_begin_object(&w);
		put_case(&w, &lines[i]);
		json_end_object(&w);
	}
	json_end_array(&w);
	puts(s->str);
}
