/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/imap.h"

#include <string.h>

#include "mail/imap_int.h"

/* --- what went wrong --- */

static const char *
said_by(const mailimap *m)
{
	return m->imap_response && *m->imap_response ? m->imap_response
	                                             : "it said no without a word";
}

static bool
has_word(const char *text, const char *word)
{
	g_autofree char *t = g_ascii_strdown(text, -1);

	return strstr(t, word) != NULL;
}

/* A response code (RFC 5530), or words that servers use, that say: not now. */
static bool
says_later(const mailimap *m)
{
	static const char *const codes[] = { "UNAVAILABLE", "LIMIT", "INUSE", "SERVERBUG",
		"CONTACTADMIN", "OVERQUOTA" };
	static const char *const words[] = { "temporar", "too many", "throttl",
		"try again later", "rate limit", "server busy", "unavailable" };
	const char *code = m->imap_response_info ? m->imap_response_info->rsp_atom : NULL;

	for (size_t i = 0; code && i < G_N_ELEMENTS(codes); i++)
		if (!g_ascii_strcasecmp(code, codes[i]))
			return true;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (has_word(said_by(m), words[i]))
			return true;
	return false;
}

/* What Exchange says to one who has signed in, to any command after it. */
static bool
says_not_connected(const mailimap *m)
{
	return has_word(said_by(m), "authenticated but not connected");
}

bool
imap_went(Imap *i, int result, MailTrouble said, ServerFailure *f)
{
	switch (result) {
	case MAILIMAP_NO_ERROR:
	case MAILIMAP_NO_ERROR_AUTHENTICATED:
	case MAILIMAP_NO_ERROR_NON_AUTHENTICATED:
		return true;
	case MAILIMAP_ERROR_STREAM:
		server_stream_why(i->stream, f);
		if (!f->trouble)
			server_fail(f, TROUBLE_LOST, "the connection broke");
		return false;
	case MAILIMAP_ERROR_FATAL:
		return server_fail(f, TROUBLE_LOST, "%s", said_by(i->etpan));
	case MAILIMAP_ERROR_PARSE:
	case MAILIMAP_ERROR_PROTOCOL:
	case MAILIMAP_ERROR_BAD_STATE:
	case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
		if (says_not_connected(i->etpan))
			said = TROUBLE_PERMISSION;
		else
			said = TROUBLE_PROTOCOL;
		return server_fail(f, said, "%s", said_by(i->etpan));
	default:
		if (says_not_connected(i->etpan))
			said = TROUBLE_PERMISSION;
		else if (says_later(i->etpan))
			said = TROUBLE_THROTTLED;
		return server_fail(f, said, "%s", said_by(i->etpan));
	}
}

/* --- connecting --- */

static bool
start_tls(Imap *i, ServerFailure *f)
{
	struct mailimap_capability_data *caps;

	if (!imap_went(i, mailimap_capability(i->etpan, &caps), TROUBLE_PROTOCOL, f))
		return false;
	mailimap_capability_data_free(caps);
	if (!mailimap_has_extension(i->etpan, "STARTTLS"))
		return server_fail(f, TROUBLE_NO_TLS, "it does not offer STARTTLS");
	return imap_went(i, mailimap_starttls(i->etpan), TROUBLE_NO_TLS, f) &&
	       server_stream_start_tls(i->stream, f);
}

static bool
sign_in(Imap *i, const SignIn *who, ServerFailure *f)
{
	MailTrouble refused = who->auth == AUTH_PASSWORD ? TROUBLE_PASSWORD
	                                                 : TROUBLE_TOKEN;
	int result = who->auth == AUTH_PASSWORD
	                 ? mailimap_login(i->etpan, who->user, who->secret)
	                 : mailimap_oauth2_authenticate(i->etpan, who->user, who->secret);

	if (imap_went(i, result, refused, f))
		return true;
	/* Servers that have turned passwords off say so in many ways. */
	if (f->trouble == TROUBLE_PASSWORD &&
	    (has_word(f->words, "basic auth") || has_word(f->words, "logindisabled") ||
	        has_word(f->words, "app password") ||
	        has_word(f->words, "application-specific")))
		f->trouble = TROUBLE_NO_PASSWORDS;
	return false;
}

static bool
begin(Imap *i, const ServerAddress *to, const SignIn *who, ServerFailure *f)
{
	struct mailimap_capability_data *caps;

	if (!imap_went(i, mailimap_connect(i->etpan, server_stream_etpan(i->stream)),
	        TROUBLE_LOST, f) ||
	    (to->server.tls == TLS_START && !start_tls(i, f)) || !sign_in(i, who, f))
		return false;
	server_stream_allow(i->stream, IMAP_SMALL);
	/* Many can do more for those whom they know. */
	if (!imap_went(i, mailimap_capability(i->etpan, &caps), TROUBLE_PROTOCOL, f))
		return false;
	mailimap_capability_data_free(caps);
	return true;
}

Imap *
imap_open(const ServerAddress *to, const SignIn *who, ServerFailure *f)
{
	g_autoptr(Imap) i = g_new0(Imap, 1);

	i->stream = server_stream_open(to, f);
	if (!i->stream)
		return NULL;
	i->etpan = mailimap_new(0, NULL);
	return begin(i, to, who, f) ? g_steal_pointer(&i) : NULL;
}

void
imap_free(Imap *i)
{
	if (!i)
		return;
	if (i->etpan) {
		/* Without LOGOUT: its answer would be waited for. The stream goes with
		 * it, unless the greeting never came. */
		bool has_stream = i->etpan->imap_stream != NULL;
		mailimap_free(i->etpan);
		if (!has_stream)
			mailstream_close(server_stream_etpan(i->stream));
	}
	g_free(i);
}

/* --- folders --- */

char *
imap_folder_name(const char *folder)
{
	return g_convert(folder, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, NULL);
}

bool
imap_select(Imap *i, const char *folder, ImapFolder *out, ServerFailure *f)
{
	g_autofree char *name = imap_folder_name(folder);

	if (!name)
		return server_fail(f, TROUBLE_FOLDER, "no name of a folder: %s", folder);
	server_stream_allow(i->stream, IMAP_SMALL);
	if (!imap_went(i, mailimap_select(i->etpan, name), TROUBLE_FOLDER, f))
		return false;
	const struct mailimap_selection_info *s = i->etpan->imap_selection_info;
	*out = (ImapFolder){ s->sel_uidvalidity, s->sel_uidnext, s->sel_exists,
		s->sel_perm == MAILIMAP_MAILBOX_READONLY };
	return out->validity ||
	       server_fail(f, TROUBLE_PROTOCOL, "the folder has no UIDVALIDITY");
}

bool
imap_need_folder(Imap *i, const char *folder, ServerFailure *f)
{
	g_autofree char *name = imap_folder_name(folder);

	if (!name)
		return server_fail(f, TROUBLE_FOLDER, "no name of a folder: %s", folder);
	server_stream_allow(i->stream, IMAP_SMALL);
	int result = mailimap_create(i->etpan, name);
	/* No answer tells reliably that it was there before: whether it can be used shows
	 * when something is moved there. */
	return result == MAILIMAP_ERROR_CREATE || imap_went(i, result, TROUBLE_FOLDER, f);
}

/* --- waiting --- */

bool
imap_has_idle(const Imap *i)
{
	return mailimap_has_idle(i->etpan) != 0;
}

bool
imap_idle(Imap *i, int seconds, ServerFailure *f)
{
	bool idle = imap_has_idle(i);

	server_stream_allow(i->stream, IMAP_SMALL);
	if (idle && !imap_went(i, mailimap_idle(i->etpan), TROUBLE_PROTOCOL, f))
		return false;
	int wait = server_stream_heard_exists(i->stream) ? 0 : seconds * 1000;
	if (server_stream_wait(i->stream, wait) < 0) {
		server_stream_why(i->stream, f);
		return false;
	}
	return imap_went(i, idle ? mailimap_idle_done(i->etpan) : mailimap_noop(i->etpan),
	    TROUBLE_PROTOCOL, f);
}
