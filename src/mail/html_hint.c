/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/html_hint.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "mail/split_line.h"

/* Of class, id or name; an id and a name without the prefix that the sanitiser sets, any
 * of them without those that webmails set before what they show ("x_", "yiv123"). A word
 * that ends with * is a beginning. */
static const struct {
	const char *word;
	uint32_t hint;
} words[] = {
	/* Gmail, and programs that do as it does */
	{ "gmail_quote", HINT_BOX },
	{ "gmail_quote_container", HINT_BOX },
	{ "gmail_attr", HINT_INTRO },
	{ "gmail_signature", HINT_SIGN },
	{ "gmail_signature_prefix", HINT_SIGN },
	/* Outlook, Outlook on the web, on telephones, on Mac */
	{ "divrplyfwdmsg", HINT_REST },
	{ "stopspelling", HINT_REST },
	{ "olk_src_body_section", HINT_REST },
	{ "outlookmessageheader", HINT_REST },
	{ "mail-editor-reference-message-container", HINT_REST },
	{ "ms-outlook-mobile-reference-message", HINT_REST },
	{ "signature", HINT_SIGN },
	{ "ms-outlook-mobile-signature", HINT_SIGN },
	{ "ms-outlook-signature", HINT_SIGN },
	/* Thunderbird, Apple Mail, Roundcube */
	{ "moz-cite-prefix", HINT_INTRO },
	{ "moz-forward-container", HINT_FORWARD },
	{ "moz-signature", HINT_SIGN },
	{ "applemailsignature", HINT_SIGN },
	{ "linebreakatbeginningofsignature", HINT_SIGN },
	{ "appleoriginalcontents", HINT_QUOTE },
	{ "reply-intro", HINT_INTRO },
	/* Yahoo, AOL, GMX and web.de */
	{ "yahoo_quoted*", HINT_QUOTE },
	{ "ymail_android_signature", HINT_SIGN },
	{ "ymail_ios_signature", HINT_SIGN },
	{ "yahoo-signature", HINT_SIGN },
	{ "aolmail_quote", HINT_QUOTE },
	{ "quote", HINT_QUOTE },
	/* Zimbra, Zoho, Proton, Tuta, Spark, Airmail, eM Client, Front, Missive … */
	{ "zwchr", HINT_REST },
	{ "zmail_extra", HINT_QUOTE },
	{ "zmail_signature_below", HINT_SIGN },
	{ "protonmail_quote", HINT_QUOTE },
	{ "protonmail_signature_block", HINT_SIGN },
	{ "tutanota_quote", HINT_QUOTE },
	{ "messagereplysection", HINT_REST },
	{ "messagesignaturesection", HINT_SIGN },
	{ "clean_bq", HINT_QUOTE },
	{ "bloop_sign*", HINT_SIGN },
	{ "cite", HINT_QUOTE },
	{ "cite2", HINT_QUOTE },
	{ "history_container", HINT_QUOTE },
	{ "front-blockquote", HINT_QUOTE },
	{ "front-signature", HINT_SIGN },
	{ "missive_quote", HINT_QUOTE },
	{ "freshdesk_quote", HINT_QUOTE },
	{ "zendesk_quote", HINT_QUOTE },
	{ "sh-signature", HINT_SIGN },
	{ "mailbox_signature", HINT_SIGN },
	{ "composer_signature", HINT_SIGN },
	{ "isreplycontent", HINT_QUOTE },
	{ "isforwardcontent", HINT_FORWARD },
	{ "orimsghtmlseperator", HINT_REST },
	{ "reply_quote", HINT_QUOTE },
	{ "quoted-message", HINT_QUOTE },
	{ "mail_quote", HINT_QUOTE },
	{ "email_quote", HINT_QUOTE },
	{ "replyquote", HINT_QUOTE },
	{ "signature_block", HINT_SIGN },
	{ "user-signature", HINT_SIGN },
	{ "email-signature", HINT_SIGN },
};

static uint32_t
hint_of_word(const char *word, size_t n)
{
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		size_t size = strlen(words[i].word);
		bool begins = words[i].word[size - 1] == '*';

		if (begins
		        ? n >= size - 1 &&
		              g_ascii_strncasecmp(words[i].word, word, size - 1) == 0
		        : n == size && g_ascii_strncasecmp(words[i].word, word, n) == 0)
			return words[i].hint;
	}
	return 0;
}

/* Without "mail-", "x_", "yiv123": how many bytes of them there are. */
static size_t
prefix_size(const char *word, size_t n)
{
	size_t at = 0;

	for (;;) {
		const char *s = word + at;
		size_t left = n - at;

		if (left > 2 && g_ascii_strncasecmp(s, "x_", 2) == 0) {
			at += 2;
		} else if (left > 3 && g_ascii_strncasecmp(s, "yiv", 3) == 0 &&
		           g_ascii_isdigit(s[3])) {
			at += 3;
			while (at < n && g_ascii_isdigit(word[at]))
				at++;
		} else {
			return at;
		}
	}
}

static uint32_t
hint_of_words(const char *value, size_t n)
{
	uint32_t hint = 0;

	for (size_t i = 0; i < n;) {
		size_t size = 0, skip;

		while (i < n && g_ascii_isspace(value[i]))
			i++;
		while (i + size < n && !g_ascii_isspace(value[i + size]))
			size++;
		/* An id has the sanitiser's prefix; a program's may be the same. */
		hint |= hint_of_word(value + i, size);
		if (size > 5 && g_ascii_strncasecmp(value + i, "mail-", 5) == 0) {
			skip = 5 + prefix_size(value + i + 5, size - 5);
			hint |= hint_of_word(value + i + skip, size - skip);
		}
		skip = prefix_size(value + i, size);
		hint |= hint_of_word(value + i + skip, size - skip);
		i += size;
	}
	return hint;
}

static bool
contains(const char *value, size_t n, const char *word)
{
	size_t size = strlen(word);

	for (size_t i = 0; i + size <= n; i++)
		if (g_ascii_strncasecmp(value + i, word, size) == 0)
			return true;
	return false;
}

/* Outlook draws a line above the header that it writes out; many draw one at the left of
 * what they quote. */
static uint32_t
hint_of_style(const char *value, size_t n, bool is_quote)
{
	bool solid = contains(value, n, "solid");

	if (is_quote)
		return contains(value, n, "border-left") && solid ? HINT_QUOTE : 0;
	return contains(value, n, "border-top") && solid &&
	               !contains(value, n, "border-left") &&
	               !contains(value, n, "border-bottom")
	           ? HINT_RULE
	           : 0;
}

uint32_t
html_hint(const char *tag, size_t tag_size, const char *attributes, size_t n)
{
	const char *end = attributes + n;
	bool is_quote = tag_size == 10 && memcmp(tag, "blockquote", 10) == 0;
	bool is_hr = tag_size == 2 && memcmp(tag, "hr", 2) == 0;
	bool is_div = tag_size == 3 && memcmp(tag, "div", 3) == 0;
	uint32_t hint = is_quote ? HINT_INDENT : is_hr ? HINT_RULE : 0;

	for (const char *s = attributes; s < end;) {
		while (s < end && *s == ' ')
			s++;
		const char *equals = memchr(s, '=', (size_t)(end - s));
		if (!equals || equals + 1 >= end || equals[1] != '"')
			break;
		const char *value = equals + 2;
		const char *quote = memchr(value, '"', (size_t)(end - value));
		if (!quote)
			break;
		size_t name_size = (size_t)(equals - s), size = (size_t)(quote - value);

		if ((name_size == 5 && memcmp(s, "class", 5) == 0) ||
		    (name_size == 2 && memcmp(s, "id", 2) == 0) ||
		    (name_size == 4 && memcmp(s, "name", 4) == 0))
			hint |= hint_of_words(value, size);
		else if (name_size == 5 && memcmp(s, "style", 5) == 0 &&
		         (is_quote || is_div))
			hint |= hint_of_style(value, size, is_quote);
		else if (is_quote && name_size == 4 &&
		         (memcmp(s, "type", 4) == 0 || memcmp(s, "cite", 4) == 0))
			hint |= HINT_QUOTE;
		s = quote + 1;
	}
	/* The box has one, and what somebody writes below it. */
	if (is_quote && (hint & HINT_BOX))
		hint = (hint & ~(uint32_t)HINT_BOX) | HINT_QUOTE;
	return hint;
}
