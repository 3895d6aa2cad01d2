/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/deliver.h"

#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

/* 1 all was read, 0 it is too large, -1 it could not be read. */
static int
read_all(int fd, size_t max, GString *raw)
{
	char block[8192];
	ssize_t n;

	while ((n = read(fd, block, sizeof block)) > 0) {
		if (raw->len + (size_t)n > max)
			return 0;
		g_string_append_len(raw, block, n);
	}
	return n == 0 ? 1 : -1;
}

bool
mail_deliver_raw(const DeliverOptions *o, Arena *a, const void *raw, size_t n,
    MailReceived *done, GError **err)
{
	const Actor desk = { .now = clock_now() };
	InMail m = { 0 };

	if (!sandbox_parse(o->sandbox, a, raw, n, &m, err))
		return false;
	g_autoptr(Db) db = store_borrow(o->store, err);
	m.envelope_from = o->from;
	m.envelope_to = o->to;
	m.customer_id = o->customer_id;
	return db && mail_receive(db, o->blobs, a, &desk, &m, done, err);
}

int
mail_deliver(const DeliverOptions *o, int fd, GError **err)
{
	g_autoptr(GString) raw = g_string_new(NULL);
	g_autoptr(Arena) a = arena_new();
	int got = read_all(fd, o->max_size, raw);
	MailReceived done;

	if (got == 0) {
		fail(err, ERR_UNAVAILABLE, "the mail is too large: %zu bytes are taken",
		    o->max_size);
		return EX_DATAERR;
	}
	if (got < 0) {
		fail(err, ERR_UNAVAILABLE, "standard input cannot be read");
		return EX_TEMPFAIL;
	}
	return mail_deliver_raw(o, a, raw->str, raw->len, &done, err) ? EX_OK
	                                                              : EX_TEMPFAIL;
}
