/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sqlite_peer.h - brings announcements from the processes that change a SQLite file to
 * the one that serves it: "skranke case" beside "skranke serve".
 *
 * Beside the file there is a socket, FILE-peers, of the process that listens; each of the
 * others sends to it what it has committed. What cannot be sent (nobody listens, the
 * path is too long for a socket, too much at once) is not heard: jobs are looked for now
 * and then anyhow, and a page shows it when it is next asked for. */
#pragma once

#include "store/hub.h"

typedef struct SqlitePeer SqlitePeer;

/* For the file of that path; what is heard is posted to the hub. Any thread. */
SqlitePeer *sqlite_peer_new(const char *file, Hub *hub);
/* Stops listening. */
void sqlite_peer_free(SqlitePeer *p);

/* Posts to the hub what others send, from now on. Of two processes the last one hears. */
void sqlite_peer_listen(SqlitePeer *p);
/* To the process that listens, if it is not this one. Does not wait. */
void sqlite_peer_tell(SqlitePeer *p, const Announcement *list, guint n);
