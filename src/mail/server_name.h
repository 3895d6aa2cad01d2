/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * server_name.h - a server's addresses, without waiting longer than one wants: the
 * resolver itself cannot be interrupted. */
#pragma once

#include <sys/socket.h>

#include "mail/server_stream.h"

typedef struct {
	struct sockaddr_storage addr;
	socklen_t size;
} ServerName;

/* At most max of them. Ends with *f set when stop_fd becomes readable, the name is
 * unknown, or the resolver takes too long. */
bool server_name_find(const ServerAddress *to, ServerName *names, size_t max, size_t *n,
    ServerFailure *f);
