/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/http.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "assets.h"
#include "base/err.h"
#include "base/log.h"
#include "web/web_int.h"

/* A thread accepts up to ten connections that wait, and keeps them: with as many threads
 * as cores one often had them all, and the other core had nothing to do. */
#define THREADS_A_CORE      4u
#define MAX_CONNECTIONS     2500
#define MAX_OF_AN_ADDRESS   300
#define MEMORY_A_CONNECTION ((size_t)32 * 1024) /* a head may take half of it */
#define IDLE_SECONDS        30u
#define MAX_FORM            ((size_t)512 * 1024)
#define SLOWEST             2048 /* bytes a second that a body must come with … */
#define PATIENCE            (10 * G_TIME_SPAN_SECOND) /* … after so long */

char *
http_peer(Arena *a, const struct sockaddr *addr)
{
	char host[INET6_ADDRSTRLEN] = "";

	if (addr->sa_family == AF_INET) {
		const struct sockaddr_in *in = (const void *)addr;
		inet_ntop(AF_INET, &in->sin_addr, host, sizeof host);
	} else if (addr->sa_family == AF_INET6) {
		const struct sockaddr_in6 *in6 = (const void *)addr;
		inet_ntop(AF_INET6, &in6->sin6_addr, host, sizeof host);
	}
	return arena_strdup(a, host);
}

/* --- what needs no request of ours --- */

static enum MHD_Result
queue(struct MHD_Connection *connection, int status, struct MHD_Response *response)
{
	enum MHD_Result sent = MHD_queue_response(connection, (unsigned)status, response);

	MHD_destroy_response(response);
	return sent;
}

static enum MHD_Result
send_empty(struct MHD_Connection *connection, int status)
{
	return queue(connection, status,
	    MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT));
}

static bool
takes_gzip(struct MHD_Connection *connection)
{
	const char *accepts = MHD_lookup_connection_value(connection, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_ACCEPT_ENCODING);

	return accepts && strstr(accepts, "gzip");
}

/* Its name changes when it does, so a browser may keep it for ever. */
static enum MHD_Result
send_asset(struct MHD_Connection *connection, const Asset *asset)
{
	bool gzip = takes_gzip(connection);
	/* libmicrohttpd only reads what is persistent, whatever its prototype says. */
	uintptr_t data = (uintptr_t)(gzip ? asset->gzip : asset->data);
	struct MHD_Response *response = MHD_create_response_from_buffer(
	    gzip ? asset->gzip_size : asset->size, (void *)data, MHD_RESPMEM_PERSISTENT);

	MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, asset->type);
	MHD_add_response_header(response, "Cache-Control",
	    "public, max-age=31536000, immutable");
	MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
	MHD_add_response_header(response, "Vary", "Accept-Encoding");
	if (gzip)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_ENCODING,
		    "gzip");
	return queue(connection, MHD_HTTP_OK, response);
}

/* --- a request --- */

static size_t
body_limit(const WebReq *r)
{
	for (const Param *p = r->route ? r->route->params : NULL; p && p->name; p++)
		if (p->type == P_FILES)
			return (size_t)UPLOAD_MAX;
	return MAX_FORM;
}

static bool
is_read(const char *method)
{
	return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
}

/* What is known of a connection. */
typedef struct {
	Web *web;
	Watched *watched;
} Line;

static void
line_free(Line *line)
{
	watch_remove(line->web->watch, line->watched);
	g_free(line);
}

static Line *
line_of(struct MHD_Connection *connection)
{
	return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
	    ->socket_context;
}

/* --- TLS --- */

/* libmicrohttpd gives GnuTLS the connection as the session's pointer. */
static int
/* check-sizes: GnuTLS says what it gives */
choose_certificate(gnutls_session_t session, const gnutls_datum_t *ca G_GNUC_UNUSED,
    int n_ca G_GNUC_UNUSED, const gnutls_pk_algorithm_t *algorithms G_GNUC_UNUSED,
    int n_algorithms G_GNUC_UNUSED, gnutls_pcert_st **chain, unsigned *n,
    gnutls_privkey_t *key)
{
	struct MHD_Connection *connection = gnutls_session_get_ptr(session);

	certificates_choose(line_of(connection)->web->certificates, session, chain, n,
	    key);
	return 0;
}

static bool
is_tls(struct MHD_Connection *connection)
{
	return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
}

/* From this machine, or from the proxy that has spoken TLS for it. */
static bool
is_near(const Web *web, struct MHD_Connection *connection)
{
	g_autoptr(Arena) a = arena_new();
	const char *peer = http_peer(a,
	    MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)
	        ->client_addr);
	const char *trusted = web->options.trusted_proxy;

	return strncmp(peer, "127.", 4) == 0 || strcmp(peer, "::1") == 0 ||
	       (trusted && strcmp(peer, trusted) == 0);
}

bool
http_is_far_tls(const Web *web, struct MHD_Connection *connection)
{
	return is_tls(connection) && !is_near(web, connection);
}

/* To the same path and query at the same name, but with TLS. */
static enum MHD_Result
send_to_tls(const Web *web, struct MHD_Connection *connection, const char *url)
{
	const char *host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_HOST);
	const char *port = strrchr(web->tls_address, ':');
	size_t n = host ? strcspn(host, *host == '[' ? "]" : ":") : 0;
	g_autofree char *name = g_strndup(host ? host : "", n + (n && *host == '['));
	g_autoptr(Arena) a = arena_new();
	g_autofree char *path = g_uri_escape_string(url,
	    G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
	g_autofree char *to = g_strdup_printf("https://%s%s%s%s", name,
	    strcmp(port, ":443") == 0 ? "" : port, path, http_query(a, connection));
	struct MHD_Response *response = MHD_create_response_from_buffer(0, NULL,
	    MHD_RESPMEM_PERSISTENT);

	if (!n)
		return queue(connection, MHD_HTTP_BAD_REQUEST, response);
	MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, to);
	return queue(connection, MHD_HTTP_PERMANENT_REDIRECT, response);
}

/* The head is here. */
static enum MHD_Result
begin(Web *web, struct MHD_Connection *connection, const char *url, const char *method,
    void **state)
{
	const char *length = MHD_lookup_connection_value(connection, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_CONTENT_LENGTH);
	int refused = guard_refuses(connection, method);
	Line *line = line_of(connection);

	watch_busy(web->watch, line->watched);
	if (refused)
		return send_empty(connection, refused);
	if (web->tls_daemon && !is_tls(connection) && !is_near(web, connection))
		return send_to_tls(web, connection, url);
	WebReq *r = req_new(web, connection, method, url);
	*state = r;
	req_find_route(r);
	r->max_body = is_read(method) ? 0 : body_limit(r);
	if (length && g_ascii_strtoull(length, NULL, 10) > r->max_body) {
		r->lang = LANG_DA;
		req_fail(r, MHD_HTTP_CONTENT_TOO_LARGE, NULL);
		return req_send(r);
	}
	return MHD_YES;
}

/* A part of the body. One that comes too slowly only holds a connection. */
static enum MHD_Result
add_body(WebReq *r, const char *data, size_t *n)
{
	gint64 took = g_get_monotonic_time() - r->began;

	if (r->body->len + *n > r->max_body)
		return MHD_NO;
	if (took > PATIENCE && (gint64)r->body->len < took / G_TIME_SPAN_SECOND * SLOWEST)
		return MHD_NO;
	g_string_append_len(r->body, data, (gssize)*n);
	*n = 0;
	return MHD_YES;
}

static void
work(void *data, void *user_data G_GNUC_UNUSED)
{
	WebReq *r = data;

	req_run(r);
	MHD_resume_connection(r->connection);
}

static bool
is_live(const WebReq *r)
{
	return strcmp(r->path, "/live") == 0 && is_read(r->method);
}

/* The stream of events is the one answer that does not end. */
static enum MHD_Result
send_live(WebReq *r)
{
	g_autoptr(GError) err = NULL;
	bool known;

	r->db = store_borrow(r->web->options.store, &err);
	known = r->db && session_load(r, &err) && r->staff;
	g_clear_pointer(&r->db, db_give_back);
	if (!known)
		return send_empty(r->connection, MHD_HTTP_FORBIDDEN);
	struct MHD_Response *stream = live_stream(r->web->live, r->connection);
	return stream ? queue(r->connection, MHD_HTTP_OK, stream)
	              : send_empty(r->connection, MHD_HTTP_SERVICE_UNAVAILABLE);
}

static enum MHD_Result
/* check-sizes: libmicrohttpd says what it gives */
answer(void *arg, struct MHD_Connection *connection, const char *url, const char *method,
    const char *version G_GNUC_UNUSED, const char *data, size_t *n, void **state)
{
	Web *web = arg;
	WebReq *r = *state;

	if (!r)
		return begin(web, connection, url, method, state);
	if (*n)
		return add_body(r, data, n);
	/* not before: what is answered at the head ends the connection */
	const Asset *asset = is_read(method) ? asset_find(url) : NULL;
	if (asset)
		return send_asset(connection, asset);
	if (is_live(r))
		return send_live(r);
	if (r->done)
		return req_send(r);
	if (is_read(method) && !r->writes) {
		req_run(r);
		return req_send(r);
	}
	MHD_suspend_connection(connection);
	g_thread_pool_push(web->workers, r, NULL);
	return MHD_YES;
}

static void
completed(void *arg, struct MHD_Connection *connection, void **state,
    enum MHD_RequestTerminationCode why G_GNUC_UNUSED)
{
	Web *web = arg;
	Line *line = line_of(connection);

	req_free(*state);
	*state = NULL;
	if (line)
		watch_idle(web->watch, line->watched);
}

static void
connected(void *arg, struct MHD_Connection *connection, void **context,
    enum MHD_ConnectionNotificationCode code)
{
	Web *web = arg;

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		int fd = MHD_get_connection_info(connection,
		    MHD_CONNECTION_INFO_CONNECTION_FD)
		             ->connect_fd;

		Line *line = g_new(Line, 1);

		*line = (Line){ web, watch_add(web->watch, fd) };
		*context = line;
	} else if (*context) {
		line_free(*context);
		*context = NULL;
	}
}

/* --- start and stop --- */

static void
told(const char *topic, int64_t id, void *arg)
{
	Web *web = arg;

	if (strcmp(topic, "case") == 0 || strcmp(topic, "outage") == 0)
		live_tell(web->live, topic, id);
	else if (strcmp(topic, "presence") == 0 || strcmp(topic, "ring") == 0)
		live_whisper(web->live, topic, id);
}

static void G_GNUC_PRINTF(2, 0)
    mhd_log(void *arg G_GNUC_UNUSED, const char *format, va_list ap)
{
	g_autofree char *text = g_strdup_vprintf(format, ap);

	log_event(LOG_DEBUG, "web", "microhttpd", "text", g_strchomp(text), NULL);
}

/* A NUL would cut the rest off: a path with one stays as it was sent, and is nowhere. */
static size_t
unescape(void *arg G_GNUC_UNUSED, struct MHD_Connection *connection G_GNUC_UNUSED,
    char *s)
{
	return strstr(s, "%00") ? strlen(s) : MHD_http_unescape(s);
}

/* "127.0.0.1:8080" or "[::1]:8080". */
static bool
resolve(const char *listen, struct sockaddr_storage *addr, GError **err)
{
	const char *colon = strrchr(listen, ':');
	g_autofree char *host = colon ? g_strndup(listen, (gsize)(colon - listen)) : NULL;
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
		.ai_socktype = SOCK_STREAM },
	                *found;
	size_t n = host ? strlen(host) : 0;

	if (n > 2 && host[0] == '[' && host[n - 1] == ']') {
		host[n - 1] = '\0';
		memmove(host, host + 1, n - 1);
	}
	if (!colon || getaddrinfo(host, colon + 1, &hints, &found) != 0)
		return fail(err, ERR_UNAVAILABLE,
		    "\"%s\" is no address to listen on: write 127.0.0.1:8080", listen);
	memcpy(addr, found->ai_addr, found->ai_addrlen);
	freeaddrinfo(found);
	return true;
}

/* Not older than what a browser of these ten years speaks. */
#define TLS_VERSIONS "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

static struct MHD_Daemon *
start_daemon(Web *web, const char *listen, bool tls, GError **err)
{
	struct sockaddr_storage addr = { 0 };
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME |
	                 MHD_USE_ERROR_LOG | (tls ? MHD_USE_TLS : 0);

	if (!resolve(listen, &addr, err))
		return NULL;
	if (addr.ss_family == AF_INET6)
		flags |= MHD_USE_IPv6;
	/* Not MHD_OPTION_LISTENING_ADDRESS_REUSE: it lets a second server listen here. */
	struct MHD_Daemon *daemon = MHD_start_daemon(flags, 0, NULL, NULL, answer, web,
	    MHD_OPTION_EXTERNAL_LOGGER, mhd_log, NULL, MHD_OPTION_SOCK_ADDR, &addr,
	    MHD_OPTION_THREAD_POOL_SIZE, THREADS_A_CORE * g_get_num_processors(),
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)MAX_CONNECTIONS,
	    MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)MAX_OF_AN_ADDRESS,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, MEMORY_A_CONNECTION,
	    MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS, MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_UNESCAPE_CALLBACK, unescape, NULL, MHD_OPTION_NOTIFY_COMPLETED,
	    completed, web, MHD_OPTION_NOTIFY_CONNECTION, connected, web,
	    tls ? MHD_OPTION_HTTPS_CERT_CALLBACK : MHD_OPTION_END, choose_certificate,
	    MHD_OPTION_HTTPS_PRIORITIES, TLS_VERSIONS, MHD_OPTION_END);
	if (!daemon)
		fail(err, ERR_UNAVAILABLE, "cannot listen on %s: %s", listen,
		    g_strerror(errno));
	return daemon;
}

static char *
address_of(struct MHD_Daemon *daemon)
{
	int fd = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_LISTEN_FD)->listen_fd;
	struct sockaddr_storage addr = { 0 };
	socklen_t n = sizeof addr;
	char host[NI_MAXHOST], port[NI_MAXSERV];

	if (getsockname(fd, (struct sockaddr *)&addr, &n) != 0 ||
	    getnameinfo((struct sockaddr *)&addr, n, host, sizeof host, port, sizeof port,
	        NI_NUMERICHOST | NI_NUMERICSERV) != 0)
		g_error("cannot tell the address that it listens on");
	return g_strdup_printf(addr.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host,
	    port);
}

/* The one with TLS first: whoever comes to the other may be sent to it. */
static bool
listen_all(Web *web, GError **err)
{
	const WebOptions *o = &web->options;

	if (!o->tls_listen != !o->tls_certificates)
		return fail(err, ERR_UNAVAILABLE,
		    "tls_listen and tls_certificates belong together: give both");
	if (o->tls_listen) {
		web->certificates = certificates_open(o->tls_certificates, err);
		if (!web->certificates)
			return false;
		web->tls_daemon = start_daemon(web, o->tls_listen, true, err);
		if (!web->tls_daemon)
			return false;
		web->tls_address = address_of(web->tls_daemon);
	}
	web->daemon = start_daemon(web, o->listen, false, err);
	if (!web->daemon)
		return false;
	web->address = address_of(web->daemon);
	return true;
}

static bool
start(Web *web, GError **err)
{
	g_autoptr(Db) db = store_borrow(web->options.store, err);
	int workers = web->options.workers ? web->options.workers : 8;

	if (!db || !house_load(db, web->arena, &web->house, err))
		return false;
	web->zone = g_time_zone_new_identifier(web->house.time_zone);
	web->router = router_new(web->arena, web->options.tables, err);
	if (!web->router)
		return false;
	web->live = live_new();
	web->counted = counted_new();
	web->watch = watch_new();
	web->workers = g_thread_pool_new(work, NULL, workers, FALSE, NULL);
	if (!listen_all(web, err))
		return false;
	web->listening = store_listen(web->options.store, told, web);
	return true;
}

Web *
web_start(const WebOptions *options, GError **err)
{
	Web *web = g_new0(Web, 1);

	web->options = *options;
	web->arena = arena_new();
	if (start(web, err))
		return web;
	web_stop(web);
	return NULL;
}

const char *
web_address(const Web *web)
{
	return web->address;
}

const char *
web_tls_address(const Web *web)
{
	return web->tls_address;
}

static void
web_free(Web *web)
{
	g_clear_pointer(&web->zone, g_time_zone_unref);
	g_free(web->address);
	g_free(web->tls_address);
	g_clear_pointer(&web->certificates, certificates_free);
	arena_free(web->arena);
	g_free(web);
}

static void
stop_listening(struct MHD_Daemon *daemon)
{
	if (daemon)
		close(MHD_quiesce_daemon(daemon));
}

void
web_stop(Web *web)
{
	if (web->listening)
		store_unlisten(web->options.store, web->listening);
	stop_listening(web->daemon);
	stop_listening(web->tls_daemon);
	/* Those who write finish; then nobody is suspended but the live streams. */
	if (web->workers)
		g_thread_pool_free(web->workers, FALSE, TRUE);
	if (web->live)
		live_stop(web->live);
	g_clear_pointer(&web->daemon, MHD_stop_daemon);
	g_clear_pointer(&web->tls_daemon, MHD_stop_daemon);
	if (web->live)
		live_free(web->live);
	if (web->counted)
		counted_free(web->counted);
	if (web->watch)
		watch_free(web->watch);
	web_free(web);
}
