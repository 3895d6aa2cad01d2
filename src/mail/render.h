/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * render.h - a mail of ours, from its row in the outbox to the bytes that are sent.
 *
 * The same row gives the same bytes, whenever it is tried again: times are told as of
 * when it was queued. */
#pragma once

#include "desk/house.h"
#include "model/mailbox.h"
#include "store/blob.h"
#include "store/desk_store.h"

/* Where its matter is read from. */
typedef struct {
	Db *db;
	Blobs *blobs;
	const House *house;
} RenderSource;

typedef struct {
	const Mailbox *mailbox; /* through which it goes; NULL: smtp_* of the house */
	const char *from;       /* of the envelope */
	const char *envelope_id;
	const char *to;
	const char *subject;
	const char *text, *html; /* the two forms of its body */
	const char *bytes;       /* the message, lines ended by CR LF */
	size_t n_bytes;
} RenderedMail;

/* Everything in out lives in the arena. Fails as the store and the blobs do. */
bool render_mail(const RenderSource *source, Arena *a, const OutMail *mail,
    RenderedMail *out, GError **err);

/* Is it of the conversation with a supplier, not of that with the reporter? */
bool render_is_to_supplier(OutMailKind kind);
/* "Re: Printeren [Sag#1001]" */
char *render_subject(Arena *a, const char *subject, int64_t case_id);
/* "<one@x> <two@x>": all but own; of a long chain the first and the last ten. NULL if
 * there are none. */
char *render_references(Arena *a, const char *const *ids, size_t n, const char *own);
