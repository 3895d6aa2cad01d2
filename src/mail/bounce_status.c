/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/bounce_status.h"

#include <glib.h>
#include <string.h>

static bool
is_of_code(char c)
{
	return g_ascii_isalnum(c) || c == '.' || c == '_';
}

/* Digits at s, at most three; 0 if there are none, or more. */
static size_t
digits(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n <= 3 ? n : 0;
}

/* Bytes of the code at s; 0 if there is none. */
static size_t
code_size(const char *s)
{
	size_t subject, detail;

	if ((*s != '4' && *s != '5') || s[1] != '.')
		return 0;
	subject = digits(s + 2);
	if (!subject || s[2 + subject] != '.')
		return 0;
	detail = digits(s + 3 + subject);
	size_t n = 3 + subject + detail;
	if (!detail || g_ascii_isalnum(s[n]) ||
	    (s[n] == '.' && g_ascii_isdigit(s[n + 1])))
		return 0;
	return n;
}

const char *
bounce_status_find(Arena *a, const char *text)
{
	const char *vague = NULL;

	for (const char *s = text; (s = strpbrk(s, "45")) != NULL; s++) {
		size_t n;

		if ((s > text && (is_of_code(s[-1]) || strchr("/-", s[-1]))) ||
		    !(n = code_size(s)))
			continue;
		const char *code = arena_strndup(a, s, n);
		if (!bounce_status_is_vague(code))
			return code;
		if (!vague)
			vague = code;
	}
	return vague;
}

char
bounce_status_reply(const char *text)
{
	for (const char *s = text; (s = strpbrk(s, "45")) != NULL; s++) {
		bool begins = s == text || strchr(" \t\n:;([<>\"'=-#", s[-1]);

		/* 400 to 459, 500 to 559: what SMTP uses. */
		if (begins && s[1] >= '0' && s[1] <= '5' && g_ascii_isdigit(s[2]) &&
		    (s[3] == '\0' || strchr(" -:,;)]>\n\t", s[3]) ||
		        (s[3] == '.' && !g_ascii_isdigit(s[4]))))
			return *s;
	}
	return 0;
}

bool
bounce_status_is_vague(const char *status)
{
	return strcmp(status + 1, ".0.0") == 0;
}

static const struct {
	const char *words, *code; /* without its class */
	char class;               /* that it has if nothing else is known */
} meanings[] = {
	{ "mailbox full", "2.2", '5' },
	{ "mailbox is full", "2.2", '5' },
	{ "inbox is full", "2.2", '5' },
	{ "over quota", "2.2", '5' },
	{ "overquota", "2.2", '5' },
	{ "quota exceeded", "2.2", '5' },
	{ "exceeded quota", "2.2", '5' },
	{ "exceeds allowed size", "2.2", '5' },
	{ "exceeded storage", "2.2", '5' },
	{ "storage allocation", "2.2", '5' },
	{ "exceeded his", "2.2", '5' },
	{ "out of storage", "2.2", '5' },
	{ "is over its quota", "2.2", '5' },
	{ "has exceeded its", "2.2", '5' },
	{ "full mailbox", "2.2", '5' },
	{ "postkassen er fuld", "2.2", '5' },
	{ "postfach ist voll", "2.2", '5' },
	{ "message size exceeds", "3.4", '5' },
	{ "message too large", "3.4", '5' },
	{ "message too big", "3.4", '5' },
	{ "message is too large", "3.4", '5' },
	{ "message is too big", "3.4", '5' },
	{ "exceeds maximum message size", "3.4", '5' },
	{ "exceeds the maximum", "3.4", '5' },
	{ "larger than the", "3.4", '5' },
	{ "too many hops", "4.6", '5' },
	{ "mail loop", "4.6", '5' },
	{ "loops back to myself", "4.6", '5' },
	{ "host unknown", "1.2", '5' },
	{ "unknown host", "1.2", '5' },
	{ "host not found", "1.2", '5' },
	{ "host or domain name not found", "1.2", '5' },
	{ "domain not found", "1.2", '5' },
	{ "unknown domain", "1.2", '5' },
	{ "domain does not exist", "1.2", '5' },
	{ "no such domain", "1.2", '5' },
	{ "name or service not known", "1.2", '5' },
	{ "unrouteable mail domain", "1.2", '5' },
	{ "unrouteable address", "1.2", '5' },
	{ "couldn't find any host", "1.2", '5' },
	{ "all relevant mx records point to non-existent hosts", "1.2", '5' },
	{ "has disabled", "2.1", '5' },
	{ "account is disabled", "2.1", '5' },
	{ "account has been disabled", "2.1", '5' },
	{ "account disabled", "2.1", '5' },
	{ "mailbox disabled", "2.1", '5' },
	{ "account is inactive", "2.1", '5' },
	{ "mailbox is inactive", "2.1", '5' },
	{ "inactive user", "2.1", '5' },
	{ "account suspended", "2.1", '5' },
	{ "account has been suspended", "2.1", '5' },
	{ "user unknown", "1.1", '5' },
	{ "unknown user", "1.1", '5' },
	{ "user is unknown", "1.1", '5' },
	{ "no such user", "1.1", '5' },
	{ "no such recipient", "1.1", '5' },
	{ "no such mailbox", "1.1", '5' },
	{ "no such person", "1.1", '5' },
	{ "no such address", "1.1", '5' },
	{ "no such account", "1.1", '5' },
	{ "no mailbox here", "1.1", '5' },
	{ "mailbox not found", "1.1", '5' },
	{ "mailbox unavailable", "1.1", '5' },
	{ "mailbox does not exist", "1.1", '5' },
	{ "does not exist", "1.1", '5' },
	{ "doesn't exist", "1.1", '5' },
	{ "doesn't have a", "1.1", '5' },
	{ "recipient not found", "1.1", '5' },
	{ "recipient unknown", "1.1", '5' },
	{ "unknown recipient", "1.1", '5' },
	{ "unknown address", "1.1", '5' },
	{ "unknown local", "1.1", '5' },
	{ "addressee unknown", "1.1", '5' },
	{ "invalid recipient", "1.1", '5' },
	{ "invalid address", "1.1", '5' },
	{ "invalid mailbox", "1.1", '5' },
	{ "invalid user", "1.1", '5' },
	{ "not a valid", "1.1", '5' },
	{ "isn't a valid", "1.1", '5' },
	{ "not listed in", "1.1", '5' },
	{ "couldn't be found", "1.1", '5' },
	{ "could not be found", "1.1", '5' },
	{ "wasn't found at", "1.1", '5' },
	{ "not found", "1.1", '5' },
	{ "user not known", "1.1", '5' },
	{ "not our customer", "1.1", '5' },
	{ "undeliverable address", "1.1", '5' },
	{ "no valid recipients", "1.1", '5' },
	{ "address rejected", "1.1", '5' },
	{ "kender ikke", "1.1", '5' },
	{ "findes ikke", "1.1", '5' },
	{ "existiert nicht", "1.1", '5' },
	{ "n'existe pas", "1.1", '5' },
	{ "no existe", "1.1", '5' },
	{ "non esiste", "1.1", '5' },
	{ "connection timed out", "4.1", '4' },
	{ "connection refused", "4.1", '4' },
	{ "no route to host", "4.1", '4' },
	{ "network is unreachable", "4.1", '4' },
	{ "not able to connect", "4.1", '4' },
	{ "couldn't connect", "4.1", '4' },
	{ "could not connect", "4.1", '4' },
	{ "unable to connect", "4.1", '4' },
	{ "retry timeout exceeded", "4.7", '4' },
	{ "retry time not reached", "4.7", '4' },
	{ "too long in the queue", "4.7", '4' },
	{ "in the queue too long", "4.7", '4' },
	{ "message expired", "4.7", '4' },
	{ "has expired", "4.7", '4' },
	{ "spam", "7.1", '5' },
	{ "blocked", "7.1", '5' },
	{ "blacklist", "7.1", '5' },
	{ "access denied", "7.1", '5' },
	{ "relaying denied", "7.1", '5' },
	{ "relay access denied", "7.1", '5' },
	{ "unable to relay", "7.1", '5' },
	{ "not permitted", "7.1", '5' },
	{ "not authorized", "7.1", '5' },
	{ "policy", "7.1", '5' },
	{ "virus", "7.1", '5' },
};

const char *
bounce_status_guess(Arena *a, const char *text, char class)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++)
		if (strstr(lower, meanings[i].words))
			return arena_printf(a, "%c.%s", class ? class : meanings[i].class,
			    meanings[i].code);
	return class ? arena_printf(a, "%c.0.0", class) : NULL;
}
