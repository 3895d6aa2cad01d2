/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/smtp_out.h"

#include <curl/curl.h>
#include <string.h>

#include "base/str.h"

#define CONNECT_SECONDS 30L
#define ANSWER_SECONDS  120L
#define WHOLE_SECONDS   600L
#define MAX_WORDS       500 /* characters kept of what the server said */

struct SmtpOut {
	CURL *curl;
	char why[CURL_ERROR_SIZE];
	/* of the transaction */
	const RenderedMail *mail;
	size_t n_read;
	char verb[5];   /* the last command: whom the answer is about */
	GString *reply; /* its last line */
};

SmtpOut *
smtp_out_new(void)
{
	SmtpOut *s = g_new0(SmtpOut, 1);

	s->curl = curl_easy_init();
	g_assert(s->curl);
	s->reply = g_string_new(NULL);
	return s;
}

void
smtp_out_free(SmtpOut *s)
{
	if (!s)
		return;
	curl_easy_cleanup(s->curl);
	g_string_free(s->reply, TRUE);
	g_free(s);
}

static size_t
give_content(char *to, size_t size, size_t n, void *arg)
{
	SmtpOut *s = arg;
	size_t len = MIN(size * n, s->mail->n_bytes - s->n_read);

	memcpy(to, s->mail->bytes + s->n_read, len);
	s->n_read += len;
	return len;
}

/* After a refusal curl says goodbye: that and its answer tell nothing. */
static bool
was_refused(const SmtpOut *s)
{
	return *s->reply->str == '4' || *s->reply->str == '5';
}

static size_t
take_reply(char *line, size_t size, size_t n, void *arg)
{
	SmtpOut *s = arg;

	if (!was_refused(s)) {
		g_string_truncate(s->reply, 0);
		g_string_append_len(s->reply, line, (gssize)(size * n));
	}
	return size * n;
}

static int
see_command(CURL *curl G_GNUC_UNUSED, curl_infotype type, char *data, size_t size,
    void *arg)
{
	SmtpOut *s = arg;

	if (type == CURLINFO_HEADER_OUT && size >= 4 && !was_refused(s))
		g_strlcpy(s->verb, data, sizeof s->verb);
	return 0;
}

static void
set_server(CURL *c, Arena *a, const House *house)
{
	bool tls = !strcmp(house->smtp_tls, "tls");
	bool none = !strcmp(house->smtp_tls, "none");

	curl_easy_setopt(c, CURLOPT_URL,
	    arena_printf(a, "%s://%s:%d/%s", tls ? "smtps" : "smtp", house->smtp_host,
	        house->smtp_port, mail_address_domain(house->mail)));
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_USE_SSL,
	    (long)(none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
	if (*house->smtp_ca)
		curl_easy_setopt(c, CURLOPT_CAINFO, house->smtp_ca);
	if (*house->smtp_user && !none) {
		curl_easy_setopt(c, CURLOPT_USERNAME, house->smtp_user);
		curl_easy_setopt(c, CURLOPT_PASSWORD, house->smtp_password);
	}
}

static void
set_transaction(SmtpOut *s, Arena *a, struct curl_slist *to)
{
	CURL *c = s->curl;

	curl_easy_setopt(c, CURLOPT_MAIL_FROM, arena_printf(a, "<%s>", s->mail->from));
	curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_INFILESIZE_LARGE, (curl_off_t)s->mail->n_bytes);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, give_content);
	curl_easy_setopt(c, CURLOPT_READDATA, s);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_reply);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, s);
	curl_easy_setopt(c, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(c, CURLOPT_DEBUGFUNCTION, see_command);
	curl_easy_setopt(c, CURLOPT_DEBUGDATA, s);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, s->why);
	/* A signal would hit another thread. */
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	curl_easy_setopt(c, CURLOPT_SERVER_RESPONSE_TIMEOUT, ANSWER_SECONDS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, WHOLE_SECONDS);
}

static bool
is_verb(const SmtpOut *s, const char *verb)
{
	return !g_ascii_strcasecmp(s->verb, verb);
}

/* A refusal for good is the mail's own only where its recipient or its content was
 * judged. One of our sign-in, our name or our sender is of every mail: those wait. */
static SmtpResult
judge(const SmtpOut *s, CURLcode code)
{
	bool of_mail = is_verb(s, "RCPT") || is_verb(s, "DATA");

	switch ((int)code) {
	case CURLE_OK:
		return SMTP_SENT;
	case CURLE_LOGIN_DENIED:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_USE_SSL_FAILED:
	case CURLE_URL_MALFORMAT:
		return SMTP_MISCONFIGURED;
	default:
		if (s->reply->str[0] != '5')
			return SMTP_TEMPORARY;
		return of_mail ? SMTP_PERMANENT : SMTP_MISCONFIGURED;
	}
}

static const char *
words_of(const SmtpOut *s, Arena *a, CURLcode code)
{
	const char *said = s->reply->str;

	/* A 2xx was of the command before: then the trouble is ours to tell. */
	if (code != CURLE_OK && !was_refused(s))
		said = *s->why ? s->why : curl_easy_strerror(code);
	char *line = str_strip_control(a, str_make_valid(a, said, strlen(said)));
	return str_truncate_utf8(a, g_strstrip(line), MAX_WORDS);
}

SmtpResult
smtp_out_send(SmtpOut *s, Arena *a, const House *house, const RenderedMail *mail,
    const char **words)
{
	struct curl_slist *to = curl_slist_append(NULL,
	    arena_printf(a, "<%s>", mail->to));

	/* The options go, the connection stays. */
	curl_easy_reset(s->curl);
	s->mail = mail;
	s->n_read = 0;
	s->verb[0] = s->why[0] = '\0';
	g_string_truncate(s->reply, 0);
	set_server(s->curl, a, house);
	set_transaction(s, a, to);
	CURLcode code = curl_easy_perform(s->curl);
	curl_slist_free_all(to);
	*words = words_of(s, a, code);
	return judge(s, code);
}
