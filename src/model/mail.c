/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/mail.h"

#include <jansson.h>
#include <string.h>

#include "base/json.h"

#define MAX_ADDRESS 254 /* RFC 5321, 4.5.3.1.3, without the < > */

const char *
out_mail_kind_name(int64_t kind)
{
	static const char *const names[] = {
		[MAIL_RECEIPT] = "receipt",
		[MAIL_ANSWER] = "answer",
		[MAIL_ESCALATED] = "escalated",
		[MAIL_HORIZON] = "horizon",
		[MAIL_SOLVED] = "solved",
		[MAIL_CLOSED] = "closed",
		[MAIL_MERGED] = "merged",
		[MAIL_REOPENED] = "reopened",
		[MAIL_OUTAGE] = "outage",
		[MAIL_REFERRED] = "referred",
		[MAIL_CHASED] = "chased",
		[MAIL_PASSED_ON] = "passed_on",
		[MAIL_DECISION_ASKED] = "decision_asked",
		[MAIL_NOTICE] = "notice",
		[MAIL_HANDIN] = "handin",
		[MAIL_HANDIN_READY] = "handin_ready",
		[MAIL_HANDIN_FETCH] = "handin_fetch",
		[MAIL_VISIT] = "visit",
		[MAIL_REMOTE] = "remote",
		[MAIL_MEETING] = "meeting",
		[MAIL_SIGN_IN] = "sign_in",
		[MAIL_ADDRESS_TEST] = "address_test",
		[MAIL_REMINDED] = "reminded",
		[MAIL_UNANSWERED] = "unanswered",
		[MAIL_WAITING] = "waiting",
		[MAIL_TEST] = "test",
		[MAIL_DEADLINE] = "deadline",
		[MAIL_MENTIONED] = "mentioned",
		[MAIL_DECIDED] = "decided",
	};

	return kind > 0 && (size_t)kind < G_N_ELEMENTS(names) ? names[kind] : NULL;
}

static const char *const seals[] = {
	[MAIL_SIGNED_PGP] = "pgp-signed",
	[MAIL_SIGNED_SMIME] = "smime-signed",
	[MAIL_ENCRYPTED_PGP] = "pgp-encrypted",
	[MAIL_ENCRYPTED_SMIME] = "smime-encrypted",
};

static void
put_text(JsonWriter *w, const char *name, const char *text)
{
	if (text)
		json_put_key(w, name), json_put_text(w, text);
}

char *
mail_details(Arena *a, const MailDetails *d)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	json_begin_object(&w);
	put_text(&w, "seal", seals[d->seal]);
	if (d->follows)
		json_put_key(&w, "follows"), json_put_int(&w, d->follows);
	put_text(&w, "forwarded_by", d->forwarded_by);
	put_text(&w, "forwarded_from", d->forwarded_from);
	json_end_object(&w);
	return s->len > 2 ? arena_strdup(a, s->str) : NULL;
}

MailSeal
mail_seal_of(const char *details)
{
	json_t *read = details ? json_loads(details, 0, NULL) : NULL;
	const char *name = json_string_value(json_object_get(read, "seal"));
	MailSeal seal = MAIL_UNSEALED;

	for (size_t i = 1; name && i < G_N_ELEMENTS(seals); i++)
		if (!strcmp(name, seals[i]))
			seal = (MailSeal)i;
	json_decref(read);
	return seal;
}

/* desk+s1001.TAG@host: the sign says what the number is of. */
static char *
signed_address(Arena *a, const char *desk, char sign, int64_t id, const char *tag)
{
	const char *at = strrchr(desk, '@');

	g_assert(at);
	return arena_printf(a, "%.*s+%c%" G_GINT64_FORMAT ".%s%s", (int)(at - desk), desk,
	    sign, id, tag, at);
}

static bool
signed_address_read(Arena *a, const char *address, char sign, int64_t *id_out,
    const char **tag)
{
	const char *at = strrchr(address, '@');
	const char *plus = at ? memrchr(address, '+', (size_t)(at - address)) : NULL;
	char *end;

	if (!plus || g_ascii_tolower(plus[1]) != sign || !g_ascii_isdigit(plus[2]))
		return false;
	gint64 id = g_ascii_strtoll(plus + 2, &end, 10);
	if (id <= 0 || id == G_MAXINT64 || *end != '.' || end + 1 >= at)
		return false;
	char *found = arena_strndup(a, end + 1, (size_t)(at - end - 1));
	for (char *c = found; *c; c++)
		*c = g_ascii_tolower(*c);
	*id_out = id;
	*tag = found;
	return true;
}

char *
mail_case_address(Arena *a, const char *desk, int64_t case_id, const char *tag)
{
	return signed_address(a, desk, 's', case_id, tag);
}

bool
mail_case_address_read(Arena *a, const char *address, int64_t *case_id, const char **tag)
{
	return signed_address_read(a, address, 's', case_id, tag);
}

char *
mail_referral_address(Arena *a, const char *desk, int64_t referral_id, const char *tag)
{
	return signed_address(a, desk, 'l', referral_id, tag);
}

bool
mail_referral_address_read(Arena *a, const char *address, int64_t *referral_id,
    const char **tag)
{
	return signed_address_read(a, address, 'l', referral_id, tag);
}

bool
mail_address_holds(const char *address)
{
	size_t n = strlen(address);
	const char *at = strrchr(address, '@');

	if (n > MAX_ADDRESS || !at || at == address || !at[1] || at[1] == '.' ||
	    address[n - 1] == '.' || strstr(at, ".."))
		return false;
	for (const char *c = address; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f || strchr("<>(),;:\\\"", *c))
			return false;
	return memchr(address, '@', (size_t)(at - address)) == NULL;
}

const char *
mail_address_domain(const char *address)
{
	const char *at = strrchr(address, '@');

	return at ? at + 1 : "";
}
