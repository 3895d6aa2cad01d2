/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/oauth2.h"

#include <curl/curl.h>
#include <jansson.h>
#include <poll.h>
#include <string.h>

#include "base/err.h"
#include "desk/mailbox.h"

#define CONNECT_SECONDS 20L
#define WHOLE_SECONDS   45L
#define MAX_ANSWER      ((size_t)256 * 1024)
#define MAX_TOKEN       ((size_t)16 * 1024) /* RFC 4954, 4 lets 12,288 octets through */
#define LIFE_UNSAID     3600                /* seconds */

/* What is kept of one mailbox. */
typedef struct {
	GMutex asking;   /* held by whoever asks for a new one; guards what follows */
	int64_t version; /* of the mailbox: with other settings it is of no use */
	char *token;
	gint64 good_until; /* monotonic */
} Kept;

struct Tokens {
	Store *store;
	GMutex lock;      /* guards the table, not what is in it */
	GHashTable *kept; /* int64_t * to Kept *; none is ever taken out */
};

static void
kept_free(void *p)
{
	Kept *k = p;

	g_mutex_clear(&k->asking);
	g_free(k->token);
	g_free(k);
}

Tokens *
tokens_new(Store *store)
{
	Tokens *t = g_new0(Tokens, 1);

	t->store = store;
	g_mutex_init(&t->lock);
	t->kept = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, kept_free);
	return t;
}

void
tokens_free(Tokens *t)
{
	if (!t)
		return;
	g_hash_table_unref(t->kept);
	g_mutex_clear(&t->lock);
	g_free(t);
}

static Kept *
kept_of(Tokens *t, int64_t mailbox_id)
{
	g_mutex_lock(&t->lock);
	Kept *k = g_hash_table_lookup(t->kept, &mailbox_id);
	if (!k) {
		int64_t *key = g_new(int64_t, 1);

		*key = mailbox_id;
		k = g_new0(Kept, 1);
		g_mutex_init(&k->asking);
		g_hash_table_insert(t->kept, key, k);
	}
	g_mutex_unlock(&t->lock);
	return k;
}

/* --- the question --- */

typedef struct {
	const char *access, *refresh;
	int64_t lasts; /* seconds */
} Given;

typedef struct {
	CURL *curl;
	GString *answer;
	int stop_fd;
	bool stopped;
	char why[CURL_ERROR_SIZE];
} Asking;

static size_t
take_answer(char *data, size_t size, size_t n, void *arg)
{
	Asking *q = arg;

	if (q->answer->len + size * n > MAX_ANSWER)
		return 0;
	g_string_append_len(q->answer, data, (gssize)(size * n));
	return size * n;
}

static int
still_wanted(void *arg, curl_off_t a G_GNUC_UNUSED, curl_off_t b G_GNUC_UNUSED,
    curl_off_t c G_GNUC_UNUSED, curl_off_t d G_GNUC_UNUSED)
{
	Asking *q = arg;
	struct pollfd p = { q->stop_fd, POLLIN, 0 };

	q->stopped = q->stop_fd >= 0 && poll(&p, 1, 0) > 0;
	return q->stopped;
}

static void
put(Asking *q, GString *body, const char *name, const char *value)
{
	if (!*value)
		return;
	char *escaped = curl_easy_escape(q->curl, value, 0);
	g_string_append_printf(body, "%s%s=%s", body->len ? "&" : "", name, escaped);
	curl_free(escaped);
}

static void
write_body(Asking *q, GString *body, const Mailbox *m, const MailboxSecrets *s)
{
	bool app = m->auth == AUTH_APP;

	put(q, body, "grant_type", app ? "client_credentials" : "refresh_token");
	if (!app)
		put(q, body, "refresh_token", s->refresh_token);
	put(q, body, "client_id", m->client_id);
	put(q, body, "client_secret", s->client_secret);
	put(q, body, "scope", m->scope);
}

static CURLcode
perform(Asking *q, const Mailbox *m, const GString *body)
{
	CURL *c = q->curl;

	curl_easy_setopt(c, CURLOPT_URL, m->token_url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "https,http");
	curl_easy_setopt(c, CURLOPT_POSTFIELDS, body->str);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_answer);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, q);
	curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, still_wanted);
	curl_easy_setopt(c, CURLOPT_XFERINFODATA, q);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, q->why);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, WHOLE_SECONDS);
	if (*m->ca && g_str_has_prefix(m->token_url, "https://127.0.0.1"))
		curl_easy_setopt(c, CURLOPT_CAINFO, m->ca);
	return curl_easy_perform(c);
}

/* --- the answer --- */

/* Codes that Microsoft puts into error_description (AADSTS…): what they mean does not
 * always follow from the error (integrations: the token's failures). */
static const struct {
	const char *code;
	MailTrouble trouble;
} microsoft[] = {
	{ "AADSTS7000222", TROUBLE_CLIENT_SECRET }, /* it has run out */
	{ "AADSTS7000215", TROUBLE_CLIENT_SECRET }, /* it is wrong */
	{ "AADSTS700016", TROUBLE_CLIENT_SECRET },  /* no such application there */
	{ "AADSTS90002", TROUBLE_CLIENT_SECRET },   /* no such tenant */
	{ "AADSTS65001", TROUBLE_CONSENT },
	{ "AADSTS50173", TROUBLE_SIGN_IN },  /* the password was changed */
	{ "AADSTS700082", TROUBLE_SIGN_IN }, /* unused for too long */
	{ "AADSTS50076", TROUBLE_SIGN_IN },  /* a second factor is wanted */
	{ "AADSTS50079", TROUBLE_SIGN_IN },
};

static const struct {
	const char *error; /* RFC 6749, 5.2 */
	MailTrouble trouble;
} standard[] = {
	{ "invalid_grant", TROUBLE_SIGN_IN },
	{ "invalid_client", TROUBLE_CLIENT_SECRET },
	{ "unauthorized_client", TROUBLE_CONSENT },
	{ "invalid_scope", TROUBLE_CONSENT },
	{ "access_denied", TROUBLE_CONSENT },
	{ "interaction_required", TROUBLE_SIGN_IN },
	{ "temporarily_unavailable", TROUBLE_THROTTLED },
	{ "slow_down", TROUBLE_THROTTLED },
};

static const char *
text_of(const json_t *object, const char *key)
{
	const char *s = json_string_value(json_object_get(object, key));

	return s ? s : "";
}

MailTrouble
oauth2_trouble(long status, const char *json, size_t n)
{
	json_t *root = json_loadb(json, n, JSON_REJECT_DUPLICATES, NULL);
	const char *error = text_of(root, "error");
	const char *more = text_of(root, "error_description");
	MailTrouble t = TROUBLE_TOKEN_SERVER;

	if (status == 429)
		t = TROUBLE_THROTTLED;
	else if (status >= 400 && status < 500) {
		for (size_t i = 0; i < G_N_ELEMENTS(standard); i++)
			if (!strcmp(error, standard[i].error))
				t = standard[i].trouble;
		for (size_t i = 0; i < G_N_ELEMENTS(microsoft); i++)
			if (strstr(more, microsoft[i].code))
				t = microsoft[i].trouble;
	}
	json_decref(root);
	return t;
}

/* What the server says, without what may be a secret: its error and description. */
static bool
refused(long status, const GString *answer, ServerFailure *f)
{
	json_t *root = json_loadb(answer->str, answer->len, 0, NULL);

	server_fail(f, oauth2_trouble(status, answer->str, answer->len),
	    "token server: HTTP %ld %s %s", status, text_of(root, "error"),
	    text_of(root, "error_description"));
	json_decref(root);
	return false;
}

static bool
read_answer(Arena *a, const GString *answer, Given *g, ServerFailure *f)
{
	json_t *root = json_loadb(answer->str, answer->len, JSON_REJECT_DUPLICATES, NULL);
	const json_t *life = json_object_get(root, "expires_in");

	g->access = arena_strdup(a, text_of(root, "access_token"));
	g->refresh = arena_strdup(a, text_of(root, "refresh_token"));
	/* Some write it as a text. */
	g->lasts = json_is_integer(life)
	               ? json_integer_value(life)
	               : g_ascii_strtoll(text_of(root, "expires_in"), NULL, 10);
	json_decref(root);
	if (g->lasts <= 0)
		g->lasts = LIFE_UNSAID;
	g->lasts = MIN(g->lasts, 24 * 3600);
	if (!*g->access || strlen(g->access) > MAX_TOKEN || strpbrk(g->access, "\1\r\n"))
		return server_fail(f, TROUBLE_TOKEN_SERVER,
		    "the token server gave no token");
	return true;
}

/* --- asking --- */

static bool
ask(Asking *q, const Mailbox *m, const MailboxSecrets *s, ServerFailure *f)
{
	g_autoptr(GString) body = g_string_new(NULL);
	long status = 0;

	write_body(q, body, m, s);
	CURLcode code = perform(q, m, body);
	memset(body->str, 0, body->len);
	if (q->stopped) {
		f->stopped = true;
		return server_fail(f, TROUBLE_LOST, "told to stop");
	}
	if (code != CURLE_OK)
		return server_fail(f, TROUBLE_TOKEN_SERVER, "token server: %s",
		    *q->why ? q->why : curl_easy_strerror(code));
	curl_easy_getinfo(q->curl, CURLINFO_RESPONSE_CODE, &status);
	return status == 200 || refused(status, q->answer, f);
}

/* A refresh token that was used up and not stored locks the mailbox for ever. */
static bool
keep_refresh(Db *db, Arena *a, int64_t id, const char *old, const char *new,
    ServerFailure *f)
{
	g_autoptr(GError) err = NULL;

	if (!*new || !strcmp(old, new) ||
	    mailbox_keep_refresh_token(db, a, id, new, &err))
		return true;
	return server_fail(f, TROUBLE_HERE, "%s", err->message);
}

static bool
renew(Tokens *t, Arena *a, const TokenWanted *w, Kept *k, ServerFailure *f)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(GString) answer = g_string_new(NULL);
	g_autoptr(Db) db = store_borrow(t->store, &err);
	Asking q = { .answer = answer, .stop_fd = w->stop_fd };
	MailboxSecrets secrets;
	Given given;

	/* Another node may have stored a new one since the mailbox was read. */
	if (!db || !mailbox_secrets(db, a, w->mailbox->id, &secrets, &err))
		return server_fail(f, TROUBLE_HERE, "%s", err->message);
	g_clear_pointer(&db, db_give_back);
	q.curl = curl_easy_init();
	bool ok = ask(&q, w->mailbox, &secrets, f) && read_answer(a, answer, &given, f);
	curl_easy_cleanup(q.curl);
	if (!ok)
		return false;
	db = store_borrow(t->store, &err);
	if (!db)
		return server_fail(f, TROUBLE_HERE, "%s", err->message);
	if (w->mailbox->auth == AUTH_REFRESH &&
	    !keep_refresh(db, a, w->mailbox->id, secrets.refresh_token, given.refresh, f))
		return false;
	g_clear_pointer(&k->token, g_free);
	k->token = g_strdup(given.access);
	k->version = w->mailbox->version;
	k->good_until = g_get_monotonic_time() + SECONDS(given.lasts) * 8 / 10;
	return true;
}

bool
tokens_get(Tokens *t, Arena *a, const TokenWanted *wanted, const char **token,
    ServerFailure *f)
{
	Kept *k = kept_of(t, wanted->mailbox->id);

	g_mutex_lock(&k->asking);
	bool good = k->token && k->version == wanted->mailbox->version &&
	            g_get_monotonic_time() < k->good_until &&
	            (!wanted->refused || strcmp(wanted->refused, k->token) != 0);
	if (!good)
		good = renew(t, a, wanted, k, f);
	if (good)
		*token = arena_strdup(a, k->token);
	g_mutex_unlock(&k->asking);
	return good;
}
