/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_content_int.h - what the kinds of mail have in common. For mail_*.c that say what
 * a mail of ours contains. */
#pragma once

#include "mail/mail_content.h"

/* A text of po/ in the reader's language, with its arguments. */
#define SAY(a, m, id, ...)                                                               \
	text_format((a), (m)->mail->lang, (id), (const TextArg[]){ __VA_ARGS__ },        \
	    sizeof((const TextArg[]){ __VA_ARGS__ }) / sizeof(TextArg))

/* A paragraph before the text. */
static inline void
lead(MailView *v, const char *paragraph)
{
	g_assert(v->n_lead < G_N_ELEMENTS(v->lead));
	v->lead[v->n_lead++] = paragraph;
}

/* A paragraph after it. */
static inline void
closing(MailView *v, const char *paragraph)
{
	g_assert(v->n_close < G_N_ELEMENTS(v->close));
	v->close[v->n_close++] = paragraph;
}

/* "fredag den 12. februar kl. 9.00" of an instant in the entry's details, as of when the
 * mail was made. */
const char *mail_at(Arena *a, const MailMatter *m, const char *name);
/* The time horizon that the entry set, else the case's. */
const char *mail_horizon(Arena *a, const MailMatter *m);
/* What the entry says, as the body, with who wrote it. */
void mail_written(Arena *a, const MailMatter *m, MailView *v);

/* An instant as of when the mail was made. */
const char *mail_when(Arena *a, const MailMatter *m, Instant at);
/* "Lenovo T14 (strømforsyning)" */
const char *mail_computer(Arena *a, const MailMatter *m);
/* The mail's own text, as the body. */
void mail_notice(Arena *a, const MailMatter *m, MailView *v);

/* To a person at a customer: mail_told.c. */
void mail_told(Arena *a, const MailMatter *m, WordingKind kind, MailView *v);

/* To the staff. */
void mail_visit(Arena *a, const MailMatter *m, MailView *v);
void mail_remote(Arena *a, const MailMatter *m, MailView *v);
void mail_escalated(Arena *a, const MailMatter *m, MailView *v);
void mail_decision_asked(Arena *a, const MailMatter *m, MailView *v);
void mail_decided(Arena *a, const MailMatter *m, MailView *v);
