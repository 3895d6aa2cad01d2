/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/typed.h"

#include "base/err.h"
#include "base/str.h"
#include "model/mail.h"

#define MAX_NAME  200 /* characters */
#define MAX_PHONE 40

static char *
one_line(Arena *a, const char *typed, size_t max)
{
	char *line = g_strstrip(str_strip_control(a, typed ? typed : ""));

	return str_truncate_utf8(a, line, max);
}

bool
typed_name(Arena *a, const char *typed, const char **out, GError **err)
{
	const char *name = one_line(a, typed, MAX_NAME);

	if (!*name)
		return fail(err, ERR_INVALID, "person.name.missing");
	*out = name;
	return true;
}

bool
typed_mail(Arena *a, const char *typed, const char **out, GError **err)
{
	const char *mail = str_lower(a, g_strstrip(arena_strdup(a, typed ? typed : "")));

	if (*mail && !mail_address_holds(mail))
		return fail(err, ERR_INVALID, "person.mail.invalid");
	*out = *mail ? mail : NULL;
	return true;
}

const char *
typed_phone(Arena *a, const char *typed)
{
	const char *phone = one_line(a, typed, MAX_PHONE);

	return *phone ? phone : NULL;
}
