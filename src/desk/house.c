/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/house.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "model/dispatch.h"
#include "model/remote.h"
#include "store/agreement_store.h"
#include "store/desk_store.h"

#define SECRET_BYTES 32
#define CA_BEGINS    "-----BEGIN CERTIFICATE-----"
#define CA_LOOKS     8192 /* bytes of a file; some words may stand before the first */

/* The settings of the house: where each goes, and what it is until it is set. */
static const struct {
	const char *name;
	size_t offset;
	const char *otherwise;
} texts[] = {
	{ "name", G_STRUCT_OFFSET(House, name), HOUSE_UNNAMED },
	{ "mail", G_STRUCT_OFFSET(House, mail), "support@skranke.example" },
	{ "url", G_STRUCT_OFFSET(House, url), "http://127.0.0.1:8080" },
	{ "phone", G_STRUCT_OFFSET(House, phone), "" },
	{ "time_zone", G_STRUCT_OFFSET(House, time_zone), "Europe/Copenhagen" },
	{ "map_url", G_STRUCT_OFFSET(House, map_url),
	    "https://www.openstreetmap.org/search?query={address}" },
	{ "remote_url", G_STRUCT_OFFSET(House, remote_url), "" },
	{ "remote_schemes", G_STRUCT_OFFSET(House, remote_schemes), "" },
	{ "smtp_host", G_STRUCT_OFFSET(House, smtp_host), "" },
	{ "smtp_user", G_STRUCT_OFFSET(House, smtp_user), "" },
	{ "smtp_password", G_STRUCT_OFFSET(House, smtp_password), "" },
	{ "smtp_from", G_STRUCT_OFFSET(House, smtp_from), "" },
	{ "smtp_ca", G_STRUCT_OFFSET(House, smtp_ca), "" },
	{ "url_ca", G_STRUCT_OFFSET(House, url_ca), "" },
	{ "smtp_tls", G_STRUCT_OFFSET(House, smtp_tls), "starttls" },
	{ "spf_include", G_STRUCT_OFFSET(House, spf_include), "" },
	{ "dkim_selector", G_STRUCT_OFFSET(House, dkim_selector), "" },
	{ "dkim_target", G_STRUCT_OFFSET(House, dkim_target), "" },
	{ "secret", G_STRUCT_OFFSET(House, secret), NULL },
};

static const struct {
	const char *name;
	size_t offset;
	int otherwise, least, most; /* most 0: it is not set by hand */
} numbers[] = {
	{ "smtp_port", G_STRUCT_OFFSET(House, smtp_port), 587, 1, 65535 },
	{ "form_seconds", G_STRUCT_OFFSET(House, form_seconds), 3, 0, 60 },
	{ "remind_days", G_STRUCT_OFFSET(House, remind_days), 3, 0, 60 },
	{ "unanswered_days", G_STRUCT_OFFSET(House, unanswered_days), 5, 0, 60 },
	{ "calls_turn", G_STRUCT_OFFSET(House, calls_turn), 0, 0, 0 },
	{ "undo_seconds", G_STRUCT_OFFSET(House, undo_seconds), 10, 0,
	    (int)(DISPATCH_LONGEST / SECONDS(1)) },
};

static const char *
setting_value(const Setting *settings, size_t n, const char *name, const char *otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(settings[i].name, name))
			return settings[i].value;
	return otherwise;
}

bool
house_load(Db *db, Arena *a, House *house, GError **err)
{
	Setting *settings;
	size_t n;

	if (!setting_store_all(db, a, &settings, &n, err))
		return false;
	*house = (House){ 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		G_STRUCT_MEMBER(const char *, house,
		    texts[i].offset) = setting_value(settings, n, texts[i].name,
		    texts[i].otherwise);
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		const char *value = setting_value(settings, n, numbers[i].name, NULL);

		G_STRUCT_MEMBER(int, house,
		    numbers[i].offset) = value ? (int)g_ascii_strtoll(value, NULL, 10)
		                               : numbers[i].otherwise;
	}
	if (!house->secret)
		return fail(err, ERR_INTERNAL, "no secret: run house_prepare()");
	return true;
}

/* --- the first start --- */

typedef struct {
	Arena *arena;
	Instant now;
} Preparing;

static bool
prepare(Db *db, void *arg, GError **err)
{
	const Preparing *p = arg;
	Setting *settings;
	Agreement *standard;
	size_t n;

	if (!setting_store_all(db, p->arena, &settings, &n, err) ||
	    !agreement_store_in_force(db, p->arena, 0, p->now, &standard, err))
		return false;
	if (!setting_value(settings, n, "secret", NULL) &&
	    !setting_store_set(db, "secret", str_random_hex(p->arena, SECRET_BYTES), err))
		return false;
	if (!job_store_ensure(db, JOB_HORIZON_LEARN, 0, p->now + HOURS(1), err) ||
	    !job_store_ensure(db, JOB_HOST, 0, p->now + HOURS(1), err))
		return false;
	if (standard)
		return true;
	Agreement first = agreement_standard();
	first.valid_from = p->now;
	return agreement_store_add(db, &first, err);
}

bool
house_prepare(Db *db, Arena *a, Instant now, GError **err)
{
	Preparing p = { a, now };

	return db_transact(db, prepare, &p, err);
}

/* --- changing --- */

static bool
is_setting(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (!strcmp(texts[i].name, name))
			return texts[i].otherwise != NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		if (!strcmp(numbers[i].name, name))
			return numbers[i].most != 0;
	return false;
}

static bool
number_holds(const char *name, const char *value)
{
	gint64 n;

	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		if (!strcmp(numbers[i].name, name))
			return g_ascii_string_to_signed(value, 10, numbers[i].least,
			    numbers[i].most, &n, NULL);
	return true;
}

/* What customers put into their DNS: with the underscores that it has there. */
static bool
is_dns_name(const char *value)
{
	return strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-_.") ==
	           strlen(value) &&
	       *value != '.' && !strstr(value, "..") && strlen(value) <= 253;
}

static bool
value_holds(const char *name, const char *value, GError **err)
{
	if (!is_setting(name))
		return fail(err, ERR_INVALID, "setting.unknown");
	if (!strcmp(name, "mail") && !mail_address_holds(value))
		return fail(err, ERR_INVALID, "person.mail.invalid");
	if (!strcmp(name, "name") && !*value)
		return fail(err, ERR_INVALID, "person.name.missing");
	if (!strcmp(name, "url") && !g_str_has_prefix(value, "http://") &&
	    !g_str_has_prefix(value, "https://"))
		return fail(err, ERR_INVALID, "setting.url");
	if (!strcmp(name, "map_url") && *value && !g_str_has_prefix(value, "https://"))
		return fail(err, ERR_INVALID, "setting.map_url");
	if (!strcmp(name, "remote_schemes") && !remote_schemes_hold(value))
		return fail(err, ERR_INVALID, "setting.remote_schemes");
	if (!strcmp(name, "smtp_tls") && strcmp(value, "starttls") != 0 &&
	    strcmp(value, "tls") != 0 && strcmp(value, "none") != 0)
		return fail(err, ERR_INVALID, "setting.smtp_tls");
	if (!strcmp(name, "smtp_port") && !number_holds(name, value))
		return fail(err, ERR_INVALID, "setting.port");
	if ((!strcmp(name, "undo_seconds") || !strcmp(name, "form_seconds")) &&
	    !number_holds(name, value))
		return fail(err, ERR_INVALID, "setting.undo_seconds");
	if ((!strcmp(name, "remind_days") || !strcmp(name, "unanswered_days")) &&
	    !number_holds(name, value))
		return fail(err, ERR_INVALID, "setting.days");
	if ((!strcmp(name, "spf_include") || g_str_has_prefix(name, "dkim_")) &&
	    !is_dns_name(value))
		return fail(err, ERR_INVALID, "setting.dns");
	if (!strcmp(name, "time_zone")) {
		g_autoptr(Hours) h = hours_new(value, NULL, 0, HOLIDAYS_NONE, err);
		return h != NULL;
	}
	return true;
}

typedef struct {
	const Setting *settings;
	size_t n;
} Saving;

/* What the setting is after the saving: of those that are set, else as it was. */
static const char *
value_after(const Saving *s, const char *name, const char *before)
{
	for (size_t i = 0; i < s->n; i++)
		if (!strcmp(s->settings[i].name, name))
			return s->settings[i].value;
	return before;
}

/* The address of the tool has a scheme that is allowed, whichever of the two is set. */
static bool
tool_holds(Db *db, Arena *a, const Saving *s, GError **err)
{
	House before;

	if (!value_after(s, "remote_url", NULL) &&
	    !value_after(s, "remote_schemes", NULL))
		return true;
	if (!house_load(db, a, &before, err))
		return false;
	const char *url = value_after(s, "remote_url", before.remote_url);
	return !*url ||
	       remote_template_holds(url,
	           value_after(s, "remote_schemes", before.remote_schemes)) ||
	       fail(err, ERR_INVALID, "setting.remote_url");
}

/* A file that we can read, with a certificate in it (RFC 7468, 5.1). */
static bool
is_certificate_file(const char *path)
{
	char head[CA_LOOKS];
	/* others may have no end, or no beginning */
	FILE *f = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? fopen(path, "re") : NULL;
	size_t n = f ? fread(head, 1, sizeof head, f) : 0;

	if (f)
		fclose(f);
	return memmem(head, n, CA_BEGINS, strlen(CA_BEGINS)) != NULL;
}

/* A file that is named anew is one of certificates; what was named may have gone since,
 * which is no reason to refuse what else is set. */
static bool
files_hold(Db *db, Arena *a, const Saving *s, size_t *wrong, GError **err)
{
	House before;

	if (!house_load(db, a, &before, err))
		return false;
	for (size_t i = 0; i < s->n; i++) {
		const char *name = s->settings[i].name, *value = s->settings[i].value;
		const char *was = !strcmp(name, "url_ca")    ? before.url_ca
		                  : !strcmp(name, "smtp_ca") ? before.smtp_ca
		                                             : NULL;

		*wrong = i;
		if (was && *value && strcmp(was, value) != 0 &&
		    !is_certificate_file(value))
			return fail(err, ERR_INVALID, "setting.ca");
	}
	return true;
}

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;

	for (size_t i = 0; i < s->n; i++)
		if (!setting_store_set(db, s->settings[i].name, s->settings[i].value,
		        err))
			return false;
	db_announce(db, "job", 0); /* mails that waited for a server may go now */
	return true;
}

/* As it is stored. */
static const char *
clean_value(Arena *a, const char *name, const char *value)
{
	char *trimmed = g_strstrip(arena_strdup(a, value));
	size_t n = strlen(trimmed);

	/* As it is often written, and as the guide ends it by itself. */
	if (n && (!strcmp(name, "spf_include") || !strcmp(name, "dkim_target")) &&
	    trimmed[n - 1] == '.')
		trimmed[n - 1] = '\0';
	/* Paths are put behind it. */
	if (!strcmp(name, "url") && n && trimmed[n - 1] == '/')
		trimmed[n - 1] = '\0';
	return !strcmp(name, "mail") ? str_lower(a, trimmed) : trimmed;
}

bool
house_set(Db *db, Arena *a, const Setting *settings, size_t n, size_t *wrong,
    GError **err)
{
	Setting *clean = arena_newv(a, Setting, n);
	Saving s = { clean, n };

	for (size_t i = 0; i < n; i++) {
		*wrong = i;
		clean[i].name = settings[i].name;
		clean[i].value = clean_value(a, settings[i].name, settings[i].value);
		if (!value_holds(clean[i].name, clean[i].value, err))
			return false;
	}
	if (!files_hold(db, a, &s, wrong, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!strcmp(clean[i].name, "remote_url"))
			*wrong = i;
	return tool_holds(db, a, &s, err) && db_transact(db, save, &s, err);
}

/* --- signatures --- */

static const struct {
	const char *name; /* goes into the signature: never change one */
	size_t length;    /* of the tag, in base32 characters of 5 bits */
} purposes[] = {
	[SIGN_REPLY_ADDRESS] = { "reply", 10 },
	[SIGN_CASE_LINK] = { "case", 26 },
	[SIGN_SUPPLIER_ADDRESS] = { "supplier", 10 },
	[SIGN_DECISION] = { "decision", 26 },
	[SIGN_OWN_MAIL] = { "own mail", 26 },
	[SIGN_VISIT] = { "visit", 10 },
	[SIGN_REMOTE] = { "remote", 26 },
	[SIGN_HANDIN] = { "handin", 26 },
	[SIGN_CALLS] = { "calls", 26 },
	[SIGN_KNOWN] = { "known", 26 },
	[SIGN_BEGAN] = { "began", 26 },
	[SIGN_PERSON_LINK] = { "person-link", 26 },
	[SIGN_FORM] = { "form", 26 },
	[SIGN_HOST] = { "host", 26 },
	[SIGN_MEETING] = { "meeting", 10 },
};

char *
house_sign(Arena *a, const House *house, SignPurpose purpose, const char *subject)
{
	const char *what = arena_printf(a, "%s:%s", purposes[purpose].name, subject);
	uint8_t mac[32];

	str_hmac_sha256(house->secret, strlen(house->secret), what, strlen(what), mac);
	char *tag = str_base32(a, mac, sizeof mac);
	tag[purposes[purpose].length] = '\0';
	return tag;
}

bool
house_signed(Arena *a, const House *house, SignPurpose purpose, const char *subject,
    const char *tag)
{
	return str_equal_secret(house_sign(a, house, purpose, subject), tag);
}

static char *
case_name(Arena *a, int64_t case_id)
{
	return arena_printf(a, "%" G_GINT64_FORMAT, case_id);
}

char *
house_case_link(Arena *a, const House *house, int64_t case_id)
{
	const char *name = case_name(a, case_id);

	return arena_printf(a, "%s/c/%s/%s", house->url, name,
	    house_sign(a, house, SIGN_CASE_LINK, name));
}

bool
house_case_link_holds(Arena *a, const House *house, int64_t case_id, const char *tag)
{
	return house_signed(a, house, SIGN_CASE_LINK, case_name(a, case_id), tag);
}

/* "7/1790000000000000", as it stands in the path. */
static char *
person_link_name(Arena *a, int64_t person_id, Instant at)
{
	return arena_printf(a, "%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, person_id, at);
}

char *
house_person_link(Arena *a, const House *house, int64_t person_id, Instant at)
{
	const char *name = person_link_name(a, person_id, at);

	return arena_printf(a, "%s/my/enter/%s/%s", house->url, name,
	    house_sign(a, house, SIGN_PERSON_LINK, name));
}

bool
house_person_link_holds(Arena *a, const House *house, int64_t person_id, Instant at,
    const char *tag)
{
	return house_signed(a, house, SIGN_PERSON_LINK,
	    person_link_name(a, person_id, at), tag);
}

char *
house_address_of_case(Arena *a, const House *house, const char *address, int64_t case_id)
{
	return mail_case_address(a, address, case_id,
	    house_sign(a, house, SIGN_REPLY_ADDRESS, case_name(a, case_id)));
}

char *
house_reply_address(Arena *a, const House *house, int64_t case_id)
{
	return house_address_of_case(a, house, house->mail, case_id);
}

char *
house_supplier_address(Arena *a, const House *house, int64_t referral_id)
{
	return mail_referral_address(a, house->mail, referral_id,
	    house_sign(a, house, SIGN_SUPPLIER_ADDRESS, case_name(a, referral_id)));
}

/* --- the telephone system's address --- */

char *
house_calls_tag(Arena *a, const House *house)
{
	const char *subject = house->calls_turn
	                          ? arena_printf(a, "in %d", house->calls_turn)
	                          : "in";

	return house_sign(a, house, SIGN_CALLS, subject);
}

static bool
turn(Db *db, void *arg, GError **err)
{
	Arena *a = arg;
	House house;

	return house_load(db, a, &house, err) &&
	       setting_store_set(db, "calls_turn",
	           arena_printf(a, "%d", house.calls_turn + 1), err);
}

bool
house_turn_calls(Db *db, Arena *a, const Actor *who, GError **err)
{
	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, turn, a, err);
}
