/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * smtp_reply.h - what a mail server answers to a command (RFC 5321, 4.2), and what it
 * says that it can (RFC 1869). From outside: whatever comes, it has an end. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define SMTP_MAX_LINE  4096 /* bytes of a line that are kept; RFC 5321 wants 512 */
#define SMTP_MAX_LINES 100

typedef struct {
	int code;      /* 0 to 999; 0 also if no reply was read */
	GString *text; /* all its lines, joined by line feeds, without the code */
} SmtpReply;

typedef enum {
	SMTP_REPLY_READ,
	SMTP_REPLY_LOST, /* it ended too early */
	SMTP_REPLY_BAD,  /* it is none: text is the line that is not */
} SmtpReplyEnd;

/* Gives the next byte; false if there is none. */
typedef bool SmtpReadByte(void *from, char *c);

/* Reads one reply of one or more lines, and nothing behind it. */
SmtpReplyEnd smtp_reply_read(SmtpReply *r, SmtpReadByte *read, void *from);

typedef struct {
	bool dsn, eight_bit, size, start_tls;
	bool auth_plain, auth_login, auth_xoauth2;
} SmtpCan;

/* Out of the reply to EHLO. */
SmtpCan smtp_reply_extensions(const SmtpReply *r);
