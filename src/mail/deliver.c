/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/deliver.h"

#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "desk/mail_receive.h"

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

static bool
file(const DeliverOptions *o, Arena *a, const GString *raw, GError **err)
{
	g_autoptr(Db) db = store_borrow(o->store, err);
	const Actor desk = { .now = clock_now() };
	MailReceived done;
	InMail m = { 0 };

	if (!db || !sandbox_parse(o->sandbox, a, raw->str, raw->len, &m, err))
		return false;
	m.envelope_from = o->from;
	m.envelope_to = o->to;
	return mail_receive(db, o->blobs, a, &desk, &m, &done, err);
}

int
mail_deliver(const DeliverOptions *o, int fd, GError **err)
{
	g_autoptr(GString) raw = g_string_new(NULL);
	g_autoptr(Arena) a = arena_new();
	int got = read_all(fd, o->max_size, raw);

	if (got == 0) {
		fail(err, ERR_UNAVAILABLE, "the mail is too large: %zu bytes are taken",
		    o->max_size);
		return EX_DATAERR;
	}
	if (got < 0) {
		fail(err, ERR_UNAVAILABLE, "standard input cannot be read");
		return EX_TEMPFAIL;
	}
	return file(o, a, raw, err) ? EX_OK : EX_TEMPFAIL;
}
