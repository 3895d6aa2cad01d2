/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * oauth2.h - access tokens for mail servers (OAuth 2.0, RFC 6749: client credentials and
 * refresh tokens).
 *
 * A token is kept until 80 % of its life has passed, and asked for once at a time for
 * each mailbox, whoever wants it. A new refresh token is stored durably before the access
 * token that came with it is used. Any thread. */
#pragma once

#include "mail/server_stream.h"
#include "store/db.h"

typedef struct Tokens Tokens;

Tokens *tokens_new(Store *store);
void tokens_free(Tokens *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tokens, tokens_free)

/* *token lives in the arena. refused: the mail server did not take the one that was given
 * before, so a new one is asked for (NULL: none was). False with *f: TROUBLE_SIGN_IN,
 * TROUBLE_CLIENT_SECRET, TROUBLE_CONSENT need a person; TROUBLE_TOKEN_SERVER,
 * TROUBLE_THROTTLED, TROUBLE_HERE pass. Ends soon when stop_fd becomes readable. */
typedef struct {
	const Mailbox *mailbox;
	const char *refused;
	int stop_fd;
} TokenWanted;

bool tokens_get(Tokens *t, Arena *a, const TokenWanted *wanted, const char **token,
    ServerFailure *f);

/* What a token server's refusal means: its HTTP status and JSON. */
MailTrouble oauth2_trouble(long status, const char *json, size_t n);
