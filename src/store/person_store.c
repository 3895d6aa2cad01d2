/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/name_fold.h"
#include "people.q.h"
#include "store/people_store.h"
#include "store/row.h"

#define MAX_KEYS   24 /* of one person */
#define MAX_TYPED  6  /* words of a search that count */
#define MAX_PHONE  15 /* digits, E.164 */
#define CANDIDATES 200

static void
read_person(Arena *a, DbStmt *st, void *out)
{
	*(Person *)out = (Person){
		.id = db_int(st, c_person_id),
		.version = db_int(st, c_person_version),
		.customer_id = db_int(st, c_person_customer_id),
		.name = row_text(a, st, c_person_name),
		.mail = row_text(a, st, c_person_mail),
		.phone = row_text(a, st, c_person_phone),
		.customer_name = row_text(a, st, c_person_customer_name),
		.lang = lang_from_code(db_text(st, c_person_lang)),
		.mail_when = (MailWhen)db_int(st, c_person_mail_when),
		.contact = db_int(st, c_person_contact) != 0,
		.outages = db_int(st, c_person_outages) != 0,
		.active = db_int(st, c_person_active) != 0,
		.active_at = db_int(st, c_person_active_at),
	};
}

bool
person_store_find(Db *db, Arena *a, int64_t id, Person **out, GError **err)
{
	return ROW_ONE(a, q_person_find(db, id), read_person, out, err);
}

bool
person_store_find_by_mail(Db *db, Arena *a, const char *mail, Person **out, GError **err)
{
	return ROW_ONE(a, q_person_find_by_mail(db, mail), read_person, out, err);
}

bool
person_store_of_customer(Db *db, Arena *a, int64_t customer_id, Person **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_persons_of_customer(db, customer_id), read_person, out, n_out,
	    err);
}

/* --- keys: what a person is found by --- */

typedef struct {
	char *keys[MAX_KEYS];
	size_t n;
} Keys;

static void
add_key(Keys *k, char *key)
{
	if (*key && k->n < MAX_KEYS)
		k->keys[k->n++] = key;
}

static char *
digits_of(Arena *a, const char *s)
{
	char *digits = arena_alloc(a, strlen(s) + 1), *to = digits;

	for (; *s; s++)
		if (g_ascii_isdigit(*s))
			*to++ = *s;
	return digits;
}

/* A number is found with its country code and without: Danish ones have eight digits. */
static void
add_phone(Arena *a, Keys *k, const char *phone)
{
	char *digits = digits_of(a, phone);
	size_t n = strlen(digits);

	if (n == 0 || n > MAX_PHONE + 2)
		return;
	add_key(k, digits);
	if (n > 8)
		add_key(k, digits + n - 8);
}

static Keys
keys_of(Arena *a, const Person *p)
{
	Keys k = { 0 };
	g_auto(GStrv) words = g_strsplit_set(name_fold(a, p->name), " \t.,-'\"()", -1);

	for (char **w = words; *w; w++)
		add_key(&k, arena_strdup(a, *w));
	if (p->mail)
		add_key(&k, name_fold(a, p->mail));
	if (p->phone)
		add_phone(a, &k, p->phone);
	return k;
}

static bool
save_keys(Db *db, Arena *a, const Person *p, GError **err)
{
	Keys k = keys_of(a, p);

	if (!row_exec(q_person_keys_clear(db, p->id), err))
		return false;
	for (size_t i = 0; i < k.n; i++)
		if (!row_exec(q_person_key_add(db, k.keys[i], p->id), err))
			return false;
	return true;
}

bool
person_store_save(Db *db, Arena *a, Person *p, GError **err)
{
	int64_t changed = 1;

	if (!p->id) {
		if (!row_int(q_person_add(db, row_some(&p->customer_id), p->name, p->mail,
		                 p->phone, lang_code(p->lang), p->contact, p->outages,
		                 p->active, row_some(&p->active_at),
		                 mail_when_of(p->mail_when)),
		        &p->id, err))
			return false;
	} else if (!row_exec_count(q_person_save(db, p->id, p->version,
	                               row_some(&p->customer_id), p->name, p->mail,
	                               p->phone, lang_code(p->lang), p->contact,
	                               p->outages, p->active, row_some(&p->active_at),
	                               mail_when_of(p->mail_when)),
	               &changed, err)) {
		return false;
	}
	if (changed == 0)
		return fail(err, ERR_CONFLICT, "person.changed");
	return save_keys(db, a, p, err);
}

/* --- search --- */

/* The key that begins with what was typed of a number. Without its country code a Danish
 * number is found however it was noted down. */
static char *
typed_phone(Arena *a, const char *typed)
{
	char *digits = digits_of(a, typed);
	bool has_code = g_str_has_prefix(g_strchug(arena_strdup(a, typed)), "+");

	while (digits[0] == '0' && digits[1] == '0') {
		digits += 2;
		has_code = true;
	}
	has_code |= strlen(digits) > 8;
	return has_code && g_str_has_prefix(digits, "45") ? digits + 2 : digits;
}

/* What was typed as folded words; a number typed in groups ("20 30 40 50", "+45 …") is
 * one word of digits. */
static Keys
typed_words(Arena *a, const char *typed)
{
	Keys k = { 0 };

	if (!g_utf8_validate(typed, -1, NULL))
		return k;
	if (strspn(typed, "0123456789 +()-./") == strlen(typed)) {
		add_key(&k, typed_phone(a, typed));
		return k;
	}
	g_auto(GStrv) words = g_strsplit_set(name_fold(a, typed), " \t,", -1);
	for (char **w = words; *w && k.n < MAX_TYPED; w++)
		add_key(&k, arena_strdup(a, *w));
	return k;
}

static bool
fits(Arena *a, const Person *p, const Keys *words)
{
	Keys own = keys_of(a, p);

	for (size_t w = 0; w < words->n; w++) {
		bool found = false;

		for (size_t i = 0; i < own.n && !found; i++)
			found = g_str_has_prefix(own.keys[i], words->keys[w]);
		if (!found)
			return false;
	}
	return true;
}

/* The longest word narrows most: the index finds those, the others are looked at. */
static const char *
narrowest(const Keys *words)
{
	const char *best = words->keys[0];

	for (size_t i = 1; i < words->n; i++)
		if (strlen(words->keys[i]) > strlen(best))
			best = words->keys[i];
	return best;
}

bool
person_store_search(Db *db, Arena *a, const char *typed, int limit, Person **out,
    size_t *n_out, GError **err)
{
	Keys words = typed_words(a, typed);
	Person *found = NULL;
	size_t n = 0, kept = 0;

	if (words.n) {
		const char *low = narrowest(&words);
		const char *high = arena_printf(a, "%s\xf4\x8f\xbf\xbf", low);

		if (!ROW_ALL(a, q_persons_by_key(db, low, high, CANDIDATES), read_person,
		        &found, &n, err))
			return false;
	}
	for (size_t i = 0; i < n && kept < (size_t)limit; i++)
		if (fits(a, &found[i], &words))
			found[kept++] = found[i];
	*out = found;
	*n_out = kept;
	return true;
}
