/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/calendar_uid.h"

#include <string.h>

#include "model/mail.h"

char *
calendar_uid(Arena *a, const House *house, SignPurpose purpose, const char *kind,
    int64_t id)
{
	const char *name = arena_printf(a, "%" G_GINT64_FORMAT, id);

	return arena_printf(a, "%s-%s-%s@%s", kind, name,
	    house_sign(a, house, purpose, name), mail_address_domain(house->mail));
}

int64_t
calendar_uid_read(Arena *a, const House *house, SignPurpose purpose, const char *kind,
    const char *uid)
{
	size_t n = strlen(kind);
	char *end;

	if (!g_str_has_prefix(uid, kind) || uid[n] != '-' || !g_ascii_isdigit(uid[n + 1]))
		return 0;
	int64_t id = g_ascii_strtoll(uid + n + 1, &end, 10);
	if (*end != '-')
		return 0;
	const char *tag = arena_strndup(a, end + 1, strcspn(end + 1, "@"));
	return house_signed(a, house, purpose, arena_printf(a, "%" G_GINT64_FORMAT, id),
	           tag)
	           ? id
	           : 0;
}
