/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * hub.h - brings announcements to those who listen in this process. Any thread. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "store/db.h"

typedef struct {
	char topic[24];
	int64_t id;
} Announcement;

typedef struct Hub Hub;

Hub *hub_new(void);
void hub_free(Hub *h);

guint hub_add(Hub *h, StoreListenFunc fn, void *arg);
/* When it returns, the function is not called any more. */
void hub_remove(Hub *h, guint handle);

/* Calls all who listen, in this thread. */
void hub_tell(Hub *h, const Announcement *list, guint n);
/* Has them called in a thread of the hub's, which the first hub_add() starts. */
void hub_post(Hub *h, const Announcement *list, guint n);
