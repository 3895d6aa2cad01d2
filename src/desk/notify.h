/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * notify.h - puts what people are to be told into the outbox (M14), in the transaction of
 * what it follows from. Who is told what of an entry is decided in model/audience.h, when
 * it may come in model/quiet.h. The same thing is told to nobody twice. */
#pragma once

#include "base/arena.h"
#include "model/entry.h"
#include "model/mail.h"
#include "model/person.h"
#include "store/db.h"

/* before is NULL if the entry opened the case. */
bool notify_of_entry(Db *db, Arena *a, const Case *before, const Case *c, const Entry *e,
    GError **err);

/* Something of no single case that the staff should hear of. */
typedef struct {
	const char
	    *thing; /* names it: told once to each ("mailbox 3 silent 2026-02-03") */
	TextId subject, text;
	const TextArg *args; /* the same for both */
	size_t n_args;
	const char *path; /* of the page that shows it: "/admin"; NULL: none */
	bool can_wait;    /* not at night */
} Notice;

bool notify_staff(Db *db, Arena *a, const Staff *s, const Notice *notice, Instant now,
    GError **err);
/* A person, of no case of his: an outage that touches his company. subject and text are
 * in his language. */
bool notify_person(Db *db, Arena *a, const Person *p, OutMailKind kind, const char *thing,
    const char *subject, const char *text, Instant now, GError **err);
/* One of the mails as it would be, to whoever words them: text as in mail_sample.h. */
bool notify_test(Db *db, Arena *a, const Staff *s, const char *text, Instant now,
    GError **err);
/* To an address that is nobody's in particular. */
typedef struct {
	const char *to;
	Lang lang;
	OutMailKind kind;
	const char *subject, *text; /* in that language */
} Letter;
/* Each is one of its own, however often; *message_id is that of the mail. */
bool notify_address(Db *db, Arena *a, const Letter *letter, Instant now,
    const char **message_id, GError **err);
/* What one word of an outage is told as, in a case or without. */
char *outage_word_thing(Arena *a, int64_t outage_id, int64_t word_id);
/* Every administrator. */
bool notify_admins(Db *db, Arena *a, const Notice *notice, Instant now, GError **err);
