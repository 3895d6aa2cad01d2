/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/certificates.h"

#include <gnutls/x509.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/log.h"

#define MAX_CHAIN 16
#define MAX_NAME  256
#define RETIRED   HOURS(1) /* no handshake lasts as long */

typedef struct {
	char *name;             /* of its file */
	gnutls_x509_crt_t leaf; /* whose names decide */
	gnutls_pcert_st chain[MAX_CHAIN];
	unsigned n;
	gnutls_privkey_t key;
} Certificate;

/* What the folder held at some time. */
typedef struct {
	GPtrArray *all; /* Certificate, by name */
	guint64 state;  /* of its files then: another one if any of them changed */
	Instant replaced_at;
} Shelf;

struct Certificates {
	char *dir;
	GMutex lock;
	Shelf *now;
	GPtrArray *retired; /* Shelf: handshakes may still read them */
	gint64 looked_at;   /* by the monotonic clock */
};

static void
certificate_free(void *p)
{
	Certificate *c = p;

	for (unsigned i = 0; i < c->n; i++)
		gnutls_pcert_deinit(&c->chain[i]);
	if (c->key)
		gnutls_privkey_deinit(c->key);
	if (c->leaf)
		gnutls_x509_crt_deinit(c->leaf);
	g_free(c->name);
}

static void
certificate_let_go(void *p)
{
	g_atomic_rc_box_release_full(p, certificate_free);
}

static void
shelf_free(void *p)
{
	Shelf *s = p;

	g_ptr_array_unref(s->all);
	g_free(s);
}

/* --- one of them --- */

static bool
read_file(const char *path, gnutls_datum_t *data, char **content, const char **why)
{
	gsize size;

	if (!g_file_get_contents(path, content, &size, NULL)) {
		*why = "cannot read it";
		return false;
	}
	*data = (gnutls_datum_t){ (unsigned char *)*content, (unsigned)size };
	return true;
}

static int
take(Certificate *c, const gnutls_datum_t *chain, const gnutls_datum_t *key)
{
	gnutls_x509_privkey_t plain = NULL;
	int result;

	c->n = MAX_CHAIN;
	result = gnutls_pcert_list_import_x509_raw(c->chain, &c->n, chain,
	    GNUTLS_X509_FMT_PEM, 0);
	if (result < 0) {
		c->n = 0;
		return result;
	}
	gnutls_x509_crt_init(&c->leaf);
	if ((result = gnutls_x509_crt_import(c->leaf, chain, GNUTLS_X509_FMT_PEM)) < 0)
		return result;
	gnutls_privkey_init(&c->key);
	gnutls_x509_privkey_init(&plain);
	result = gnutls_x509_privkey_import2(plain, key, GNUTLS_X509_FMT_PEM, NULL, 0);
	if (result >= 0)
		result = gnutls_privkey_import_x509(c->key, plain,
		    GNUTLS_PRIVKEY_IMPORT_COPY);
	gnutls_x509_privkey_deinit(plain);
	return result;
}

/* Of a key of another certificate a visitor would only see that it fails. */
static bool
belong_together(const Certificate *c)
{
	unsigned char of_crt[64], of_key[64];
	size_t n_crt = sizeof of_crt, n_key = sizeof of_key;
	gnutls_pubkey_t public = NULL;
	bool same;

	gnutls_pubkey_init(&public);
	same = gnutls_pubkey_import_privkey(public, c->key, 0, 0) >= 0 &&
	       gnutls_pubkey_get_key_id(public, GNUTLS_KEYID_USE_SHA256, of_key,
	           &n_key) >= 0 &&
	       gnutls_x509_crt_get_key_id(c->leaf, GNUTLS_KEYID_USE_SHA256, of_crt,
	           &n_crt) >= 0 &&
	       n_crt == n_key && memcmp(of_crt, of_key, n_key) == 0;
	gnutls_pubkey_deinit(public);
	return same;
}

/* NULL, and told to the log, if it cannot be used. */
static Certificate *
certificate_read(const char *name, const char *crt, const char *key)
{
	g_autofree char *crt_text = NULL, *key_text = NULL;
	gnutls_datum_t crt_data, key_data;
	const char *why = NULL;

	if (!read_file(crt, &crt_data, &crt_text, &why) ||
	    !read_file(key, &key_data, &key_text, &why)) {
		log_event(LOG_ERROR, "certificates", "unusable", "name", name, "why", why,
		    NULL);
		return NULL;
	}
	Certificate *c = g_atomic_rc_box_new0(Certificate);
	c->name = g_strdup(name);
	int result = take(c, &crt_data, &key_data);
	if (result >= 0 && belong_together(c))
		return c;
	log_event(LOG_ERROR, "certificates", "unusable", "name", name, "why",
	    result < 0 ? gnutls_strerror(result) : "the key is of another certificate",
	    NULL);
	certificate_let_go(c);
	return NULL;
}

/* --- the folder --- */

/* What of it a change shows in. */
static void
mix(guint64 *state, const char *path)
{
	struct stat st;

	*state = *state * 31 + g_str_hash(path);
	if (stat(path, &st) == 0)
		*state = (*state * 31 + (guint64)st.st_mtim.tv_sec) * 31 +
		         (guint64)st.st_mtim.tv_nsec + (guint64)st.st_size +
		         (guint64)st.st_ino;
}

/* The two files of an entry of the folder; false if it is none of ours. */
static bool
files_of(const char *dir, const char *entry, char **name, char **crt, char **key)
{
	g_autofree char *path = g_build_filename(dir, entry, NULL);

	if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
		*name = g_strdup(entry);
		*crt = g_build_filename(path, "fullchain.pem", NULL);
		*key = g_build_filename(path, "privkey.pem", NULL);
		return g_file_test(*crt, G_FILE_TEST_EXISTS);
	}
	if (!g_str_has_suffix(entry, ".crt"))
		return false;
	*name = g_strndup(entry, strlen(entry) - strlen(".crt"));
	*crt = g_strdup(path);
	g_autofree char *file = g_strconcat(*name, ".key", NULL);
	*key = g_build_filename(dir, file, NULL);
	return true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
entries_of(const char *dir)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *d = g_dir_open(dir, 0, NULL);
	const char *entry;

	while (d && (entry = g_dir_read_name(d)))
		g_ptr_array_add(names, g_strdup(entry));
	if (d)
		g_dir_close(d);
	g_ptr_array_sort(names, by_name);
	return names;
}

/* As it was before, if it was there. */
static Certificate *
kept(const Shelf *before, const char *name)
{
	for (guint i = 0; before && i < before->all->len; i++) {
		Certificate *c = before->all->pdata[i];

		if (strcmp(c->name, name) == 0)
			return g_atomic_rc_box_acquire(c);
	}
	return NULL;
}

/* all NULL: only its state. One that cannot be read stays as it was before: of two files
 * one is always changed first. */
static guint64
look_through(const char *dir, const Shelf *before, GPtrArray *all)
{
	g_autoptr(GPtrArray) entries = entries_of(dir);
	guint64 state = entries->len;

	for (guint i = 0; i < entries->len; i++) {
		g_autofree char *name = NULL, *crt = NULL, *key = NULL;

		if (!files_of(dir, entries->pdata[i], &name, &crt, &key))
			continue;
		mix(&state, crt);
		mix(&state, key);
		Certificate *c = all ? certificate_read(name, crt, key) : NULL;
		if (all && !c)
			c = kept(before, name);
		if (c)
			g_ptr_array_add(all, c);
	}
	return state;
}

static Shelf *
shelf_read(const char *dir, const Shelf *before)
{
	Shelf *s = g_new0(Shelf, 1);

	s->all = g_ptr_array_new_with_free_func(certificate_let_go);
	s->state = look_through(dir, before, s->all);
	return s;
}

Certificates *
certificates_open(const char *dir, GError **err)
{
	Shelf *s = shelf_read(dir, NULL);

	if (!s->all->len) {
		shelf_free(s);
		fail(err, ERR_UNAVAILABLE,
		    "no certificate in %s can be used: put NAME.crt and NAME.key there",
		    dir);
		return NULL;
	}
	Certificates *c = g_new0(Certificates, 1);
	g_mutex_init(&c->lock);
	c->dir = g_strdup(dir);
	c->now = s;
	c->retired = g_ptr_array_new_with_free_func(shelf_free);
	c->looked_at = g_get_monotonic_time();
	return c;
}

void
certificates_free(Certificates *c)
{
	shelf_free(c->now);
	g_ptr_array_unref(c->retired);
	g_mutex_clear(&c->lock);
	g_free(c->dir);
	g_free(c);
}

static void
forget_retired(Certificates *c, gint64 now)
{
	while (c->retired->len &&
	       now - ((Shelf *)c->retired->pdata[0])->replaced_at > RETIRED)
		g_ptr_array_remove_index(c->retired, 0);
}

/* With the lock held. What is there stays, if nothing that can be read has come. */
static void
look_again(Certificates *c)
{
	gint64 now = g_get_monotonic_time();

	if (now - c->looked_at < CERTIFICATES_LOOK)
		return;
	c->looked_at = now;
	forget_retired(c, now);
	if (look_through(c->dir, NULL, NULL) == c->now->state)
		return;
	Shelf *s = shelf_read(c->dir, c->now);
	c->now->state = s->state;
	if (!s->all->len) {
		shelf_free(s);
		return;
	}
	c->now->replaced_at = now;
	g_ptr_array_add(c->retired, c->now);
	c->now = s;
	log_event(LOG_INFO, "certificates", "read again", NULL);
}

/* --- which --- */

static Certificate *
find(const GPtrArray *all, const char *host)
{
	Certificate *otherwise = all->pdata[0];

	for (guint i = 0; i < all->len; i++) {
		Certificate *c = all->pdata[i];

		if (host && gnutls_x509_crt_check_hostname(c->leaf, host))
			return c;
		if (strcmp(c->name, "default") == 0)
			otherwise = c;
	}
	return otherwise;
}

void
certificates_choose(Certificates *c, gnutls_session_t session, gnutls_pcert_st **chain,
    unsigned *n, gnutls_privkey_t *key)
{
	char host[MAX_NAME];
	size_t size = sizeof host - 1;
	unsigned type;
	bool named = gnutls_server_name_get(session, host, &size, &type, 0) >= 0 &&
	             type == GNUTLS_NAME_DNS;

	if (named)
		host[size] = '\0';
	g_mutex_lock(&c->lock);
	look_again(c);
	Certificate *found = find(c->now->all, named ? host : NULL);
	g_mutex_unlock(&c->lock);
	*chain = found->chain;
	*n = found->n;
	*key = found->key;
}
