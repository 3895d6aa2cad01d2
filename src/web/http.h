/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * http.h - the web server. All that knows of libmicrohttpd is in http.c, request.c,
 * guard.c and live.c. */
#pragma once

#include <glib.h>

#include "store/blob.h"
#include "store/db.h"
#include "web/route.h"

typedef struct Web Web;

typedef struct {
	const char *listen; /* "127.0.0.1:8080"; port 0 picks one */
	/* Where it speaks TLS besides, with what certificates.h reads from that folder;
	 * both NULL: nowhere. Whoever then comes to listen, but neither from this machine
	 * nor from the trusted proxy, is sent there. */
	const char *tls_listen, *tls_certificates;
	Store *store;
	Blobs *blobs;
	int workers; /* threads for what writes; 0 is a default */
	const char
	    *trusted_proxy; /* an address whose X-Forwarded-For is believed; NULL */
	const Route *const *tables; /* ended by NULL: all pages and calls */
	/* Writes the page of an error: message is for the user, reference for the log. */
	void (*error_page)(WebReq *r, int status, const char *message,
	    const char *reference);
} WebOptions;

/* Serves until web_stop(). NULL with ERR_UNAVAILABLE if it cannot listen there or has no
 * certificate, or
 * ERR_INTERNAL if the routes contradict each other. */
Web *web_start(const WebOptions *options, GError **err);
/* "127.0.0.1:8080": where it listens. */
const char *web_address(const Web *web);
const char *web_tls_address(const Web *web); /* NULL: nowhere */
/* Finishes what runs, ends the live streams, and frees. */
void web_stop(Web *web);
