/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * imap_int.h - between imap.c and imap_fetch.c. */
#pragma once

#include <libetpan/libetpan.h>

#include "mail/imap.h"

struct Imap {
	mailimap *etpan;
	ServerStream *stream;
};

/* Bytes that the answer to a small command may take. */
#define IMAP_SMALL ((size_t)1024 * 1024)

/* What a result of libetpan's means: true if it is none of its errors. said is the class
 * if the server just said no. */
bool imap_went(Imap *i, int result, MailTrouble said, ServerFailure *f);
/* A folder's name as it is sent (RFC 3501, 5.1.3); NULL if it is no valid text. */
char *imap_folder_name(const char *folder);
/* They are a set; freed by mailimap_set_free(). */
struct mailimap_set *imap_set_of(const ImapMessage *list, size_t n);
