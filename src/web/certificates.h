/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * certificates.h - the certificates of the desk's host name and of those of its customers
 * (M3), from a folder: which one a visitor is shown, the name says that he asks for (SNI:
 * RFC 6066, 3). Any thread.
 *
 * The folder holds NAME.crt with NAME.key, or NAME/fullchain.pem with NAME/privkey.pem as
 * certbot keeps them; a .crt may hold the chain to its root. What changes there is read
 * within CERTIFICATES_LOOK, while the desk serves. */
#pragma once

#include <glib.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <stdbool.h>

#include "base/clock.h"

#define CERTIFICATES_LOOK SECONDS(10)

typedef struct Certificates Certificates;

/* NULL with ERR_UNAVAILABLE if there is none that can be read; one of several that cannot
 * is told to the log, and left out; or stays as it was, if it changed meanwhile. */
Certificates *certificates_open(const char *dir, GError **err);
void certificates_free(Certificates *c);

/* For a handshake: the chain and the key for the name that it asks for; for another name,
 * or none, those called "default", or else the first. Borrowed, for longer than a
 * handshake may last. */
void certificates_choose(Certificates *c, gnutls_session_t session,
    gnutls_pcert_st **chain, unsigned *n, gnutls_privkey_t *key);
