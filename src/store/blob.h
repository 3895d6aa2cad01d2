/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * blob.h - attachments and raw messages, each stored once under its SHA-256.
 *
 * A blob never changes and is written before the row that names it: when blobs_put()
 * has returned, it is on disk. Any thread, and several programs at once. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct Blobs Blobs;

/* What to store, and then under which name: 64 lower-case hex digits. */
typedef struct {
	const void *data;
	size_t size;
	char sha256[65];
} Blob;

/* In files of this folder, which is made if missing. relaxed does not wait for the disk:
 * simulation and benchmarks only. Fails with ERR_UNAVAILABLE. */
Blobs *blobs_open_folder(const char *dir, bool relaxed, GError **err);
void blobs_free(Blobs *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Blobs, blobs_free)

/* Stores all n and names them; what is there already is not written again. Cheaper
 * than one at a time. A full disk gives ERR_UNAVAILABLE and leaves no half file. */
bool blobs_put(Blobs *b, Blob *list, size_t n, GError **err);

/* The room that is left where they are stored, and all of it, in bytes. */
bool blobs_space(Blobs *b, int64_t *left, int64_t *all, GError **err);

/* For streaming: a file descriptor that the caller closes, and the size. -1, with
 * ERR_INTERNAL, when there is no such blob or it is no name of one. */
int blobs_open_read(Blobs *b, const char *sha256, size_t *size, GError **err);
/* The whole of it, in the arena. */
bool blobs_get(Blobs *b, Arena *a, const char *sha256, const void **data, size_t *size,
    GError **err);
