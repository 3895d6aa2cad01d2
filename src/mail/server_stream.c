/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/server_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/str.h"
#include "mail/server_name.h"

#define CONNECT_MS    15000 /* for each of its addresses */
#define ANSWER_MS     60000 /* between two pieces of an answer */
#define BUFFER        (64 * 1024)
#define FIRST_BYTES   (256 * 1024) /* allowed before anything is asked for */
#define MAX_ADDRESSES 8
#define EXISTS        " EXISTS"

struct ServerStream {
	int fd, stop_fd;
	char *host, *ca;
	gnutls_session_t tls; /* NULL: in the clear */
	gnutls_certificate_credentials_t trust;
	mailstream *etpan;
	size_t allowed;
	bool heard_exists;
	ServerFailure why;
};

bool
server_fail(ServerFailure *f, MailTrouble trouble, const char *fmt, ...)
{
	g_autoptr(Arena) a = arena_new();
	va_list args;

	f->trouble = trouble;
	va_start(args, fmt);
	g_autofree char *raw = g_strdup_vprintf(fmt, args);
	va_end(args);
	char *line = str_strip_control(a, str_make_valid(a, raw, strlen(raw)));
	g_strlcpy(f->words,
	    str_truncate_utf8(a, g_strstrip(line), sizeof f->words / 4 - 1),
	    sizeof f->words);
	return false;
}

static bool
stopped(ServerFailure *f)
{
	f->stopped = true;
	return server_fail(f, TROUBLE_LOST, "told to stop");
}

/* --- waiting --- */

/* 1 it is ready, 0 too late, -1 to stop. */
static int
wait_for(const ServerStream *s, short events, int ms)
{
	struct pollfd p[] = { { s->fd, events, 0 }, { s->stop_fd, POLLIN, 0 } };
	gint64 end = g_get_monotonic_time() + (gint64)ms * 1000;
	int n;

	do {
		gint64 left = (end - g_get_monotonic_time()) / 1000;
		n = poll(p, 2, (int)CLAMP(left, 0, ms));
	} while (n < 0 && errno == EINTR);
	if (p[1].revents)
		return -1;
	return n > 0 ? 1 : 0;
}

static bool
wait_or_fail(ServerStream *s, short events, int ms)
{
	int ready = wait_for(s, events, ms);

	if (ready < 0)
		return stopped(&s->why);
	return ready ||
	       server_fail(&s->why, TROUBLE_LOST, "no answer for %d seconds", ms / 1000);
}

/* --- the connection --- */

static void
stream_free(ServerStream *s)
{
	if (s->tls)
		gnutls_deinit(s->tls);
	if (s->trust)
		gnutls_certificate_free_credentials(s->trust);
	if (s->fd >= 0)
		close(s->fd);
	g_free(s->host);
	g_free(s->ca);
	g_free(s);
}

static bool
connect_one(ServerStream *s, const struct sockaddr_storage *addr, socklen_t n)
{
	const int yes = 1;
	int error = 0;
	socklen_t size = sizeof error;

	s->fd = socket(addr->ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (s->fd < 0)
		return server_fail(&s->why, TROUBLE_CONNECT, "%s", g_strerror(errno));
	/* A router in between may forget a connection that is silent. */
	setsockopt(s->fd, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof yes);
	setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	if (connect(s->fd, (const struct sockaddr *)addr, n) == 0)
		return true;
	if (errno != EINPROGRESS)
		return server_fail(&s->why, TROUBLE_CONNECT, "%s", g_strerror(errno));
	int ready = wait_for(s, POLLOUT, CONNECT_MS);
	if (ready < 0)
		return stopped(&s->why);
	if (!ready)
		return server_fail(&s->why, TROUBLE_CONNECT, "no answer in %d seconds",
		    CONNECT_MS / 1000);
	getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &size);
	return !error || server_fail(&s->why, TROUBLE_CONNECT, "%s", g_strerror(error));
}

static bool
connect_any(ServerStream *s, const ServerAddress *to)
{
	ServerName names[MAX_ADDRESSES];
	size_t n;

	if (!server_name_find(to, names, MAX_ADDRESSES, &n, &s->why))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (connect_one(s, &names[i].addr, names[i].size))
			return true;
		if (s->why.stopped)
			return false;
		if (s->fd >= 0)
			close(s->fd);
		s->fd = -1;
	}
	return false;
}

/* --- TLS --- */

static bool
tls_fail(ServerStream *s, int code)
{
	gnutls_datum_t said = { 0 };

	if (code != GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR ||
	    gnutls_certificate_verification_status_print(
	        gnutls_session_get_verify_cert_status(s->tls), GNUTLS_CRT_X509, &said,
	        0) < 0) {
		/* Somebody who speaks no TLS there is as one who has none. */
		bool none = code == GNUTLS_E_UNEXPECTED_PACKET_LENGTH ||
		            code == GNUTLS_E_UNSUPPORTED_VERSION_PACKET ||
		            code == GNUTLS_E_UNEXPECTED_PACKET;
		bool gone = code == GNUTLS_E_PULL_ERROR || code == GNUTLS_E_PUSH_ERROR ||
		            code == GNUTLS_E_PREMATURE_TERMINATION;
		MailTrouble t = none ? TROUBLE_NO_TLS : gone ? TROUBLE_LOST : TROUBLE_TLS;
		return server_fail(&s->why, t, "TLS: %s", gnutls_strerror(code));
	}
	server_fail(&s->why, TROUBLE_TLS, "%.*s", (int)said.size, (char *)said.data);
	gnutls_free(said.data);
	return false;
}

static bool
trust(ServerStream *s)
{
	int n;

	gnutls_certificate_allocate_credentials(&s->trust);
	n = *s->ca ? gnutls_certificate_set_x509_trust_file(s->trust, s->ca,
	                 GNUTLS_X509_FMT_PEM)
	           : gnutls_certificate_set_x509_system_trust(s->trust);
	return n > 0 ||
	       server_fail(&s->why, TROUBLE_TLS, "no certificates to trust in \"%s\": %s",
	           s->ca, n < 0 ? gnutls_strerror(n) : "it is empty");
}

static bool
shake_hands(ServerStream *s)
{
	int code;

	if (!trust(s))
		return false;
	gnutls_init(&s->tls, GNUTLS_CLIENT | GNUTLS_NONBLOCK);
	gnutls_set_default_priority(s->tls);
	gnutls_credentials_set(s->tls, GNUTLS_CRD_CERTIFICATE, s->trust);
	if (!g_hostname_is_ip_address(s->host))
		gnutls_server_name_set(s->tls, GNUTLS_NAME_DNS, s->host, strlen(s->host));
	gnutls_session_set_verify_cert(s->tls, s->host, 0);
	gnutls_transport_set_int(s->tls, s->fd);
	while ((code = gnutls_handshake(s->tls)) < 0) {
		if (gnutls_error_is_fatal(code))
			return tls_fail(s, code);
		short events = gnutls_record_get_direction(s->tls) ? POLLOUT : POLLIN;
		if (code == GNUTLS_E_AGAIN && !wait_or_fail(s, events, CONNECT_MS))
			return false;
	}
	return true;
}

bool
server_stream_start_tls(ServerStream *s, ServerFailure *f)
{
	/* Somebody in between may have put commands' answers there. */
	s->etpan->read_buffer_len = 0;
	if (shake_hands(s))
		return true;
	*f = s->why;
	return false;
}

/* --- reading and writing --- */

/* Reads or writes some; 0 at the end, -1 if it failed, -2 to wait. */
static ssize_t
transfer(ServerStream *s, void *buf, size_t n, bool out)
{
	ssize_t got;

	if (s->tls) {
		got = out ? gnutls_record_send(s->tls, buf, n)
		          : gnutls_record_recv(s->tls, buf, n);
		if (got >= 0)
			return got;
		if (!gnutls_error_is_fatal((int)got))
			return -2;
		if (got == GNUTLS_E_PREMATURE_TERMINATION)
			return 0;
		server_fail(&s->why, TROUBLE_LOST, "TLS: %s", gnutls_strerror((int)got));
		return -1;
	}
	got = out ? send(s->fd, buf, n, MSG_NOSIGNAL) : recv(s->fd, buf, n, 0);
	if (got >= 0)
		return got;
	if (errno == EAGAIN || errno == EINTR)
		return -2;
	server_fail(&s->why, TROUBLE_LOST, "%s", g_strerror(errno));
	return -1;
}

static ssize_t
move_some(ServerStream *s, void *buf, size_t n, bool out)
{
	ssize_t got;

	while ((got = transfer(s, buf, n, out)) == -2)
		if (!wait_or_fail(s, out ? POLLOUT : POLLIN, ANSWER_MS))
			return -1;
	if (got == 0 && n) {
		server_fail(&s->why, TROUBLE_LOST, "the server ended the connection");
		return -1;
	}
	return got;
}

static ssize_t
low_read(mailstream_low *low, void *buf, size_t n)
{
	ServerStream *s = low->data;
	ssize_t got = move_some(s, buf, n, false);

	if (got > 0 && (size_t)got > s->allowed) {
		server_fail(&s->why, TROUBLE_PROTOCOL,
		    "the server sends more than was asked for");
		return -1;
	}
	if (got > 0) {
		s->allowed -= (size_t)got;
		s->heard_exists |= memmem(buf, (size_t)got, EXISTS, strlen(EXISTS)) !=
		                   NULL;
	}
	return got;
}

static ssize_t
low_write(mailstream_low *low, const void *buf, size_t n)
{
	return move_some(low->data, (void *)(uintptr_t)buf, n, true);
}

static int
low_close(mailstream_low *low)
{
	ServerStream *s = low->data;

	if (s->tls)
		gnutls_bye(s->tls, GNUTLS_SHUT_WR); /* as far as it does not wait */
	return 0;
}

static int
low_get_fd(mailstream_low *low)
{
	return ((ServerStream *)low->data)->fd;
}

static void
low_free(mailstream_low *low)
{
	stream_free(low->data);
	free(low); /* libetpan's malloc() */
}

static mailstream_low_driver driver = {
	.mailstream_read = low_read,
	.mailstream_write = low_write,
	.mailstream_close = low_close,
	.mailstream_get_fd = low_get_fd,
	.mailstream_free = low_free,
};

ServerStream *
server_stream_open(const ServerAddress *to, ServerFailure *f)
{
	ServerStream *s = g_new0(ServerStream, 1);

	s->fd = -1;
	s->stop_fd = to->stop_fd;
	s->host = g_strdup(to->server.host);
	s->ca = g_strdup(to->ca);
	s->allowed = FIRST_BYTES;
	if (!connect_any(s, to) || (to->server.tls == TLS_WHOLE && !shake_hands(s))) {
		*f = s->why;
		stream_free(s);
		return NULL;
	}
	s->etpan = mailstream_new(mailstream_low_new(s, &driver), BUFFER);
	return s;
}

mailstream *
server_stream_etpan(ServerStream *s)
{
	return s->etpan;
}

void
server_stream_allow(ServerStream *s, size_t bytes)
{
	s->allowed = bytes;
}

void
server_stream_why(const ServerStream *s, ServerFailure *f)
{
	*f = s->why;
}

bool
server_stream_heard_exists(ServerStream *s)
{
	bool heard = s->heard_exists;

	s->heard_exists = false;
	return heard;
}

int
server_stream_wait(ServerStream *s, int milliseconds)
{
	if (s->etpan->read_buffer_len || (s->tls && gnutls_record_check_pending(s->tls)))
		return 1;
	int ready = wait_for(s, POLLIN, milliseconds);
	if (ready < 0)
		stopped(&s->why);
	return ready;
}
