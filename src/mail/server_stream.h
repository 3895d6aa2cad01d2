/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * server_stream.h - a connection to a mail server, as libetpan wants it: TCP, and TLS
 * with the server's certificate checked against its name.
 *
 * libetpan's own connections check no certificate and cannot be interrupted. Here every
 * wait (for the name, the connection, the handshake, each answer) ends when stop_fd
 * becomes readable, when the server has been silent for too long, and when it sends more
 * than it was allowed. One thread at a time. */
#pragma once

#include <libetpan/mailstream.h>

#include "base/arena.h"
#include "model/mailbox.h"

/* What went wrong: the class, and the raw words for the operator. */
typedef struct {
	MailTrouble trouble;
	char words[500]; /* valid UTF-8, one line */
	bool stopped;    /* nothing went wrong: it was told to stop */
} ServerFailure;

/* Returns false, so that "return server_fail(...)" is one line. */
bool server_fail(ServerFailure *f, MailTrouble trouble, const char *fmt, ...)
    G_GNUC_PRINTF(3, 4);

typedef struct ServerStream ServerStream;

typedef struct {
	MailServer server;
	const char *ca; /* a file of certificates to trust; "": the system's */
	int stop_fd;    /* -1 none */
} ServerAddress;

/* Connects; with TLS_WHOLE also shakes hands. NULL with *f set. */
ServerStream *server_stream_open(const ServerAddress *to, ServerFailure *f);
/* The handshake after STARTTLS. What came before it in the clear is forgotten. */
bool server_stream_start_tls(ServerStream *s, ServerFailure *f);
/* Libetpan's: closing it closes and frees the ServerStream. */
mailstream *server_stream_etpan(ServerStream *s);
/* From now on the server may send so many bytes; more ends the connection. */
void server_stream_allow(ServerStream *s, size_t bytes);
/* Has the server told of messages (EXISTS) since this was asked last? Libetpan forgets
 * those that come with the answer to IDLE. */
bool server_stream_heard_exists(ServerStream *s);
/* Why the last read or write failed. */
void server_stream_why(const ServerStream *s, ServerFailure *f);
/* Waits until the server says something: 1; 0 after so many milliseconds without; -1 if
 * it is to stop or the connection broke. */
int server_stream_wait(ServerStream *s, int milliseconds);
