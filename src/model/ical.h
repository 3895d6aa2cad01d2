/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ical.h - iCalendar (RFC 5545) and what is agreed by it (iTIP, RFC 5546): invitations
 * that are written, and answers that are read. Pure.
 *
 * libical would do both, and far more than the dozen properties that are needed; what
 * answers an invitation comes from strangers, and is read here by a reader that can do
 * nothing else. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/zone.h"

typedef struct {
	const char *uid;
	int sequence;
	Instant begins, ends;
	Instant stamp; /* when this version was made */
	const char *summary, *location, *description, *url; /* the last two may be NULL */
	bool is_cancelled;
	/* Of an invitation; NULL in a feed. */
	const char *organizer_name, *organizer_mail, *attendee_name, *attendee_mail;
	bool wants_answer; /* of the attendee */
} IcalEvent;

typedef enum { ICAL_REQUEST, ICAL_CANCEL, ICAL_PUBLISH } IcalMethod;
/* "REQUEST" …: what the Content-Type of a mail says too. */
const char *ical_method_name(IcalMethod method);

/* A whole calendar: lines of at most 75 bytes, ended by CR LF; times by the clock of the
 * zone, which is described in it as it is around the first event. name may be NULL. */
char *ical_write(Arena *a, IcalMethod method, const char *name, const Zone *zone,
    const IcalEvent *events, size_t n);

typedef enum { ICAL_ACCEPTED = 1, ICAL_TENTATIVE, ICAL_DECLINED } IcalPartstat;

typedef struct {
	const char *uid;      /* never NULL */
	const char *attendee; /* the address, lower case; never NULL */
	IcalPartstat partstat;
	int sequence;
	Instant stamp; /* DTSTAMP; 0: none that can be read */
} IcalReply;

#define ICAL_MOST_BYTES 65536

/* Is it the answer to one invitation (METHOD:REPLY with one event and one attendee)?
 * Anything else, or more than ICAL_MOST_BYTES, is not. */
bool ical_read_reply(Arena *a, const char *text, size_t n, IcalReply *out);
