/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * host.c - looks whether a host name leads to this desk, as anybody's browser would. */
#include <curl/curl.h>
#include <gnutls/x509.h>
#include <string.h>

#include "base/err.h"
#include "desk/host_check.h"
#include "job/job_int.h"

#define CONNECT_SECONDS 5L
#define WHOLE_SECONDS   10L
#define OWN_AGAIN       DAYS(1) /* it may have a certificate then */

typedef struct {
	char said[64]; /* more than the answer is none */
	size_t n;
} Answer;

static size_t
take(char *data, size_t size, size_t n, void *arg)
{
	Answer *answer = arg;

	if (size * n >= sizeof answer->said - answer->n)
		return 0;
	memcpy(answer->said + answer->n, data, size * n);
	answer->n += size * n;
	return size * n;
}

static HostTrouble
trouble_of(CURL *c, CURLcode code, const Answer *answer, const char *wanted)
{
	long status = 0;

	switch ((int)code) {
	case CURLE_OK:
		curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
		return status == 200 && strcmp(answer->said, wanted) == 0 ? HOST_REACHED
		                                                          : HOST_OTHER;
	case CURLE_COULDNT_RESOLVE_HOST:
		return HOST_UNKNOWN;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
		return HOST_UNTRUSTED;
	case CURLE_WRITE_ERROR: /* it says too much */
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_UNSUPPORTED_PROTOCOL:
		return HOST_OTHER;
	default:
		return HOST_SILENT;
	}
}

/* Of a certificate as PEM; 0 if it is none. */
static Instant
end_of(const char *pem)
{
	const gnutls_datum_t data = { (unsigned char *)(uintptr_t)pem,
		(unsigned)strlen(pem) };
	gnutls_x509_crt_t crt;
	Instant ends = 0;

	if (gnutls_x509_crt_init(&crt) < 0)
		return 0;
	if (gnutls_x509_crt_import(crt, &data, GNUTLS_X509_FMT_PEM) >= 0)
		ends = SECONDS(MAX(gnutls_x509_crt_get_expiration_time(crt), 0));
	gnutls_x509_crt_deinit(crt);
	return ends;
}

/* The first of the chain is that of the host. */
static Instant
certificate_ends(CURL *c)
{
	static const char name[] = "Cert:";
	struct curl_certinfo *chain = NULL;

	if (curl_easy_getinfo(c, CURLINFO_CERTINFO, &chain) || !chain ||
	    chain->num_of_certs < 1)
		return 0;
	for (const struct curl_slist *s = chain->certinfo[0]; s; s = s->next)
		if (g_str_has_prefix(s->data, name))
			return end_of(s->data + sizeof name - 1);
	return 0;
}

static bool
ask(const HostWanted *w, HostSeen *seen, GError **err)
{
	CURL *c = curl_easy_init();
	Answer answer = { 0 };

	if (!c)
		return fail(err, ERR_UNAVAILABLE, "no curl");
	curl_easy_setopt(c, CURLOPT_URL, w->url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "https,http");
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, &answer);
	curl_easy_setopt(c, CURLOPT_CERTINFO, 1L);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, WHOLE_SECONDS);
	curl_easy_setopt(c, CURLOPT_USERAGENT, "Skranke");
	/* what is behind a proxy of this machine is not what others see */
	curl_easy_setopt(c, CURLOPT_NOPROXY, "*");
	if (*w->ca)
		curl_easy_setopt(c, CURLOPT_CAINFO, w->ca);
	CURLcode code = curl_easy_perform(c);
	*seen = (HostSeen){ trouble_of(c, code, &answer, w->answer),
		certificate_ends(c) };
	curl_easy_cleanup(c);
	return true;
}

bool
job_host(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	HostWanted wanted;
	HostChecked checked = { job, &wanted, { 0 } };

	if (!host_check_wanted(db, a, job->ref, &wanted, err))
		return false;
	if (!wanted.host)
		return job_end(db, job, job->ref ? 0 : now + OWN_AGAIN, now, err);
	return ask(&wanted, &checked.seen, err) &&
	       host_check_record(db, a, &checked, now, err);
}
