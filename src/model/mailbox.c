/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/mailbox.h"

#include <glib.h>
#include <string.h>

static const char *const tls_names[] = { NULL, "tls", "starttls", "none" };
static const char *const auth_names[] = { NULL, "password", "app", "refresh" };
static const char *const filed_names[] = { NULL, "move", "seen", "flag" };

static int
named(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 1; name && i < n; i++)
		if (!strcmp(names[i], name))
			return (int)i;
	return 0;
}

static const char *
name_of(const char *const *names, size_t n, int64_t number)
{
	return number > 0 && number < (int64_t)n ? names[number] : NULL;
}

const char *
mail_tls_name(MailTls tls)
{
	return name_of(tls_names, G_N_ELEMENTS(tls_names), tls);
}

MailTls
mail_tls_named(const char *name)
{
	return (MailTls)named(tls_names, G_N_ELEMENTS(tls_names), name);
}

const char *
mail_auth_name(MailAuth auth)
{
	return name_of(auth_names, G_N_ELEMENTS(auth_names), auth);
}

MailAuth
mail_auth_named(const char *name)
{
	return (MailAuth)named(auth_names, G_N_ELEMENTS(auth_names), name);
}

const char *
mail_filed_name(MailFiled filed)
{
	return name_of(filed_names, G_N_ELEMENTS(filed_names), filed);
}

MailFiled
mail_filed_named(const char *name)
{
	return (MailFiled)named(filed_names, G_N_ELEMENTS(filed_names), name);
}

/* --- trouble --- */

static const struct {
	const char *name;
	TextId text, advice;
	bool needs_person;
} troubles[] = {
	[TROUBLE_NONE] = { "none", 0, 0, false },
	[TROUBLE_HOST] = { "host", TEXT_MAILBOX_TROUBLE_HOST, TEXT_MAILBOX_ADVICE_HOST,
	    true },
	[TROUBLE_CONNECT] = { "connect", TEXT_MAILBOX_TROUBLE_CONNECT,
	    TEXT_MAILBOX_ADVICE_CONNECT, false },
	[TROUBLE_TLS] = { "tls", TEXT_MAILBOX_TROUBLE_TLS, TEXT_MAILBOX_ADVICE_TLS,
	    true },
	[TROUBLE_NO_TLS] = { "no_tls", TEXT_MAILBOX_TROUBLE_NO_TLS,
	    TEXT_MAILBOX_ADVICE_NO_TLS, true },
	[TROUBLE_PASSWORD] = { "password", TEXT_MAILBOX_TROUBLE_PASSWORD,
	    TEXT_MAILBOX_ADVICE_PASSWORD, true },
	[TROUBLE_SIGN_IN] = { "sign_in", TEXT_MAILBOX_TROUBLE_SIGN_IN,
	    TEXT_MAILBOX_ADVICE_SIGN_IN, true },
	[TROUBLE_CLIENT_SECRET] = { "client_secret", TEXT_MAILBOX_TROUBLE_CLIENT_SECRET,
	    TEXT_MAILBOX_ADVICE_CLIENT_SECRET, true },
	[TROUBLE_CONSENT] = { "consent", TEXT_MAILBOX_TROUBLE_CONSENT,
	    TEXT_MAILBOX_ADVICE_CONSENT, true },
	[TROUBLE_TOKEN] = { "token", TEXT_MAILBOX_TROUBLE_TOKEN,
	    TEXT_MAILBOX_ADVICE_TOKEN, true },
	[TROUBLE_PERMISSION] = { "permission", TEXT_MAILBOX_TROUBLE_PERMISSION,
	    TEXT_MAILBOX_ADVICE_PERMISSION, true },
	[TROUBLE_FOLDER] = { "folder", TEXT_MAILBOX_TROUBLE_FOLDER,
	    TEXT_MAILBOX_ADVICE_FOLDER, true },
	[TROUBLE_THROTTLED] = { "throttled", TEXT_MAILBOX_TROUBLE_THROTTLED,
	    TEXT_MAILBOX_ADVICE_THROTTLED, false },
	[TROUBLE_LOST] = { "lost", TEXT_MAILBOX_TROUBLE_LOST, TEXT_MAILBOX_ADVICE_LOST,
	    false },
	[TROUBLE_PROTOCOL] = { "protocol", TEXT_MAILBOX_TROUBLE_PROTOCOL,
	    TEXT_MAILBOX_ADVICE_PROTOCOL, false },
	[TROUBLE_TOKEN_SERVER] = { "token_server", TEXT_MAILBOX_TROUBLE_TOKEN_SERVER,
	    TEXT_MAILBOX_ADVICE_TOKEN_SERVER, false },
	[TROUBLE_HERE] = { "here", TEXT_MAILBOX_TROUBLE_HERE, TEXT_MAILBOX_ADVICE_HERE,
	    false },
	[TROUBLE_NO_PASSWORDS] = { "no_passwords", TEXT_MAILBOX_TROUBLE_NO_PASSWORDS,
	    TEXT_MAILBOX_ADVICE_NO_PASSWORDS, true },
	[TROUBLE_SMTP_OFF] = { "smtp_off", TEXT_MAILBOX_TROUBLE_SMTP_OFF,
	    TEXT_MAILBOX_ADVICE_SMTP_OFF, true },
	[TROUBLE_NOT_MOVED] = { "not_moved", TEXT_MAILBOX_TROUBLE_NOT_MOVED,
	    TEXT_MAILBOX_ADVICE_NOT_MOVED, true },
};

/* One that a newer program has written is as one that is not understood. */
static size_t
known(MailTrouble t)
{
	return (size_t)t < G_N_ELEMENTS(troubles) ? (size_t)t : TROUBLE_PROTOCOL;
}

const char *
mail_trouble_name(MailTrouble t)
{
	return troubles[known(t)].name;
}

TextId
mail_trouble_text(MailTrouble t)
{
	return troubles[known(t)].text;
}

TextId
mail_trouble_advice(MailTrouble t)
{
	return troubles[known(t)].advice;
}

bool
mail_trouble_needs_person(MailTrouble t)
{
	return troubles[known(t)].needs_person;
}

/* --- when it is tried again --- */

Duration
mailbox_back_off(MailTrouble t, int64_t failures, uint32_t dice)
{
	/* Those that may pass by themselves; and those at which a server may lock the
	 * account of whoever tries too often. */
	static const Duration soon[] = { SECONDS(1), SECONDS(5), SECONDS(15), SECONDS(60),
		MINUTES(3), MINUTES(10) };
	static const Duration slow[] = { MINUTES(2), MINUTES(10), MINUTES(30), HOURS(1) };
	static const Duration calm[] = { MINUTES(1), MINUTES(5), MINUTES(15) };
	const Duration *steps = soon;
	size_t n = G_N_ELEMENTS(soon);

	if (mail_trouble_needs_person(t)) {
		steps = slow;
		n = G_N_ELEMENTS(slow);
	} else if (t == TROUBLE_THROTTLED) {
		steps = calm;
		n = G_N_ELEMENTS(calm);
	}
	Duration step = steps[CLAMP(failures, 1, (int64_t)n) - 1];
	/* Three quarters to five quarters of it. */
	return step * 3 / 4 + step / 2 * (dice & 0xffff) / 0xffff;
}

/* --- alarms --- */

Duration
mailbox_silence(const Mailbox *m, const MailboxState *s)
{
	if (m->silence_hours >= 0)
		return HOURS(m->silence_hours);
	if (s->mails < MAILBOX_LEARNS)
		return 0;
	return MAX(MAILBOX_SILENCE_LEAST, s->longest_gap * 3);
}

Duration
mailbox_learn_gap(Duration longest, Duration gap)
{
	return MAX(gap, longest - longest / 64);
}

int64_t
mailbox_alarms(const Mailbox *m, const MailboxState *s, Duration silent_for, Instant now)
{
	Duration silence = mailbox_silence(m, s);
	int64_t alarms = 0;

	if (m->secret_ends_at && now >= m->secret_ends_at - MAILBOX_SECRET_AHEAD)
		alarms |= ALARM_SECRET;
	if (s->trouble && now >= s->trouble_since + MAILBOX_TROUBLE_LASTS)
		alarms |= ALARM_TROUBLE;
	if (*m->imap.host && silence && silent_for >= silence)
		alarms |= ALARM_SILENT;
	return alarms;
}
