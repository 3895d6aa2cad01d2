/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * request.c - one request and its answer. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "web/web_int.h"

#define SAID_COOKIE "said"
#define PAGE_BYTES  ((size_t)80 * 1024) /* of a long one: a buffer that grows is copied */

static enum MHD_Result
add_to_query(void *arg, enum MHD_ValueKind kind G_GNUC_UNUSED, const char *name,
    const char *value)
{
	GString *query = arg;

	g_string_append_c(query, query->len ? '&' : '?');
	g_string_append_uri_escaped(query, name, NULL, FALSE);
	if (value) {
		g_string_append_c(query, '=');
		g_string_append_uri_escaped(query, value, NULL, FALSE);
	}
	return MHD_YES;
}

const char *
http_query(Arena *a, struct MHD_Connection *connection)
{
	g_autoptr(GString) query = g_string_new(NULL);

	MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, add_to_query, query);
	return arena_strdup(a, query->str);
}

WebReq *
req_new(Web *web, struct MHD_Connection *connection, const char *method, const char *path)
{
	WebReq *r = g_new0(WebReq, 1);

	r->web = web;
	r->connection = connection;
	r->arena = arena_new();
	r->began = g_get_monotonic_time();
	r->method = arena_strdup(r->arena, method);
	r->path = arena_strdup(r->arena, path);
	r->query = http_query(r->arena, connection);
	r->body = g_string_new(NULL);
	r->fd = -1;
	g_strlcpy(r->id, str_random_hex(r->arena, 4), sizeof r->id);
	return r;
}

static void
free_part(void *part)
{
	g_string_free(part, TRUE);
}

void
req_free(WebReq *r)
{
	if (!r)
		return;
	g_clear_pointer(&r->db, db_give_back);
	if (r->out.buf)
		g_string_free(r->out.buf, TRUE);
	if (r->parts)
		g_ptr_array_unref(r->parts);
	g_string_free(r->body, TRUE);
	if (r->fd >= 0)
		close(r->fd);
	arena_free(r->arena);
	g_free(r);
}

/* --- what was asked --- */

Arena *
req_arena(WebReq *r)
{
	return r->arena;
}

Db *
req_db(WebReq *r)
{
	return r->db;
}

Store *
req_store(WebReq *r)
{
	return r->web->options.store;
}

Blobs *
req_blobs(WebReq *r)
{
	return r->web->options.blobs;
}

const Actor *
req_actor(WebReq *r)
{
	return &r->actor;
}

const Staff *
req_staff(WebReq *r)
{
	return r->staff;
}

const Person *
req_person(WebReq *r)
{
	return r->person;
}

Lang
req_lang(WebReq *r)
{
	return r->lang;
}

void
req_set_lang(WebReq *r, Lang lang)
{
	r->lang = r->actor.lang = r->out.lang = lang;
}

const House *
req_house(WebReq *r, GError **err)
{
	if (!r->house) {
		House *house = arena_new0(r->arena, House);

		if (!house_load(r->db, r->arena, house, err))
			return NULL;
		r->house = house;
	}
	return r->house;
}

const char *
req_path(WebReq *r)
{
	return arena_printf(r->arena, "%s%s", r->path, r->query);
}

bool
req_is_fragment(WebReq *r)
{
	return MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND,
	           "HX-Request") != NULL;
}

const char *
req_cookie(WebReq *r, const char *name)
{
	return MHD_lookup_connection_value(r->connection, MHD_COOKIE_KIND, name);
}

static const char *
peer_of(WebReq *r)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(r->connection,
	    MHD_CONNECTION_INFO_CLIENT_ADDRESS);

	return http_peer(r->arena, info->client_addr);
}

bool
req_from_proxy(WebReq *r)
{
	const char *trusted = r->web->options.trusted_proxy;

	return trusted && strcmp(peer_of(r), trusted) == 0;
}

const char *
req_address(WebReq *r)
{
	const char *forwarded = MHD_lookup_connection_value(r->connection,
	    MHD_HEADER_KIND, "X-Forwarded-For");

	if (!forwarded || !req_from_proxy(r))
		return peer_of(r);
	/* The last one is the proxy's own word; those before it are the client's. */
	const char *last = strrchr(forwarded, ',');
	return g_strstrip(arena_strdup(r->arena, last ? last + 1 : forwarded));
}

/* --- what is answered --- */

static void
begin_out(WebReq *r)
{
	if (r->out.buf)
		g_string_truncate(r->out.buf, 0);
	else
		r->out.buf = g_string_sized_new(PAGE_BYTES);
	r->out.lang = r->lang;
}

Out *
req_answer(WebReq *r, int status, const char *type)
{
	begin_out(r);
	r->answer = ANSWER_TEXT;
	r->status = status;
	r->type = type;
	return &r->out;
}

Out *
req_html(WebReq *r, int status)
{
	Out *out = req_answer(r, status, "text/html; charset=utf-8");

	out->csrf = session_csrf(r);
	return out;
}

Out *
req_part(WebReq *r)
{
	Out *part = arena_new0(r->arena, Out);

	if (!r->parts)
		r->parts = g_ptr_array_new_with_free_func(free_part);
	part->buf = g_string_sized_new(PAGE_BYTES);
	part->lang = r->lang;
	part->csrf = session_csrf(r);
	g_ptr_array_add(r->parts, part->buf);
	return part;
}

JsonWriter
req_json(WebReq *r, int status)
{
	return json_writer(req_answer(r, status, "application/json")->buf);
}

bool
req_see_other(WebReq *r, const char *path)
{
	r->answer = ANSWER_EMPTY;
	r->status = MHD_HTTP_SEE_OTHER;
	req_header(r, MHD_HTTP_HEADER_LOCATION, path);
	return true;
}

bool
req_see_other_saying(WebReq *r, const char *path, TextId said)
{
	req_set_cookie(r, SAID_COOKIE, arena_printf(r->arena, "%d", (int)said), 60);
	return req_see_other(r, path);
}

bool
req_counted(WebReq *r, const char *name, int64_t *n)
{
	return counted_find(r->web->counted, name, r->told, r->actor.now, n);
}

void
req_count(WebReq *r, const char *name, int64_t n)
{
	counted_keep(r->web->counted, name, r->told, r->actor.now, n);
}

const char *
req_told(WebReq *r)
{
	return live_number(r->arena, r->web->live, r->told);
}

const char *
req_said(WebReq *r)
{
	const char *said = req_cookie(r, SAID_COOKIE);
	int64_t id;

	/* A page that is about to be left asks for its live parts: it is not for it. */
	if (!said || req_is_fragment(r))
		return NULL;
	req_set_cookie(r, SAID_COOKIE, "", -1);
	id = g_ascii_isdigit(*said) ? g_ascii_strtoll(said, NULL, 10) : -1;
	return id >= 0 && id < N_TEXTS ? text(r->lang, (TextId)id) : NULL;
}

bool
req_not_found(WebReq *r)
{
	req_fail(r, MHD_HTTP_NOT_FOUND, NULL);
	return true;
}

void
req_header(WebReq *r, const char *name, const char *value)
{
	*arena_push(r->arena, &r->headers, &r->n_headers) = (Header){ name, value };
}

void
req_set_cookie(WebReq *r, const char *name, const char *value, int max_age)
{
	bool secure = g_str_has_prefix(r->web->house.url, "https:");
	const char *age = max_age
	                      ? arena_printf(r->arena, "; Max-Age=%d", MAX(max_age, 0))
	                      : "";

	req_header(r, MHD_HTTP_HEADER_SET_COOKIE,
	    arena_printf(r->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name,
	        value, secure ? "; Secure" : "", age));
}

/* Only these are shown in the browser: no other type can be trusted not to be a page. */
static const char *
picture_type(const char *content_type)
{
	static const char *const types[] = { "image/png", "image/jpeg", "image/gif",
		"image/webp" };

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_ascii_strcasecmp(content_type, types[i]) == 0)
			return types[i];
	return NULL;
}

bool
req_blob(WebReq *r, const Attachment *at, GError **err)
{
	const char *picture = picture_type(at->content_type);
	g_autofree char *name = g_uri_escape_string(at->name, NULL, FALSE);

	r->fd = blobs_open_read(r->web->options.blobs, at->sha256, &r->fd_size, err);
	if (r->fd < 0)
		return false;
	r->answer = ANSWER_FILE;
	r->status = MHD_HTTP_OK;
	req_header(r, MHD_HTTP_HEADER_CONTENT_TYPE,
	    picture ? picture : "application/octet-stream");
	req_header(r, MHD_HTTP_HEADER_CONTENT_DISPOSITION,
	    arena_printf(r->arena, "%s; filename*=UTF-8''%s",
	        picture ? "inline" : "attachment", name));
	return true;
}

static struct MHD_Response *
response_of(WebReq *r)
{
	if (r->answer == ANSWER_FILE) {
		int fd = r->fd;

		r->fd = -1;
		return MHD_create_response_from_fd64(r->fd_size, fd);
	}
	if (r->answer == ANSWER_EMPTY || !r->out.buf)
		return MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
	size_t n = r->out.buf->len;
	char *page = g_string_free(g_steal_pointer(&r->out.buf), FALSE);
	return MHD_create_response_from_buffer_with_free_callback(n, page, g_free);
}

static bool
has_header(const WebReq *r, const char *name)
{
	for (size_t i = 0; i < r->n_headers; i++)
		if (g_ascii_strcasecmp(r->headers[i].name, name) == 0)
			return true;
	return false;
}

#define POLICY                                                                           \
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' "       \
	"data:; connect-src 'self'; font-src 'self'; frame-src 'self'; "                 \
	"manifest-src 'self'; form-action 'self'; base-uri 'none'; "

void
req_allow_frames(WebReq *r, const char *origins)
{
	char *list = g_strstrip(arena_strdup(r->arena, origins));

	if (*list)
		req_header(r, "Content-Security-Policy",
		    arena_printf(r->arena, POLICY "frame-ancestors 'self' %s",
		        g_strdelimit(list, "\n", ' ')));
}

/* Half a year, RFC 6797. For the name itself alone: those below a customer's are none of
 * ours. A browser heeds it only where it trusts the certificate. */
#define HSTS "max-age=15552000"

/* On every answer that does not say it by itself: OWASP's list for pages that load
 * nothing but their own. */
static void
add_security(const WebReq *r, struct MHD_Response *response)
{
	static const char *const headers[][2] = {
		{ "Content-Security-Policy", POLICY "frame-ancestors 'none'" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "Referrer-Policy", "same-origin" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
		{ "Cache-Control", "no-store" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++)
		if (!has_header(r, headers[i][0]))
			MHD_add_response_header(response, headers[i][0], headers[i][1]);
}

enum MHD_Result
req_send(WebReq *r)
{
	struct MHD_Response *response = response_of(r);

	add_security(r, response);
	if (http_is_far_tls(r->web, r->connection))
		MHD_add_response_header(response, "Strict-Transport-Security", HSTS);
	if (r->answer == ANSWER_TEXT)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, r->type);
	for (size_t i = 0; i < r->n_headers; i++)
		MHD_add_response_header(response, r->headers[i].name,
		    r->headers[i].value);
	enum MHD_Result sent = MHD_queue_response(r->connection, (unsigned)r->status,
	    response);
	MHD_destroy_response(response);
	return sent;
}
