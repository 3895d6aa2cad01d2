/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/entry.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	TextId text;
} kinds[] = {
	[ENTRY_MAIL_IN] = { "mail_in", TEXT_ENTRY_MAIL_IN },
	[ENTRY_FORM] = { "form", TEXT_ENTRY_FORM },
	[ENTRY_CALL] = { "call", TEXT_ENTRY_CALL },
	[ENTRY_NOTE] = { "note", TEXT_ENTRY_NOTE },
	[ENTRY_ANSWER] = { "answer", TEXT_ENTRY_ANSWER },
	[ENTRY_CHANGED] = { "changed", TEXT_ENTRY_CHANGED },
	[ENTRY_ESCALATED] = { "escalated", TEXT_ENTRY_ESCALATED },
	[ENTRY_SOLVED] = { "solved", TEXT_ENTRY_SOLVED },
	[ENTRY_CLOSED] = { "closed", TEXT_ENTRY_CLOSED },
	[ENTRY_REOPENED] = { "reopened", TEXT_ENTRY_REOPENED },
	[ENTRY_MERGED] = { "merged", TEXT_ENTRY_MERGED },
	[ENTRY_ABSORBED] = { "absorbed", TEXT_ENTRY_ABSORBED },
	[ENTRY_SPLIT] = { "split", TEXT_ENTRY_SPLIT },
	[ENTRY_EVALUATION] = { "evaluation", TEXT_ENTRY_EVALUATION },
	[ENTRY_BOUNCE] = { "bounce", TEXT_ENTRY_BOUNCE },
	[ENTRY_AUTO_REPLY] = { "auto_reply", TEXT_ENTRY_AUTO_REPLY },
	[ENTRY_REMOTE] = { "remote", TEXT_ENTRY_REMOTE },
	[ENTRY_VISIT] = { "visit", TEXT_ENTRY_VISIT },
	[ENTRY_HANDIN] = { "handin", TEXT_ENTRY_HANDIN },
	[ENTRY_REFERRED] = { "referred", TEXT_ENTRY_REFERRED },
	[ENTRY_HORIZON] = { "horizon", TEXT_ENTRY_HORIZON },
	[ENTRY_OUTAGE] = { "outage", TEXT_ENTRY_OUTAGE },
	[ENTRY_DEADLINE] = { "deadline", TEXT_ENTRY_DEADLINE },
	[ENTRY_SUPPLIER_MAIL] = { "supplier_mail", TEXT_ENTRY_SUPPLIER_MAIL },
	[ENTRY_CHASED] = { "chased", TEXT_ENTRY_CHASED },
	[ENTRY_DECIDED] = { "decided", TEXT_ENTRY_DECIDED },
	[ENTRY_PARKED] = { "parked", TEXT_ENTRY_PARKED },
	[ENTRY_TIME] = { "time", TEXT_ENTRY_TIME },
	[ENTRY_DECISION_ASKED] = { "decision_asked", TEXT_ENTRY_DECISION_ASKED },
	[ENTRY_GUIDE] = { "guide", TEXT_ENTRY_GUIDE },
	[ENTRY_REMINDED] = { "reminded", TEXT_ENTRY_REMINDED },
};

bool
attachment_may_have_words(const Attachment *at)
{
	static const char *const without[] = { "image/", "audio/", "video/" };

	for (size_t i = 0; i < G_N_ELEMENTS(without); i++)
		if (g_ascii_strncasecmp(at->content_type, without[i],
		        strlen(without[i])) == 0)
			return false;
	return !at->is_raw;
}

const char *
entry_kind_name(int64_t kind)
{
	return kind > 0 && (size_t)kind < G_N_ELEMENTS(kinds) ? kinds[kind].name : NULL;
}

TextId
entry_kind_text(int64_t kind)
{
	g_assert(entry_kind_name(kind));
	return kinds[kind].text;
}

const char *
entry_detail(Arena *a, const Entry *e, const char *name)
{
	json_t *details = e->details ? json_loads(e->details, 0, NULL) : NULL;
	const json_t *value = json_object_get(details, name);
	const char *text_ = NULL;

	if (json_is_string(value))
		text_ = arena_strdup(a, json_string_value(value));
	else if (json_is_integer(value))
		text_ = arena_printf(a, "%" JSON_INTEGER_FORMAT,
		    json_integer_value(value));
	json_decref(details);
	return text_;
}

static void
forget(json_t **object)
{
	json_decref(*object);
}

static json_t *
details_of(const Entry *e)
{
	return e->details ? json_loads(e->details, JSON_REJECT_DUPLICATES, NULL) : NULL;
}

int64_t
entry_detail_int(const Entry *e, const char *name)
{
	__attribute__((cleanup(forget))) json_t *object = details_of(e);

	return json_integer_value(json_object_get(object, name));
}

int64_t
entry_detail_at(const Entry *e, const char *name, size_t i)
{
	__attribute__((cleanup(forget))) json_t *object = details_of(e);

	return json_integer_value(json_array_get(json_object_get(object, name), i));
}

char *
entry_details_with(Arena *a, const char *details, const char *name,
    const int64_t *numbers, size_t n)
{
	json_t *all = details ? json_loads(details, 0, NULL) : NULL;
	json_t *array = json_array();

	if (!json_is_object(all)) {
		json_decref(all);
		all = json_object();
	}
	for (size_t i = 0; i < n; i++)
		json_array_append_new(array, json_integer(numbers[i]));
	json_object_set_new(all, name, array);
	char *written = json_dumps(all, JSON_COMPACT);
	char *out = arena_strdup(a, written);
	free(written);
	json_decref(all);
	return out;
}
