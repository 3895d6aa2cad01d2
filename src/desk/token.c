/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/token.h"

#include <glib.h>

char *
token_sha256(Arena *a, const char *token)
{
	g_autofree char *hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, token,
	    -1);

	return arena_strdup(a, hex);
}
