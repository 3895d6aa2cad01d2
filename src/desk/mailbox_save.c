/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/mailbox.h"
#include "desk/seal.h"
#include "desk/typed.h"
#include "model/mail.h"
#include "store/mailbox_store.h"

typedef struct {
	Arena *arena;
	MailboxSave *what;
} Saving;

/* Goes into the key: never change one. */
static const char *const purposes[] = {
	[SECRET_PASSWORD] = "mailbox-password",
	[SECRET_CLIENT] = "mailbox-client",
	[SECRET_REFRESH] = "mailbox-refresh",
};

/* --- what may be stored --- */

static bool
is_here(const char *host)
{
	return !strcmp(host, "localhost") || !strcmp(host, "127.0.0.1") ||
	       !strcmp(host, "::1");
}

static bool
server_holds(const MailServer *s, GError **err)
{
	if (!*s->host)
		return true;
	if (strlen(s->host) > 253 || strpbrk(s->host, " /@\"<>\\"))
		return fail(err, ERR_INVALID, "mailbox.host.invalid");
	if (s->port < 1 || s->port > 65535)
		return fail(err, ERR_INVALID, "mailbox.port.invalid");
	if (!mail_tls_name(s->tls))
		return fail(err, ERR_INVALID, "mailbox.tls.invalid");
	if (s->tls == TLS_NONE && !is_here(s->host))
		return fail(err, ERR_INVALID, "mailbox.plain_far");
	return true;
}

/* Tokens and secrets go there: never over the open net. */
static bool
token_url_holds(const char *url)
{
	g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);

	if (!uri || !g_uri_get_host(uri) || !*g_uri_get_host(uri))
		return false;
	return !strcmp(g_uri_get_scheme(uri), "https") ||
	       (!strcmp(g_uri_get_scheme(uri), "http") && is_here(g_uri_get_host(uri)));
}

static bool
sign_in_holds(const Mailbox *m, GError **err)
{
	if (!mail_auth_name(m->auth))
		return fail(err, ERR_INVALID, "mailbox.auth.invalid");
	if (!*m->user)
		return fail(err, ERR_INVALID, "mailbox.user.missing");
	if (m->auth == AUTH_PASSWORD)
		return true;
	if (!token_url_holds(m->token_url))
		return fail(err, ERR_INVALID, "mailbox.token_url.invalid");
	return *m->client_id || fail(err, ERR_INVALID, "mailbox.client_id.missing");
}

static bool
reading_holds(const Mailbox *m, GError **err)
{
	if (!mail_filed_name(m->filed))
		return fail(err, ERR_INVALID, "mailbox.filed.invalid");
	if (*m->imap.host && m->filed == FILED_MOVE &&
	    (!*m->filed_folder || !strcmp(m->filed_folder, m->folder)))
		return fail(err, ERR_INVALID, "mailbox.filed_folder.missing");
	if (m->silence_hours > 24 * 365)
		return fail(err, ERR_INVALID, "mailbox.silence.invalid");
	return true;
}

/* One line, trimmed; NULL is "". */
static const char *
clean(Arena *a, const char *typed)
{
	return typed ? g_strstrip(str_strip_control(a, typed)) : "";
}

static void
clean_all(Arena *a, Mailbox *m)
{
	m->imap.host = str_lower(a, clean(a, m->imap.host));
	m->smtp.host = str_lower(a, clean(a, m->smtp.host));
	m->ca = clean(a, m->ca);
	m->user = clean(a, m->user);
	m->token_url = clean(a, m->token_url);
	m->client_id = clean(a, m->client_id);
	m->scope = clean(a, m->scope);
	m->folder = clean(a, m->folder);
	m->filed_folder = clean(a, m->filed_folder);
	if (!*m->folder)
		m->folder = "INBOX";
	if (!*m->user)
		m->user = m->mail;
}

static bool
holds(Arena *a, Mailbox *m, GError **err)
{
	if (!typed_name(a, m->name, &m->name, err) ||
	    !typed_mail(a, m->mail, &m->mail, err))
		return false;
	if (!m->mail)
		return fail(err, ERR_INVALID, "person.mail.invalid");
	clean_all(a, m);
	if (!*m->imap.host && !*m->smtp.host)
		return fail(err, ERR_INVALID, "mailbox.host.missing");
	return server_holds(&m->imap, err) && server_holds(&m->smtp, err) &&
	       sign_in_holds(m, err) && reading_holds(m, err);
}

/* --- secrets --- */

static bool
set_secret(Db *db, Arena *a, int64_t id, MailSecret kind, const char *plain, GError **err)
{
	SealedSecret s = { .kind = kind };
	House house;

	if (!plain || !*plain)
		return true;
	if (!house_load(db, a, &house, err))
		return false;
	house_seal(a, &house, purposes[kind], plain, &s.sealed, &s.n);
	return mailbox_store_set_secret(db, id, &s, err);
}

bool
mailbox_secrets(Db *db, Arena *a, int64_t id, MailboxSecrets *out, GError **err)
{
	const char *plain[G_N_ELEMENTS(purposes)] = { "", "", "", "" };
	SealedSecret *all;
	House house;
	size_t n;

	if (!house_load(db, a, &house, err) ||
	    !mailbox_store_secrets(db, a, id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *one = house_unseal(a, &house, purposes[all[i].kind],
		    all[i].sealed, all[i].n);
		if (!one)
			return fail(err, ERR_INTERNAL,
			    "a secret of mailbox %" G_GINT64_FORMAT
			    " cannot be opened: the house's secret is another now",
			    id);
		plain[all[i].kind] = one;
	}
	*out = (MailboxSecrets){ plain[SECRET_PASSWORD], plain[SECRET_CLIENT],
		plain[SECRET_REFRESH] };
	return true;
}

static bool
secrets_are_there(Db *db, Arena *a, const Mailbox *m, GError **err)
{
	MailboxSecrets s;

	if (!mailbox_secrets(db, a, m->id, &s, err))
		return false;
	if (m->auth == AUTH_PASSWORD)
		return *s.password || fail(err, ERR_INVALID, "mailbox.password.missing");
	if (m->auth == AUTH_REFRESH)
		return *s.refresh_token ||
		       fail(err, ERR_INVALID, "mailbox.refresh.missing");
	return *s.client_secret ||
	       fail(err, ERR_INVALID, "mailbox.client_secret.missing");
}

/* --- saving --- */

/* What was read of the old one says nothing of the new one. */
static bool
is_another(const Mailbox *old, const Mailbox *new)
{
	return strcmp(old->imap.host, new->imap.host) != 0 ||
	       strcmp(old->user, new->user) != 0 || strcmp(old->folder, new->folder) != 0;
}

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	MailboxSave *w = s->what;
	Mailbox m = w->mailbox; /* this may run again: nothing of it is kept */
	Mailbox *same, *old = NULL;
	Arena *a = s->arena;

	if (!mailbox_store_find_by_mail(db, a, m.mail, &same, err))
		return false;
	if (same && same->id != m.id)
		return fail(err, ERR_CONFLICT, "mailbox.mail.taken");
	if (m.id && !mailbox_store_find(db, a, m.id, &old, err))
		return false;
	if (m.id && !old)
		return fail(err, ERR_CONFLICT, "mailbox.changed");
	if (!mailbox_store_save(db, &m, err) ||
	    (old && is_another(old, &m) && !mailbox_store_begin_anew(db, m.id, err)))
		return false;
	if (!set_secret(db, a, m.id, SECRET_PASSWORD, w->password, err) ||
	    !set_secret(db, a, m.id, SECRET_CLIENT, w->client_secret, err) ||
	    !set_secret(db, a, m.id, SECRET_REFRESH, w->refresh_token, err) ||
	    !secrets_are_there(db, a, &m, err))
		return false;
	db_announce(db, "mailbox", m.id);
	db_announce(db, "job", 0); /* mails that waited for a server may go now */
	return true;
}

bool
mailbox_save(Db *db, Arena *a, const Actor *who, MailboxSave *what, GError **err)
{
	Saving s = { a, what };
	Mailbox *saved;

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	if (!holds(a, &what->mailbox, err) || !db_transact(db, save, &s, err) ||
	    !mailbox_store_find_by_mail(db, a, what->mailbox.mail, &saved, err))
		return false;
	if (saved)
		what->mailbox = *saved;
	return true;
}

static bool
remove_it(Db *db, void *arg, GError **err)
{
	const int64_t *id = arg;

	db_announce(db, "mailbox", *id);
	return mailbox_store_remove(db, *id, err);
}

bool
mailbox_remove(Db *db, Arena *a G_GNUC_UNUSED, const Actor *who, int64_t id, GError **err)
{
	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	return db_transact(db, remove_it, &id, err);
}

typedef struct {
	Arena *arena;
	int64_t id;
	const char *token;
} Keeping;

static bool
keep(Db *db, void *arg, GError **err)
{
	const Keeping *k = arg;
	Mailbox *m;

	if (!mailbox_store_find(db, k->arena, k->id, &m, err))
		return false;
	return !m || set_secret(db, k->arena, k->id, SECRET_REFRESH, k->token, err);
}

bool
mailbox_keep_refresh_token(Db *db, Arena *a, int64_t id, const char *token, GError **err)
{
	Keeping k = { a, id, token };

	return db_transact(db, keep, &k, err);
}
