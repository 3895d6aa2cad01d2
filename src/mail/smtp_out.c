/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/smtp_out.h"

#include <curl/curl.h>
#include <string.h>

#include "base/str.h"
#include "model/mail.h"

#define CONNECT_SECONDS 20L
#define MAIL_SECONDS    300L
#define MAX_WORDS       300 /* characters of what a server said */

struct SmtpOut {
	CURL *curl;
	char error[CURL_ERROR_SIZE];
	GString *said; /* the server's last answer */
};

typedef struct {
	const char *s;
	size_t left;
} Reading;

SmtpOut *
smtp_out_new(void)
{
	SmtpOut *s = g_new0(SmtpOut, 1);

	s->curl = curl_easy_init();
	if (!s->curl)
		g_error("libcurl does not start");
	s->said = g_string_new(NULL);
	return s;
}

void
smtp_out_free(SmtpOut *s)
{
	curl_easy_cleanup(s->curl);
	g_string_free(s->said, TRUE);
	g_free(s);
}

static size_t
read_mail(char *to, size_t size, size_t n, void *arg)
{
	Reading *r = arg;
	size_t take = MIN(size * n, r->left);

	memcpy(to, r->s, take);
	r->s += take;
	r->left -= take;
	return take;
}

/* Every line that the server says; the last one counts. */
static size_t
hear(char *line, size_t size, size_t n, void *arg)
{
	SmtpOut *s = arg;

	g_string_truncate(s->said, 0);
	g_string_append_len(s->said, line, (gssize)(size * n));
	return size * n;
}

static void
set_up(SmtpOut *s, Arena *a, const House *house, const SmtpMail *mail,
    struct curl_slist *to)
{
	bool tls = strcmp(house->smtp_tls, "tls") == 0;
	bool none = strcmp(house->smtp_tls, "none") == 0;
	const char *domain = mail_address_domain(house->mail);

	curl_easy_setopt(s->curl, CURLOPT_URL,
	    arena_printf(a, "%s://%s:%d/%s", tls ? "smtps" : "smtp", house->smtp_host,
	        house->smtp_port, *domain ? domain : "localhost"));
	curl_easy_setopt(s->curl, CURLOPT_USE_SSL,
	    (long)(none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
	if (*house->smtp_ca)
		curl_easy_setopt(s->curl, CURLOPT_CAINFO, house->smtp_ca);
	if (*house->smtp_user) {
		curl_easy_setopt(s->curl, CURLOPT_USERNAME, house->smtp_user);
		curl_easy_setopt(s->curl, CURLOPT_PASSWORD, house->smtp_password);
	}
	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, arena_printf(a, "<%s>", mail->from));
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(s->curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(s->curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(s->curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	curl_easy_setopt(s->curl, CURLOPT_TIMEOUT, MAIL_SECONDS);
	curl_easy_setopt(s->curl, CURLOPT_ERRORBUFFER, s->error);
	curl_easy_setopt(s->curl, CURLOPT_HEADERFUNCTION, hear);
	curl_easy_setopt(s->curl, CURLOPT_HEADERDATA, s);
	curl_easy_setopt(s->curl, CURLOPT_READFUNCTION, read_mail);
}

/* What no mail of ours will get past before the settings are mended. */
static bool
is_set_up_wrong(CURLcode code, long answer)
{
	static const CURLcode codes[] = { CURLE_LOGIN_DENIED, CURLE_USE_SSL_FAILED,
		CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
		CURLE_SSL_CONNECT_ERROR };

	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
		if (code == codes[i])
			return true;
	/* Said to whoever did not sign in (RFC 4954, 6): it is not the mail. */
	return answer == 530 || answer == 535;
}

static SmtpResult
result_of(CURLcode code, long answer)
{
	if (code == CURLE_OK)
		return SMTP_SENT;
	if (is_set_up_wrong(code, answer))
		return SMTP_SET_UP;
	return answer >= 500 && answer < 600 ? SMTP_NEVER : SMTP_LATER;
}

static const char *
words_of(SmtpOut *s, Arena *a, CURLcode code, long answer)
{
	const char *words = answer >= 400 && s->said->len ? s->said->str
	                    : *s->error                   ? s->error
	                                                  : curl_easy_strerror(code);

	words = str_strip_control(a, str_make_valid(a, words, strlen(words)));
	return str_truncate_utf8(a, words, MAX_WORDS);
}

SmtpResult
smtp_out_send(SmtpOut *s, Arena *a, const House *house, const SmtpMail *mail,
    const char **why)
{
	struct curl_slist *to = curl_slist_append(NULL,
	    arena_printf(a, "<%s>", mail->to));
	Reading reading = { mail->bytes, mail->size };
	long answer = 0;

	/* The connection stays; the options of the last mail do not. */
	curl_easy_reset(s->curl);
	s->error[0] = '\0';
	g_string_truncate(s->said, 0);
	set_up(s, a, house, mail, to);
	curl_easy_setopt(s->curl, CURLOPT_READDATA, &reading);
	CURLcode code = curl_easy_perform(s->curl);
	curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &answer);
	curl_slist_free_all(to);
	*why = code == CURLE_OK ? NULL : words_of(s, a, code, answer);
	return result_of(code, answer);
}
