/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox.h - a mailbox at a mail server: read by IMAP, and mail sent through by SMTP.
 *
 * The numbers are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"

typedef enum {
	TLS_WHOLE = 1, /* from the first byte */
	TLS_START = 2, /* STARTTLS; without it nothing is said */
	TLS_NONE = 3,  /* for a server on the same machine */
} MailTls;

typedef enum {
	AUTH_PASSWORD = 1,
	AUTH_APP = 2,     /* OAuth 2.0, client credentials: the desk as itself */
	AUTH_REFRESH = 3, /* OAuth 2.0, a refresh token that somebody consented to */
} MailAuth;

/* What becomes of a message once its case is durable. */
typedef enum {
	FILED_MOVE = 1, /* to a folder */
	FILED_SEEN = 2, /* marked as read */
	FILED_FLAG = 3, /* marked with the keyword $Skranke */
} MailFiled;

typedef enum { SECRET_PASSWORD = 1, SECRET_CLIENT = 2, SECRET_REFRESH = 3 } MailSecret;

typedef struct {
	const char *host; /* "" none */
	int64_t port;
	MailTls tls;
} MailServer;

typedef struct {
	int64_t id, version, customer_id; /* customer 0: everybody's */
	const char *name;
	const char *mail; /* its address, lower case */
	bool active;
	MailServer imap, smtp;
	bool plus_sender; /* the server lets mail.+tag@ be the envelope's sender */
	const char *ca;   /* a file of certificates to trust; "": the system's */
	const char *user;
	MailAuth auth;
	const char *token_url, *client_id, *scope;
	Instant secret_ends_at; /* 0 not noted */
	const char *folder;
	MailFiled filed;
	const char *filed_folder; /* of FILED_MOVE */
	bool take_old;            /* also what was there before */
	int64_t silence_hours;    /* of opening time; 0 never, -1 as it learns */
} Mailbox;

/* Why a mail server cannot be used: what a person can do about it differs. */
typedef enum {
	TROUBLE_NONE = 0,
	TROUBLE_HOST = 1,          /* its name is unknown */
	TROUBLE_CONNECT = 2,       /* nobody answers there */
	TROUBLE_TLS = 3,           /* its certificate does not hold */
	TROUBLE_NO_TLS = 4,        /* it has none where we want it */
	TROUBLE_PASSWORD = 5,      /* user or password is refused */
	TROUBLE_SIGN_IN = 6,       /* the consent has ended: sign in again */
	TROUBLE_CLIENT_SECRET = 7, /* wrong, or it has run out */
	TROUBLE_CONSENT = 8,       /* the application has not been allowed it */
	TROUBLE_TOKEN = 9,         /* the mail server does not take the token */
	TROUBLE_PERMISSION = 10,   /* signed in, but not to this mailbox */
	TROUBLE_FOLDER = 11,       /* there is no such folder */
	TROUBLE_THROTTLED = 12,    /* too often, or it is busy */
	TROUBLE_LOST = 13,         /* the connection broke */
	TROUBLE_PROTOCOL = 14,     /* it answers what we do not understand */
	TROUBLE_TOKEN_SERVER = 15, /* the token's server does not answer well */
	TROUBLE_HERE = 16,         /* our own database or disk */
	TROUBLE_NO_PASSWORDS = 17, /* it takes no passwords any more */
	TROUBLE_SMTP_OFF = 18,     /* sending is turned off for the mailbox */
	TROUBLE_NOT_MOVED = 19,    /* filed, but cannot be moved or marked there */
} MailTrouble;

typedef struct {
	int64_t mailbox_id, uidvalidity, last_uid;
	int64_t reread_to; /* below it may be messages from before begun_at */
	Instant begun_at, seen_at, mail_at;
	int64_t mails;
	Duration lag, longest_gap;
	MailTrouble trouble;
	const char *trouble_words; /* as the server said it */
	Instant trouble_since, next_try_at;
	int64_t failures;
	int64_t alarms; /* bits of MailAlarm that were told */
	const char *lease_by;
	Instant lease_until;
} MailboxState;

typedef enum { ALARM_SILENT = 1, ALARM_TROUBLE = 2, ALARM_SECRET = 4 } MailAlarm;

/* "password", "client secret" …: the words of the commands and of JSON. NULL for a number
 * that is none; 0 for a word that is none. */
const char *mail_tls_name(MailTls tls);
MailTls mail_tls_named(const char *name);
const char *mail_auth_name(MailAuth auth);
MailAuth mail_auth_named(const char *name);
const char *mail_filed_name(MailFiled filed);
MailFiled mail_filed_named(const char *name);
const char *mail_trouble_name(MailTrouble t);

/* What it is, and what to do about it, in words. Not of TROUBLE_NONE. */
TextId mail_trouble_text(MailTrouble t);
TextId mail_trouble_advice(MailTrouble t);
/* Only a person can mend it: to try again at once is of no use. */
bool mail_trouble_needs_person(MailTrouble t);

/* How long to wait before it is tried again; failures counts from 1. dice is a random
 * number of 32 bits: of many mailboxes that failed together not all come back at once. */
Duration mailbox_back_off(MailTrouble t, int64_t failures, uint32_t dice);

/* A silence, in opening time, that is out of the ordinary; 0: none ever is. Hours that
 * were set, else three times the longest gap that it has learned, once it has seen
 * MAILBOX_LEARNS mails. */
#define MAILBOX_LEARNS        20
#define MAILBOX_SILENCE_LEAST HOURS(8)
Duration mailbox_silence(const Mailbox *m, const MailboxState *s);
/* The longest gap, after one more of that length; old ones are forgotten by and by. */
Duration mailbox_learn_gap(Duration longest, Duration gap);

/* Trouble that lasts as long is told to the administrators. */
#define MAILBOX_TROUBLE_LASTS MINUTES(15)
#define MAILBOX_SECRET_AHEAD  DAYS(30)
/* Which alarms hold at that instant; silent_for is in opening time. */
int64_t mailbox_alarms(const Mailbox *m, const MailboxState *s, Duration silent_for,
    Instant now);
