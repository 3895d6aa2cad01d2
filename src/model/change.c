/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/change.h"

#include <jansson.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"

G_STATIC_ASSERT(N_CASE_FIELDS <= 32);

/* One line a field of numbers, in the order of CaseField after the subject. */
static const struct {
	const char *name;
	size_t offset;
} fields[] = {
#define X(field) { #field, G_STRUCT_OFFSET(Case, field) },
	CASE_INT_FIELDS(X)
#undef X
};

static int64_t *
field_of(Case *c, size_t i)
{
	return &G_STRUCT_MEMBER(int64_t, c, fields[i].offset);
}

static int64_t
value_of(const Case *c, size_t i)
{
	int64_t v;

	memcpy(&v, (const char *)c + fields[i].offset, sizeof v);
	return v;
}

static bool
sets(const Change *ch, size_t i)
{
	return (ch->set & (1u << (i + 1))) != 0;
}

bool
change_reduce(Change *ch, const Case *c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (sets(ch, i) && value_of(&ch->to, i) == value_of(c, i))
			ch->set &= ~(1u << (i + 1));
	if (CHANGES(ch, subject) && !g_strcmp0(ch->to.subject, c->subject))
		ch->set &= ~(1u << FIELD_subject);
	return ch->set != 0;
}

void
case_apply(Case *c, const Change *ch, Instant at)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (sets(ch, i))
			*field_of(c, i) = value_of(&ch->to, i);
	if (CHANGES(ch, subject))
		c->subject = ch->to.subject;
	if (!c->opened_at)
		c->opened_at = at;
	c->updated_at = at;
	c->version++;
}

const char *
case_difference(const Case *a, const Case *b)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (value_of(a, i) != value_of(b, i))
			return fields[i].name;
	if (g_strcmp0(a->subject, b->subject) != 0)
		return "subject";
	if (a->opened_at != b->opened_at)
		return "opened_at";
	if (a->updated_at != b->updated_at)
		return "updated_at";
	return a->version == b->version ? NULL : "version";
}

char *
change_to_json(Arena *a, const Change *ch)
{
	if (!ch->set)
		return NULL;

	g_autoptr(GString) buf = g_string_new(NULL);
	JsonWriter j = json_writer(buf);

	json_begin_object(&j);
	if (CHANGES(ch, subject)) {
		json_put_key(&j, "subject");
		json_put_text(&j, ch->to.subject);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (!sets(ch, i))
			continue;
		json_put_key(&j, fields[i].name);
		json_put_int(&j, value_of(&ch->to, i));
	}
	json_end_object(&j);
	return arena_strdup(a, buf->str);
}

static bool
read_field(Arena *a, const char *key, const json_t *value, Change *ch)
{
	if (!strcmp(key, "subject")) {
		if (!json_is_string(value))
			return false;
		CHANGE(ch, subject, arena_strdup(a, json_string_value(value)));
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(key, fields[i].name) != 0 || !json_is_integer(value))
			continue;
		*field_of(&ch->to, i) = json_integer_value(value);
		ch->set |= 1u << (i + 1);
		return true;
	}
	return false;
}

static void
unref_json(void *json)
{
	json_decref(json);
}

bool
change_from_json(Arena *a, const char *json, Change *ch, GError **err)
{
	json_error_t why;
	const char *key;
	json_t *value;

	*ch = (Change){ 0 };
	if (!json)
		return true;
	json_t *object = json_loads(json, JSON_REJECT_DUPLICATES, &why);
	if (!object)
		return fail(err, ERR_INTERNAL, "change: %s", why.text);
	arena_defer(a, unref_json, object);
	if (!json_is_object(object))
		return fail(err, ERR_INTERNAL, "change: no object");
	json_object_foreach(object, key,
	    value) if (!read_field(a, key, value, ch)) return fail(err, ERR_INTERNAL,
	    "change: no field \"%s\"", key);
	return true;
}
