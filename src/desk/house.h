/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * house.h - the provider's own desk: its name, addresses and secret, from the settings.
 *
 * Loaded anew where it is needed: a changed setting holds at once, on every node. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/desk_store.h"

#define HOUSE_UNNAMED "Skranke" /* what a desk is called until it has a name */

typedef struct {
	const char *name;  /* "Nordlys IT" */
	const char *mail;  /* the desk's own address; replies come to it */
	const char *url;   /* "https://desk.nordlys.example", no slash at the end */
	const char *phone; /* "" if none is set */
	const char *time_zone;
	const char *map_url; /* of a page that maps "{address}"; "": none */
	/* Of the tool for remote sessions, and the schemes that it may have beside http
	 * and https: see model/remote.h. "": none. */
	const char *remote_url, *remote_schemes;
	/* Of smtp_*: see mail/smtp_out.h. "" where not set; no host means that mail is
	 * not sent but shown on the outbox page. */
	const char *smtp_host, *smtp_user, *smtp_password;
	const char *smtp_from; /* what mails are from, where the server allows no other */
	/* A file of certificates to trust, where it is not the system's. */
	const char *smtp_ca;
	const char *url_ca; /* the same, where we look at our own web addresses */
	/* What customers put into their DNS so that we may write under their
	 * addresses: the host of an SPF record (RFC 7208, 5.2), and under which
	 * selector of theirs a CNAME leads to our DKIM key (RFC 6376, 3.6.2). "": not
	 * said. */
	const char *spf_include, *dkim_selector, *dkim_target;
	int smtp_port;
	int form_seconds;     /* sooner than that nobody fills in a contact form */
	int remind_days;      /* until a reporter is reminded; 0: never. See waiting.h */
	int unanswered_days;  /* and from then until his case is closed; 0: never */
	int calls_turn;       /* how often its address was changed: house_calls_tag() */
	int undo_seconds;     /* that an answer may be taken back: see dispatch.h */
	const char *smtp_tls; /* "starttls", "tls" or "none" */
	const char *secret;   /* 64 hex digits, made at first start; never shown */
} House;

/* Fills in what is missing with defaults; the secret must exist (house_prepare()). */
bool house_load(Db *db, Arena *a, House *house, GError **err);
/* At start: makes the secret, the standard agreement and the jobs that learn and that
 * look at our own host name, if there are none. */
bool house_prepare(Db *db, Arena *a, Instant now, GError **err);

/* Changes n settings, all or none. ERR_INVALID with what is wrong with the value, or
 * "setting.unknown" (the secret is none that can be set), "setting.ca" (a file of
 * certificates is named anew that is none, seen from this machine); *wrong is which. */
bool house_set(Db *db, Arena *a, const Setting *settings, size_t n, size_t *wrong,
    GError **err);

/* --- signed links and addresses --- */

/* What a signature is for; a signature for one does not hold for another. */
typedef enum {
	SIGN_REPLY_ADDRESS,    /* desk+s1001.TAG@… */
	SIGN_CASE_LINK,        /* /c/1001/TAG: the reporter's page */
	SIGN_SUPPLIER_ADDRESS, /* desk+l12.TAG@…: where a supplier answers */
	SIGN_DECISION,         /* /decide/7/3/TAG: a partner answers without signing in */
	SIGN_OWN_MAIL,         /* the header by which a mail of ours is known */
	SIGN_VISIT,            /* the UID of an invitation … */
	SIGN_MEETING,          /* … and of that to a status meeting */
	SIGN_REMOTE,           /* /r/7/TAG: consent to a remote session */
	SIGN_HANDIN,           /* /h/7/TAG: the QR code of a hand-in */
	SIGN_CALLS,       /* /api/in/call/TAG: where the telephone system announces */
	SIGN_KNOWN,       /* the cookie of who wrote in a contact form */
	SIGN_BEGAN,       /* when a contact form was shown */
	SIGN_PERSON_LINK, /* /my/enter/7/AT/TAG: a person signs in */
	SIGN_FORM,        /* the token of a form, for a visitor without a session */
	SIGN_HOST,        /* what it says of itself at a host name: host_check.h */
} SignPurpose;

/* HMAC-SHA-256 over purpose and subject by the house's secret, as lower-case base32: 10
 * characters (50 bits) for an address, 26 (130 bits) for the others. */
char *house_sign(Arena *a, const House *house, SignPurpose purpose, const char *subject);
bool house_signed(Arena *a, const House *house, SignPurpose purpose, const char *subject,
    const char *tag);

/* The secret in the address where the telephone system announces; another one after each
 * house_turn_calls(). */
char *house_calls_tag(Arena *a, const House *house);
/* The address that it had so far holds no more. ERR_DENIED "admin.only". */
bool house_turn_calls(Db *db, Arena *a, const Actor *who, GError **err);

/* The reporter's page of his case: house->url/c/1001/TAG */
char *house_case_link(Arena *a, const House *house, int64_t case_id);
/* Does the tag of such a link hold? */
bool house_case_link_holds(Arena *a, const House *house, int64_t case_id,
    const char *tag);
/* Where a person signs in, by the link that was mailed to him at that instant:
 * house->url/my/enter/7/AT/TAG */
char *house_person_link(Arena *a, const House *house, int64_t person_id, Instant at);
bool house_person_link_holds(Arena *a, const House *house, int64_t person_id, Instant at,
    const char *tag);
/* An address of ours with the case's signed tag. */
char *house_address_of_case(Arena *a, const House *house, const char *address,
    int64_t case_id);
/* The desk's own address with it: what Reply-To says. */
char *house_reply_address(Arena *a, const House *house, int64_t case_id);
/* That of a referral, for its supplier. */
char *house_supplier_address(Arena *a, const House *house, int64_t referral_id);
