/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail.h - a mail that came in, as plain data; and the kinds of mail that go out.
 *
 * mail/ makes an InMail of what arrived (in a sandbox) and desk/mail_receive.h files it.
 * All texts are valid UTF-8 without control characters but LF; addresses are lower
 * case. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/out.h"
#include "model/entry.h"

typedef struct {
	const char *name; /* "" if it has none */
	const char *mail; /* lower case */
} MailAddress;

typedef enum {
	MAIL_NORMAL,         /* written by somebody */
	MAIL_AUTO_REPLY,     /* out of office */
	MAIL_AUTO_GENERATED, /* a list, a newsletter, a machine's report */
	MAIL_BOUNCE,         /* tells what became of one of ours */
	MAIL_FEEDBACK,       /* tells that somebody called one of ours abuse */
} InMailKind;

typedef enum { BOUNCE_FAILED, BOUNCE_DELAYED, BOUNCE_DELIVERED } BounceAction;

/* What became of a mail of ours to one of its recipients. */
typedef struct {
	const char *mail; /* lower case */
	BounceAction action;
	const char *status; /* "5.1.1" (RFC 3463); NULL: not told */
} MailBounced;

/* Is it signed, or encrypted? Nobody has looked whether the signature holds. */
typedef enum {
	MAIL_UNSEALED,
	MAIL_SIGNED_PGP,
	MAIL_SIGNED_SMIME,
	MAIL_ENCRYPTED_PGP,
	MAIL_ENCRYPTED_SMIME,
} MailSeal;

typedef struct {
	const char *name, *content_type, *content_id; /* the last may be NULL */
	const void *data;
	size_t size;
	bool is_inline;
} MailPart;

/* A mail that somebody passed on, as it stands in his: in his text, or attached. What its
 * sender and subject were is his word. */
typedef struct {
	MailAddress from;    /* mail NULL: it is no forward */
	const char *subject; /* "" if it is not told */
	const char *note;    /* what he wrote above it; "" */
	const char *text;    /* of the mail that was passed on */
	SafeHtml html;       /* likewise; NULL: none, or it stands in his own */
} MailForward;

/* By which way it came, as mail servers wrote it down: for who looks into it, not to be
 * relied on (anybody can write it). Each NULL if none did. */
typedef struct {
	const char *came_by;      /* Delivered-To and its like, the last hop's */
	const char *forwarded_to; /* X-Forwarded-To */
	const char *return_path;
	const char *seen; /* Authentication-Results, one a line, the last hop's first */
} MailRoute;
#define MAIL_MOST_RESULTS 4

typedef struct {
	const char *envelope_from;  /* "" for the null sender; NULL: not known */
	const char *envelope_to;    /* whom the transport delivered it to */
	int64_t customer_id;        /* whose mailbox it came from; 0 not known */
	MailAddress from, reply_to; /* reply_to.mail NULL: none */
	MailAddress *to, *cc;
	size_t n_to, n_cc;
	const char *subject;     /* "" if it has none */
	const char *message_id;  /* without < >; NULL if it has none */
	const char *in_reply_to; /* or NULL */
	const char **references; /* oldest first */
	size_t n_references;
	Instant date;     /* as the sender says; 0 unknown */
	const char *text; /* what a person reads; "" if there is nothing */
	/* What of it was written now, without signature and quotation; NULL: all. */
	const char *reply;
	MailForward forward;
	MailRoute route;
	const char *mark; /* what our own mails carry (desk/mail_own.h); NULL: none */
	SafeHtml html;    /* sanitised; NULL: there was none */
	MailPart *parts;  /* attachments and inline pictures */
	size_t n_parts;
	InMailKind kind;
	MailSeal seal;
	bool may_answer; /* may an automatic receipt be sent (RFC 3834)? */
	/* Of a bounce, and of feedback: to whom, and what is known of the mail itself;
	 * each NULL if it is not told. */
	MailBounced *bounced;
	size_t n_bounced;
	const char *bounced_message_id, *bounced_subject, *bounced_reply_to;
	/* It could not be read as a mail (or killed the reader): text says so, and the
	 * raw message is the only attachment. */
	bool broken;
	const void *raw; /* the message as it came */
	size_t raw_size;
} InMail;

/* The header in which our own mails say which they are, signed. */
#define MAIL_MARK_HEADER "X-Skranke"

/* Stored in mail_out.kind: never reuse a number. */
typedef enum {
	MAIL_RECEIPT = 1, /* your report is case N, expect it solved by … */
	MAIL_ANSWER = 2,  /* what the staff wrote */
	MAIL_ESCALATED = 3,
	MAIL_HORIZON = 4, /* the time horizon moved */
	MAIL_SOLVED = 5,  /* we believe that it is solved: say so if not */
	MAIL_CLOSED = 6,  /* with the evaluation */
	MAIL_MERGED = 7,  /* your case goes on as number N */
	MAIL_REOPENED = 8,
	MAIL_DECISION_ASKED = 9, /* to the partner, with a link that answers */
	MAIL_REFERRED = 10,      /* to the supplier: what it is about */
	MAIL_CHASED = 11,        /* to the supplier: we wait for your word */
	MAIL_PASSED_ON = 12,     /* to the reporter: who has it now, and until when */
	MAIL_OUTAGE = 13,        /* a word of an outage */
	MAIL_NOTICE = 15,        /* to the staff, of no case: its text is its own */
	MAIL_DECIDED = 17,       /* the partner's answer, to who asked */
	MAIL_HANDIN = 20,        /* the receipt of a computer that was handed in */
	MAIL_HANDIN_READY = 21,  /* it can be fetched */
	MAIL_HANDIN_FETCH = 22,  /* … and was not */
	MAIL_VISIT = 23,         /* an invitation, changed or cancelled too */
	MAIL_REMOTE = 24,       /* to the user: may we? To the staff: what became of it */
	MAIL_ADDRESS_TEST = 35, /* to a customer's own address: see address_test.h */
	MAIL_MEETING = 40,      /* to a contact: a status meeting, moved, its minutes */
	MAIL_SIGN_IN = 26,    /* to a person, of no case: the link by which he signs in */
	MAIL_REMINDED = 27,   /* to the reporter: we still wait for you */
	MAIL_UNANSWERED = 28, /* closed for now, since he did not answer */
	MAIL_WAITING = 29,    /* what the staff wrote; and: it is your turn */
	MAIL_TEST = 30, /* to whoever words the mails: one as it would be; text: JSON */
	MAIL_DEADLINE = 18,  /* to the assignee: a deadline passed */
	MAIL_MENTIONED = 19, /* to a colleague whom a note names */
} OutMailKind;

typedef enum {
	MAIL_QUEUED = 1,
	MAIL_SENT = 2,
	MAIL_FAILED = 3, /* given up */
	MAIL_BOUNCED = 4,
	MAIL_DROPPED = 5, /* true no longer when it could have gone: see audience.h */
} OutMailState;

const char *out_mail_kind_name(int64_t kind); /* NULL for a number that is none */
/* Does a person write it, so that it is no automatic mail (RFC 3834)? */
static inline bool
mail_is_written(OutMailKind kind)
{
	return kind == MAIL_ANSWER || kind == MAIL_WAITING || kind == MAIL_REFERRED;
}

/* What the entry of a mail says besides its text. */
typedef struct {
	MailSeal seal;
	int64_t follows;            /* the closed case that it goes on from; 0 none */
	const char *forwarded_by;   /* "Anna Berg <anna@…>" passed it on; NULL */
	const char *forwarded_from; /* he passed on a mail of "Ida Holm <ida@…>"; NULL */
} MailDetails;
/* As the JSON of an entry's details, for entry_detail(); NULL if there is nothing. */
char *mail_details(Arena *a, const MailDetails *d);
/* Out of any entry's details, which may be NULL. */
MailSeal mail_seal_of(const char *details);

/* The signed plus-address of a case at the desk's own address:
 * desk+s1001.k7f3q9ab@host. tag is the signature (see desk/house.h). */
char *mail_case_address(Arena *a, const char *desk, int64_t case_id, const char *tag);
/* Takes such an address apart; false if it is none. tag points into the arena. */
bool mail_case_address_read(Arena *a, const char *address, int64_t *case_id,
    const char **tag);

/* The same of a referral, for its supplier: desk+l12.k7f3q9ab@host. */
char *mail_referral_address(Arena *a, const char *desk, int64_t referral_id,
    const char *tag);
bool mail_referral_address_read(Arena *a, const char *address, int64_t *referral_id,
    const char **tag);

/* Is it one mail address, of the form that we store (local@domain, no spaces or
 * control characters, at most 254 bytes: RFC 5321)? */
bool mail_address_holds(const char *address);
/* The part after the @, or "". Points into address. */
const char *mail_address_domain(const char *address);

/* The number in our own tag [Sag#1001], or 0: a claim, which anybody can write. What
 * other desks write ("[Sag 1001]", "[Ticket#1001]", "case 1001") is none. */
int64_t mail_subject_case(const char *subject);

/* The subject without the prefixes of replies and forwards, in the languages whose mail
 * programs Danish people meet (SV: VS: Re: Fwd: AW: WG: Antw: TR: …, also "Re[2]:"), and
 * without our own tag [Sag#1001]. Points into subject or into the arena. */
const char *mail_bare_subject(Arena *a, const char *subject);
/* Is its first prefix that of a forward? */
bool mail_subject_forwards(Arena *a, const char *subject);
