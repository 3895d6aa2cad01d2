/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Whatever comes as a calendar is read to its end, and what is taken for an answer says
 * all that an answer must. */
#include "model/ical.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
reply_holds(const IcalReply *r, size_t size)
{
	g_assert_cmpuint(size, <=, ICAL_MOST_BYTES);
	g_assert_true(*r->uid && strlen(r->uid) < size);
	g_assert_true(!strpbrk(r->uid, "\r\n"));
	g_assert_nonnull(r->attendee);
	g_assert_true(!strpbrk(r->attendee, "\r\n"));
	for (const char *p = r->attendee; *p; p++)
		g_assert_false(g_ascii_isupper(*p));
	g_assert_true(r->partstat >= ICAL_ACCEPTED && r->partstat <= ICAL_DECLINED);
	g_assert_cmpint(r->sequence, >=, 0);
	g_assert_cmpint(r->stamp, >=, INSTANT_BEFORE);
	g_assert_cmpint(r->stamp, <, INSTANT_AFTER);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Arena) a = arena_new();
	g_autofree char *bytes = g_memdup2(data, size); /* no NUL ends it */
	IcalReply r;

	if (ical_read_reply(a, bytes, size, &r))
		reply_holds(&r, size);
	return 0;
}
