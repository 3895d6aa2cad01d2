/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * address_test.h - an address of a customer's own (M2) is tried out: does mail to it
 * reach us, and may we write under it? Data, and how what mail servers say of it is
 * read. */
#pragma once

#include "base/arena.h"
#include "model/mail.h"

/* Stored: never reuse a number. */
typedef enum {
	ADDRESS_TEST_IN = 1,  /* from the house to it: comes as a report would */
	ADDRESS_TEST_OUT = 2, /* from it to itself: leaves as an answer would */
} AddressTestKind;

typedef struct {
	int64_t id, customer_id;
	AddressTestKind kind;
	const char *address, *message_id;
	int64_t staff_id, person_id; /* who tried it */
	Instant sent_at, arrived_at; /* the last 0: not yet */
	MailRoute route;             /* once it has arrived */
	OutMailState state;          /* of the mail itself */
	const char *error;           /* why it did not go; NULL */
} AddressTest;

/* One that takes longer has been lost. */
#define ADDRESS_TEST_WAITS MINUTES(10)

/* What a check of a mail's sender found (RFC 8601, 2.7). */
typedef enum {
	CHECK_UNKNOWN, /* nobody looked, or could not tell */
	CHECK_NONE,    /* looked, and the domain says nothing */
	CHECK_PASS,
	CHECK_FAIL,
} MailCheck;

/* What all the Authentication-Results of a mail say, one a line. The domain is the one
 * that people see; SPF and DKIM of another domain prove nothing of it, so each but a
 * failure counts only if it is of that domain or one above or below it (DMARC's relaxed
 * alignment: RFC 7489, 3.1). A pass anywhere on the way is a pass. */
typedef struct {
	MailCheck spf, dkim, dmarc;
} MailChecks;
MailChecks mail_checks_read(Arena *a, const char *results, const char *domain);

/* Was its envelope rewritten by a forwarder (SRS0=…, SRS1=…)? */
bool mail_is_srs(const char *return_path);

typedef enum {
	ADDRESS_UNTRIED,
	ADDRESS_ON_ITS_WAY,
	ADDRESS_LOST,    /* went, and did not come within ADDRESS_TEST_WAITS */
	ADDRESS_REFUSED, /* a server would not take it, or ours could not send it */
	ADDRESS_ARRIVED,
} AddressTestState;
/* t may be NULL. */
AddressTestState address_test_state(const AddressTest *t, Instant now);
