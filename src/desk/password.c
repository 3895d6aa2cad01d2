/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/password.h"

#include <sodium.h>
#include <string.h>

#define PASSES  2
#define MEMORY  ((size_t)19 * 1024 * 1024)
#define AT_ONCE 2

/* Guards how many run at once: memory for more is a way to bring a small server down. */
static GMutex lock;
static GCond freed;
static int running;

static void
enter(void)
{
	g_mutex_lock(&lock);
	while (running >= AT_ONCE)
		g_cond_wait(&freed, &lock);
	running++;
	g_mutex_unlock(&lock);
}

static void
leave(void)
{
	g_mutex_lock(&lock);
	running--;
	g_cond_signal(&freed);
	g_mutex_unlock(&lock);
}

char *
password_hash(Arena *a, const char *password)
{
	char hash[crypto_pwhash_STRBYTES];

	if (sodium_init() < 0)
		g_error("libsodium does not start");
	enter();
	int failed = crypto_pwhash_str_alg(hash, password, strlen(password), PASSES,
	    MEMORY, crypto_pwhash_ALG_ARGON2ID13);
	leave();
	if (failed)
		g_error("no memory to hash a password");
	return arena_strdup(a, hash);
}

bool
password_fits(const char *hash, const char *password)
{
	if (sodium_init() < 0 || strlen(password) > PASSWORD_MAX)
		return false;
	enter();
	bool fits;
	if (hash) {
		fits = crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
	} else {
		char made[crypto_pwhash_STRBYTES]; /* for the time that it takes */
		fits = crypto_pwhash_str_alg(made, password, strlen(password), PASSES,
		           MEMORY, crypto_pwhash_ALG_ARGON2ID13) < -1;
	}
	leave();
	return fits;
}
