/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/mailbox_pages.h"

#include <string.h>

#include "base/err.h"
#include "mail/mailbox_try.h"
#include "mailbox.tmpl.h" /* made from web/tmpl/mailbox.tmpl */
#include "store/mailbox_store.h"
#include "store/people_store.h"

#define LIST        "/admin/mailboxes"
#define MAX_OFFERED 500 /* customers */

/* --- all of them --- */

static bool
customer_name(WebReq *r, const Mailbox *m, const char **name, GError **err)
{
	Customer *c = NULL;

	if (m->customer_id &&
	    !customer_store_find(req_db(r), req_arena(r), m->customer_id, &c, err))
		return false;
	*name = c ? c->name : NULL;
	return true;
}

static bool
row_of(WebReq *r, const Reader *rd, const Mailbox *m, MailboxRow *out, GError **err)
{
	MailboxState *s;
	const char *customer;

	if (!mailbox_store_state(req_db(r), rd->a, m->id, &s, err) ||
	    !customer_name(r, m, &customer, err))
		return false;
	*out = mailbox_row(rd, m, s, customer);
	return true;
}

static bool
get_all(WebReq *r, GError **err)
{
	Mailbox *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !mailbox_store_all(req_db(r), p.rd.a, &all, &n, err))
		return false;
	MailboxRow *rows = arena_newv(p.rd.a, MailboxRow, n);
	for (size_t i = 0; i < n; i++)
		if (!row_of(r, &p.rd, &all[i], &rows[i], err))
			return false;
	const MailboxListView v = { text(p.rd.lang, TEXT_ADMIN_MAILBOXES), LIST "/new",
		rows, n };
	p.here = "admin";
	mailbox_list_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- one of them --- */

static bool
offer_customers(WebReq *r, MailboxFormView *v, GError **err)
{
	Arena *a = req_arena(r);
	Customer *all;
	size_t n;

	if (!customer_store_list(req_db(r), a, "", 0, MAX_OFFERED, &all, &n, err))
		return false;
	AdminChoice *choices = arena_newv(a, AdminChoice, n);
	for (size_t i = 0; i < n; i++)
		choices[i] = (AdminChoice){ all[i].slug, all[i].name };
	v->customers = choices;
	v->n_customers = n;
	return true;
}

/* What a page of it says beside its fields. */
typedef struct {
	const GError *why;         /* why it was not saved; NULL */
	const MailboxTried *tried; /* NULL: it was not tried */
} Said;

static void
add_steps(const Reader *rd, const MailboxTried *tried, MailboxFormView *v)
{
	MailboxStep *steps = arena_newv(rd->a, MailboxStep, tried->n_steps);

	for (size_t i = 0; i < tried->n_steps; i++) {
		const MailboxTriedStep *s = &tried->steps[i];

		steps[i] = (MailboxStep){
			.words = mailbox_tried_words(rd->a, rd->lang, s),
			.said = *s->said ? s->said : NULL,
			.look = s->trouble ? "late" : "fine",
			.icon = s->trouble ? "warning" : "check",
		};
	}
	v->steps = steps;
	v->n_steps = tried->n_steps;
}

static bool
show(WebReq *r, const MailboxTyped *typed, const Said *said, GError **err)
{
	const Mailbox *m = typed->mailbox;
	MailboxFormView v = { .back_url = LIST, .action = LIST };
	MailboxRow row;
	Page p;

	if (!page_begin(r, &p, err) || !offer_customers(r, &v, err))
		return false;
	v.title = typed->is_new ? text(p.rd.lang, TEXT_MAILBOX_ADD) : m->name;
	v.version = m->version;
	if (!typed->is_new) {
		if (!row_of(r, &p.rd, m, &row, err))
			return false;
		v.row = &row;
		v.action = row.url;
		v.try_url = row.try_url;
		v.remove_url = arena_printf(p.rd.a, "%s/remove", row.url);
	}
	mailbox_form(&p.rd, typed, &v);
	if (said->why) {
		v.error = req_says(r, said->why);
		v.wrong = mailbox_field_of(said->why);
	}
	if (said->tried)
		add_steps(&p.rd, said->tried, &v);
	p.here = "admin";
	p.path = v.action;
	mailbox_form_page(p.body, &v);
	return page_end(&p, said->why ? req_status_of(said->why) : 200, v.title, err);
}

static bool
get_new(WebReq *r, GError **err)
{
	const Mailbox m = { .active = true,
		.imap = { "", 993, TLS_WHOLE },
		.smtp = { "", 587, TLS_START },
		.auth = AUTH_PASSWORD,
		.folder = "INBOX",
		.filed = FILED_MOVE,
		.filed_folder = "Skranke" };
	const MailboxTyped typed = { &m, "", "", "", true };

	return show(r, &typed, &(Said){ 0 }, err);
}

static const char *
date_of(Arena *a, Instant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *s = at ? clock_format_rfc3339(at, utc) : NULL;

	return s ? arena_strndup(a, s, strlen("2027-01-31")) : "";
}

static bool
show_stored(WebReq *r, const Mailbox *m, const Said *said, GError **err)
{
	Arena *a = req_arena(r);
	Customer *c = NULL;

	if (m->customer_id && !customer_store_find(req_db(r), a, m->customer_id, &c, err))
		return false;
	const MailboxTyped typed = { m, c ? c->slug : "", date_of(a, m->secret_ends_at),
		m->silence_hours < 0
		    ? ""
		    : arena_printf(a, "%" G_GINT64_FORMAT, m->silence_hours),
		false };
	return show(r, &typed, said, err);
}

/* NULL with success if there is none. */
static bool
find(WebReq *r, Mailbox **m, GError **err)
{
	return mailbox_store_find(req_db(r), req_arena(r), req_int(r, "id"), m, err);
}

static bool
get_one(WebReq *r, GError **err)
{
	Mailbox *m;

	if (!find(r, &m, err))
		return false;
	return m ? show_stored(r, m, &(Said){ 0 }, err) : req_not_found(r);
}

/* --- saving --- */

static MailServer
typed_server(WebReq *r, const char *host, const char *port, const char *tls)
{
	return (MailServer){ req_text(r, host),
		g_ascii_strtoll(req_text(r, port), NULL, 10),
		mail_tls_named(req_text(r, tls)) };
}

static MailboxSave
typed_save(WebReq *r, int64_t id)
{
	return (MailboxSave){
		.mailbox = { .id = id,
		    .version = req_int(r, "seen"),
		    .name = req_text(r, "name"),
		    .mail = req_text(r, "mail"),
		    .active = req_bool(r, "active"),
		    .imap = typed_server(r, "imap_host", "imap_port", "imap_tls"),
		    .smtp = typed_server(r, "smtp_host", "smtp_port", "smtp_tls"),
		    .plus_sender = req_bool(r, "plus_sender"),
		    .ca = req_text(r, "ca"),
		    .user = req_text(r, "user"),
		    .auth = mail_auth_named(req_text(r, "auth")),
		    .token_url = req_text(r, "token_url"),
		    .client_id = req_text(r, "client_id"),
		    .scope = req_text(r, "scope"),
		    .folder = req_text(r, "folder"),
		    .filed = mail_filed_named(req_text(r, "filed")),
		    .filed_folder = req_text(r, "filed_folder"),
		    .take_old = req_bool(r, "take_old"),
		    .silence_hours = -1 },
		.password = req_text(r, "password"),
		.client_secret = req_text(r, "client_secret"),
		.refresh_token = req_text(r, "refresh_token"),
	};
}

/* What is typed as words and stored as something else. */
static bool
read_words(WebReq *r, Mailbox *m, GError **err)
{
	Arena *a = req_arena(r);
	const char *slug = req_text(r, "customer"), *ends = req_text(r, "secret_ends");
	const char *silence = req_text(r, "silence");
	Customer *c = NULL;

	if (*slug && !customer_store_find_by_slug(req_db(r), a, slug, &c, err))
		return false;
	if (*slug && !c)
		return fail(err, ERR_INVALID, "mailbox.customer.unknown");
	m->customer_id = c ? c->id : 0;
	if (*ends && !clock_parse_rfc3339(arena_printf(a, "%sT00:00:00Z", ends),
	                 &m->secret_ends_at))
		return fail(err, ERR_INVALID, "mailbox.date.invalid");
	if (*silence && strspn(silence, "0123456789") != strlen(silence))
		return fail(err, ERR_INVALID, "mailbox.silence.invalid");
	if (*silence)
		m->silence_hours = g_ascii_strtoll(silence, NULL, 10);
	return true;
}

static bool
save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	MailboxSave w = typed_save(r, id);

	if (read_words(r, &w.mailbox, &why) &&
	    mailbox_save(req_db(r), req_arena(r), req_actor(r), &w, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), LIST "/%" G_GINT64_FORMAT, w.mailbox.id),
		    TEXT_ADMIN_SAVED);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	w = typed_save(r, id);
	const MailboxTyped typed = { &w.mailbox, req_text(r, "customer"),
		req_text(r, "secret_ends"), req_text(r, "silence"), !id };
	return show(r, &typed, &(Said){ .why = why }, err);
}

static bool
post_new(WebReq *r, GError **err)
{
	return save(r, 0, err);
}

static bool
post_one(WebReq *r, GError **err)
{
	Mailbox *m;

	if (!find(r, &m, err))
		return false;
	return m ? save(r, m->id, err) : req_not_found(r);
}

static bool
post_try(WebReq *r, GError **err)
{
	MailboxTried tried;
	Mailbox *m;

	if (!find(r, &m, err))
		return false;
	if (!m)
		return req_not_found(r);
	mailbox_try(req_store(r), req_arena(r), m, &tried);
	/* What waits after trouble need not wait any longer. */
	if (tried.works && !mailbox_look_again(req_db(r), req_actor(r), m->id, err))
		return false;
	return show_stored(r, m, &(Said){ .tried = &tried }, err);
}

static bool
post_remove(WebReq *r, GError **err)
{
	return mailbox_remove(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	           err) &&
	       req_see_other_saying(r, LIST, TEXT_MAILBOX_REMOVED);
}

#define FIELD(name, max)                                                                 \
	{                                                                                \
		name, P_TEXT, false, max, NULL                                           \
	}
#define MAILBOX_PARAMS                                                                   \
	FIELD("name", 1000), FIELD("mail", 1000), FIELD("customer", 200),                \
	    { "active", P_BOOL, false, 0, NULL },                                        \
	    { "auth", P_CHOICE, true, 10, "password|app|refresh" }, FIELD("user", 1000), \
	    FIELD("password", 8000), FIELD("token_url", 2000), FIELD("client_id", 1000), \
	    FIELD("client_secret", 8000), FIELD("secret_ends", 20),                      \
	    FIELD("refresh_token", 8000), FIELD("scope", 2000), FIELD("imap_host", 500), \
	    FIELD("imap_port", 10),                                                      \
	    { "imap_tls", P_CHOICE, true, 10, "tls|starttls|none" },                     \
	    FIELD("folder", 500), { "filed", P_CHOICE, true, 10, "move|seen|flag" },     \
	    FIELD("filed_folder", 500), FIELD("silence", 10),                            \
	    { "take_old", P_BOOL, false, 0, NULL }, FIELD("smtp_host", 500),             \
	    FIELD("smtp_port", 10),                                                      \
	    { "smtp_tls", P_CHOICE, true, 10, "tls|starttls|none" }, FIELD("ca", 1000),  \
	    { "plus_sender", P_BOOL, false, 0, NULL },                                   \
	{                                                                                \
		"seen", P_INT, false, G_MAXINT64, NULL                                   \
	}

static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param new_params[] = { MAILBOX_PARAMS, { 0 } };
static const Param save_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	MAILBOX_PARAMS,
	{ 0 },
};

const Route mailbox_routes[] = {
	{ "GET", LIST, MAY_ADMIN, false, "The mailboxes, and how each goes", NULL,
	    get_all },
	{ "GET", LIST "/new", MAY_ADMIN, false, "The form for a new mailbox", NULL,
	    get_new },
	{ "POST", LIST, MAY_ADMIN, true, "Adds a mailbox", new_params, post_new },
	{ "GET", LIST "/:id", MAY_ADMIN, false, "One mailbox", id_params, get_one },
	{ "POST", LIST "/:id", MAY_ADMIN, true, "Changes a mailbox", save_params,
	    post_one },
	{ "POST", LIST "/:id/try", MAY_ADMIN, true,
	    "Connects to a mailbox, and says what happened", id_params, post_try },
	{ "POST", LIST "/:id/remove", MAY_ADMIN, true, "Removes a mailbox", id_params,
	    post_remove },
	{ 0 },
};
