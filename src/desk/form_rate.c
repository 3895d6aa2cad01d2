/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <arpa/inet.h>

#include "desk/form_int.h"
#include "store/desk_store.h"

typedef struct {
	Arena *arena;
	Instant now;
	const char *address;
	int64_t of_address, of_network;
} Try;

/* Its IPv4 /24 or IPv6 /56, in hex: what one household or office is given, at most. */
static const char *
network_of(Arena *a, const char *address)
{
	unsigned char b[16];

	if (inet_pton(AF_INET, address, b) == 1)
		return arena_printf(a, "%02x%02x%02x", b[0], b[1], b[2]);
	if (inet_pton(AF_INET6, address, b) == 1)
		return arena_printf(a, "%02x%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2],
		    b[3], b[4], b[5], b[6]);
	return address;
}

static bool
count_try(Db *db, void *arg, GError **err)
{
	Try *t = arg;

	return attempt_store_count(db, arena_printf(t->arena, "form:%s", t->address),
	           t->now, FORM_WINDOW, &t->of_address, err) &&
	       attempt_store_count(db,
	           arena_printf(t->arena, "form-net:%s",
	               network_of(t->arena, t->address)),
	           t->now, FORM_WINDOW, &t->of_network, err);
}

bool
form_rate(Db *db, Arena *a, Instant now, const char *address, FormRate *rate,
    GError **err)
{
	Try t = { a, now, address, 0, 0 };

	if (!db_transact(db, count_try, &t, err))
		return false;
	if (t.of_address > 2 * FORM_MOST || t.of_network > 2 * FORM_MOST_OF_NET)
		*rate = FORM_RATE_TOO_MUCH;
	else if (t.of_address > FORM_MOST || t.of_network > FORM_MOST_OF_NET)
		*rate = FORM_RATE_MUCH;
	else
		*rate = FORM_RATE_FINE;
	return true;
}
