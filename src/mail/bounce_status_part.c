/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "base/str.h"
#include "mail/bounce_int.h"
#include "mail/bounce_status.h"

/* What is known of one recipient while his fields are read. */
typedef struct {
	const char *final, *original, *actual, *action, *status, *diagnostic;
} Block;

static BounceAction
action_of(const char *action, const char *status)
{
	if (action && g_str_has_prefix(action, "delay"))
		return BOUNCE_DELAYED;
	if (action &&
	    (g_str_has_prefix(action, "deliver") || g_str_has_prefix(action, "relay") ||
	        g_str_has_prefix(action, "expand")))
		return BOUNCE_DELIVERED;
	if (action && *action)
		return BOUNCE_FAILED;
	if (status && *status == '2')
		return BOUNCE_DELIVERED;
	return status && *status == '4' ? BOUNCE_DELAYED : BOUNCE_FAILED;
}

/* The field, unless the server said it more exactly. */
static const char *
status_of(Arena *a, const Block *b)
{
	const char *diagnostic = b->diagnostic ? b->diagnostic : "";
	const char *status = NULL;

	if (b->status && g_ascii_isdigit(*b->status)) {
		status = *b->status == '2' ? arena_strndup(a, b->status,
		                                 strspn(b->status, "0123456789."))
		                           : bounce_status_find(a, b->status);
	}
	if (status && !bounce_status_is_vague(status))
		return status;
	const char *said = bounce_status_find(a, diagnostic);
	if (said && !bounce_status_is_vague(said) && (!status || *said == *status))
		return said;
	if (status)
		return status;
	if (said)
		return said;
	char class = bounce_status_reply(diagnostic);
	return class ? bounce_status_guess(a, diagnostic, class) : NULL;
}

static void
end_block(Bounced *to, Block *b)
{
	const char *mail = bounce_address(to->a, b->final);
	const char *original = bounce_address(to->a, b->original);

	/* Of an inner name of the mail system's, nobody has heard. */
	if (!mail || (original && !strchr(strchr(mail, '@'), '.')))
		mail = original ? original : mail;
	if (!mail)
		mail = bounce_address(to->a, b->actual);
	if (mail) {
		const char *status = status_of(to->a, b);

		bounced_add(to,
		    (MailBounced){ mail, action_of(b->action, status), status });
	}
	*b = (Block){ 0 };
}

static void
read_field(Bounced *to, Block *b, const char *name, const char *value)
{
	if (strcmp(name, "final-recipient") == 0 || strcmp(name, "recipient") == 0) {
		if (b->final) /* no empty line between two */
			end_block(to, b);
		b->final = value;
	} else if (strcmp(name, "original-recipient") == 0) {
		if (b->original && b->final)
			end_block(to, b);
		b->original = value;
	} else if (strcmp(name, "x-actual-recipient") == 0) {
		b->actual = value;
	} else if (strcmp(name, "action") == 0) {
		b->action = str_lower(to->a, value);
	} else if (strcmp(name, "status") == 0) {
		b->status = value;
	} else if (strcmp(name, "diagnostic-code") == 0) {
		b->diagnostic = value;
	}
}

void
bounce_read_status(Bounced *to, const char *text)
{
	Block b = { 0 };

	for (const char *s = text; *s && to->n < BOUNCE_MAX_RECIPIENTS;) {
		size_t n = strcspn(s, "\n");
		g_autoptr(GString) line = g_string_new_len(s, (gssize)n);

		s += n + (s[n] == '\n');
		while (*s == ' ' || *s == '\t') { /* it goes on */
			n = strcspn(s, "\n");
			g_string_append_len(line, s, (gssize)n);
			s += n + (s[n] == '\n');
		}
		char *colon = strchr(line->str, ':');
		if (colon) {
			*colon = '\0';
			read_field(to, &b, str_lower(to->a, g_strstrip(line->str)),
			    g_strstrip(arena_strdup(to->a, colon + 1)));
		} else if (*g_strstrip(line->str) == '\0') {
			end_block(to, &b);
		}
	}
	end_block(to, &b);
}
