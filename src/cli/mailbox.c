/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox.c - skranke mailbox: where mail is fetched, and through which it is sent. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/json.h"
#include "cli/acting.h"
#include "cli/command.h"
#include "desk/mailbox.h"
#include "mail/mailbox_try.h"
#include "store/mailbox_store.h"
#include "store/people_store.h"

#define MAX_SECRETS 65536

static int mailbox(int argc, char **argv);

typedef struct {
	DataOptions data;
	gboolean json, existing, plus_sender;
	const char *as, *name, *mail, *customer, *ca, *user, *auth, *token_url,
	    *client_id, *scope, *secret_ends, *folder, *filed, *filed_folder, *imap,
	    *smtp, *imap_tls, *smtp_tls, *silence;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "json", G_OPTION_ARG_NONE, MEMBER(json), "Print JSON, for programs", NULL },
	ACTING_OPTION(Options),
	{ "name", G_OPTION_ARG_STRING, MEMBER(name), "What people call it", "NAME" },
	{ "mail", G_OPTION_ARG_STRING, MEMBER(mail), "Its address", "MAIL" },
	{ "customer", G_OPTION_ARG_STRING, MEMBER(customer),
	    "Whose it is: mail in it is theirs, theirs goes out through it", "SLUG" },
	{ "imap", G_OPTION_ARG_STRING, MEMBER(imap), "Where mail is fetched",
	    "HOST[:PORT]" },
	{ "imap-tls", G_OPTION_ARG_STRING, MEMBER(imap_tls),
	    "tls, starttls, or none for this machine (tls)", "HOW" },
	{ "smtp", G_OPTION_ARG_STRING, MEMBER(smtp), "Where mail is sent",
	    "HOST[:PORT]" },
	{ "smtp-tls", G_OPTION_ARG_STRING, MEMBER(smtp_tls),
	    "tls, starttls, or none for this machine (starttls)", "HOW" },
	{ "plus-sender", G_OPTION_ARG_NONE, MEMBER(plus_sender),
	    "The server lets mail out whose envelope is from MAIL's +addresses", NULL },
	{ "ca", G_OPTION_ARG_STRING, MEMBER(ca),
	    "Certificates to trust (the system's), on the server", "FILE" },
	{ "user", G_OPTION_ARG_STRING, MEMBER(user), "Who signs in (MAIL)", "NAME" },
	{ "auth", G_OPTION_ARG_STRING, MEMBER(auth),
	    "password, app (OAuth 2.0 client credentials), refresh (OAuth 2.0)", "HOW" },
	{ "token-url", G_OPTION_ARG_STRING, MEMBER(token_url), "Of OAuth 2.0", "URL" },
	{ "client-id", G_OPTION_ARG_STRING, MEMBER(client_id), "Of OAuth 2.0", "ID" },
	{ "scope", G_OPTION_ARG_STRING, MEMBER(scope), "Of OAuth 2.0", "SCOPE" },
	{ "secret-ends", G_OPTION_ARG_STRING, MEMBER(secret_ends),
	    "When the client secret runs out: it is told 30 days before", "DATE" },
	{ "folder", G_OPTION_ARG_STRING, MEMBER(folder), "What is read (INBOX)", "NAME" },
	{ "filed", G_OPTION_ARG_STRING, MEMBER(filed),
	    "What becomes of what was read: move, seen or flag (move)", "HOW" },
	{ "filed-folder", G_OPTION_ARG_STRING, MEMBER(filed_folder),
	    "Where it is moved (Skranke)", "NAME" },
	{ "existing", G_OPTION_ARG_NONE, MEMBER(existing),
	    "Take what is in the folder already, too", NULL },
	{ "silence", G_OPTION_ARG_STRING, MEMBER(silence),
	    "Alarm after so many opening hours without mail; 0 never (as it learns)",
	    "HOURS" },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

static bool add(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool list(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool remove_one(const Options *o, Db *db, Arena *a, char **operands, GError **err);
static bool secrets(const Options *o, Db *db, Arena *a, char **operands, GError **err);

static const CommandVerb verbs[] = {
	{ "add", "",
	    "one, with --name, --mail and a server; its secrets on standard input" },
	{ "list", "", "all, by name, and how each goes" },
	{ "remove", "MAIL", "one; cases are not touched" },
	{ "secrets", "MAIL", "its secrets anew, from standard input" },
	{ "try", "MAIL", "connect and sign in, and say what happened" },
	{ 0 },
};
#define VERB_TRY 4
static bool (*const acts[])(const Options *, Db *, Arena *, char **, GError **) = { add,
	list, remove_one, secrets };

static const char *const examples[] = {
	"skranke mailbox add --name Support --mail support@nordlys.example "
	"--imap imap.nordlys.example < password",
	"skranke mailbox try support@nordlys.example",
	NULL,
};

const Command command_mailbox = {
	.name = "mailbox",
	.what = "Fetch mail from mailboxes (IMAP), and send through them (SMTP)",
	.help =
	    "Secrets are read from standard input, a line each: the password; or of "
	    "--auth app the client secret; or of --auth refresh the refresh token, and "
	    "then the client secret if there is one. They are kept encrypted and never "
	    "shown.\n\nA running \"skranke serve\" takes up a change at once.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = mailbox,
};

/* --- what was typed --- */

static const char *
next_line(Arena *a, char **rest)
{
	char *line = *rest, *end = strchr(line, '\n');

	*rest = end ? end + 1 : line + strlen(line);
	if (end)
		*end = '\0';
	return arena_strdup(a, g_strchomp(line));
}

static bool
read_secrets(Arena *a, MailboxSave *w, GError **err)
{
	g_autoptr(GString) all = g_string_new(NULL);
	char block[4096];
	ssize_t n;

	while ((n = read(STDIN_FILENO, block, sizeof block)) > 0)
		if (all->len + (size_t)n > MAX_SECRETS)
			return fail(err, ERR_UNAVAILABLE,
			    "standard input is no secret: it is too long");
		else
			g_string_append_len(all, block, n);
	char *rest = all->str;
	const char *first = next_line(a, &rest), *second = next_line(a, &rest);
	if (w->mailbox.auth == AUTH_PASSWORD)
		w->password = first;
	else if (w->mailbox.auth == AUTH_APP)
		w->client_secret = first;
	else
		w->refresh_token = first, w->client_secret = second;
	memset(all->str, 0, all->len);
	return true;
}

/* "imap.example:993", "[::1]:993" */
static MailServer
server_of(Arena *a, const char *typed, int64_t port, const char *tls, MailTls otherwise)
{
	const char *colon = typed ? strrchr(typed, ':') : NULL;
	MailServer s = { typed ? typed : "", port,
		tls ? mail_tls_named(tls) : otherwise };

	if (colon && colon[1] && strspn(colon + 1, "0123456789") == strlen(colon + 1)) {
		s.host = arena_strndup(a, typed, (size_t)(colon - typed));
		s.port = g_ascii_strtoll(colon + 1, NULL, 10);
	}
	return s;
}

static bool
read_date(Arena *a, const char *typed, Instant *at, GError **err)
{
	*at = 0;
	if (!typed || clock_parse_rfc3339(arena_printf(a, "%sT00:00:00Z", typed), at))
		return true;
	return fail(err, ERR_INVALID, "mailbox.date.invalid");
}

static bool
read_silence(const char *typed, int64_t *hours, GError **err)
{
	*hours = -1;
	if (!typed)
		return true;
	if (!*typed || strlen(typed) > 5 || strspn(typed, "0123456789") != strlen(typed))
		return fail(err, ERR_INVALID, "mailbox.silence.invalid");
	*hours = g_ascii_strtoll(typed, NULL, 10);
	return true;
}

static bool
add(const Options *o, Db *db, Arena *a, char **operands G_GNUC_UNUSED, GError **err)
{
	Actor who;
	MailboxSave w = { .mailbox = {
		              .name = o->name   ? o->name
		                      : o->mail ? o->mail
		                                : "",
		              .mail = o->mail ? o->mail : "",
		              .active = true,
		              .imap = server_of(a, o->imap, 993, o->imap_tls, TLS_WHOLE),
		              .smtp = server_of(a, o->smtp, 587, o->smtp_tls, TLS_START),
		              .plus_sender = o->plus_sender,
		              .ca = o->ca,
		              .user = o->user,
		              .auth = o->auth ? mail_auth_named(o->auth) : AUTH_PASSWORD,
		              .token_url = o->token_url,
		              .client_id = o->client_id,
		              .scope = o->scope,
		              .folder = o->folder,
		              .filed = o->filed ? mail_filed_named(o->filed) : FILED_MOVE,
		              .filed_folder = o->filed_folder ? o->filed_folder
		                                              : "Skranke",
		              .take_old = o->existing,
		          } };

	if (!acting_as(db, a, o->as, &who, err) ||
	    !named_customer(db, a, o->customer, &w.mailbox.customer_id, err) ||
	    !read_date(a, o->secret_ends, &w.mailbox.secret_ends_at, err) ||
	    !read_silence(o->silence, &w.mailbox.silence_hours, err) ||
	    !read_secrets(a, &w, err) || !mailbox_save(db, a, &who, &w, err))
		return false;
	printf("%s\n", w.mailbox.mail);
	return true;
}

static bool
find(Db *db, Arena *a, const char *mail, Mailbox **m, GError **err)
{
	if (!mailbox_store_find_by_mail(db, a, mail, m, err))
		return false;
	return *m || fail(err, ERR_INVALID, "mailbox.unknown");
}

static bool
remove_one(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	Mailbox *m;
	Actor who;

	return acting_as(db, a, o->as, &who, err) && find(db, a, operands[0], &m, err) &&
	       mailbox_remove(db, a, &who, m->id, err);
}

static bool
secrets(const Options *o, Db *db, Arena *a, char **operands, GError **err)
{
	MailboxSave w = { 0 };
	Mailbox *m;
	Actor who;

	if (!acting_as(db, a, o->as, &who, err) || !find(db, a, operands[0], &m, err))
		return false;
	w.mailbox = *m;
	return read_secrets(a, &w, err) && mailbox_save(db, a, &who, &w, err);
}

/* --- what is shown --- */

static void
put_instant(JsonWriter *w, const char *key, Instant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *text = at ? clock_format_rfc3339(at, utc) : NULL;

	json_put_key(w, key);
	if (text)
		json_put_text(w, text);
	else
		json_put_null(w);
}

static void
put_state(JsonWriter *w, const MailboxState *s)
{
	json_put_key(w, "trouble"), json_put_text(w, mail_trouble_name(s->trouble));
	json_put_key(w, "said"), json_put_text(w, s->trouble_words);
	put_instant(w, "trouble_since", s->trouble_since);
	put_instant(w, "next_try", s->next_try_at);
	json_put_key(w, "failures"), json_put_int(w, s->failures);
	put_instant(w, "last_seen", s->seen_at);
	put_instant(w, "last_mail", s->mail_at);
	json_put_key(w, "mails"), json_put_int(w, s->mails);
	json_put_key(w, "lag_ms"), json_put_int(w, s->lag / 1000);
	json_put_key(w, "uidvalidity"), json_put_int(w, s->uidvalidity);
	json_put_key(w, "last_uid"), json_put_int(w, s->last_uid);
}

static void
put_mailbox(JsonWriter *w, const Mailbox *m, const MailboxState *s)
{
	json_begin_object(w);
	json_put_key(w, "mail"), json_put_text(w, m->mail);
	json_put_key(w, "name"), json_put_text(w, m->name);
	json_put_key(w, "active"), json_put_bool(w, m->active);
	json_put_key(w, "imap"), json_put_text(w, m->imap.host);
	json_put_key(w, "smtp"), json_put_text(w, m->smtp.host);
	json_put_key(w, "auth"), json_put_text(w, mail_auth_name(m->auth));
	put_state(w, s);
	json_end_object(w);
}

static void
print_mailbox(const Mailbox *m, const MailboxState *s)
{
	if (!m->active)
		printf("%s\tnot used\n", m->mail);
	else if (s->trouble)
		printf("%s\t%s\t%s\n", m->mail,
		    text(LANG_EN, mail_trouble_text(s->trouble)), s->trouble_words);
	else
		printf("%s\t%s\t%" G_GINT64_FORMAT " mails\n", m->mail,
		    !*m->imap.host ? "sends only"
		    : s->seen_at   ? "well"
		                   : "not read yet",
		    s->mails);
}

static bool
list(const Options *o, Db *db, Arena *a, char **operands G_GNUC_UNUSED, GError **err)
{
	g_autoptr(GString) out = g_string_new(NULL);
	JsonWriter w = json_writer(out);
	MailboxState *s;
	Mailbox *all;
	size_t n;

	if (!mailbox_store_all(db, a, &all, &n, err))
		return false;
	json_begin_array(&w);
	for (size_t i = 0; i < n; i++) {
		if (!mailbox_store_state(db, a, all[i].id, &s, err))
			return false;
		if (s && o->json)
			put_mailbox(&w, &all[i], s);
		else if (s)
			print_mailbox(&all[i], s);
	}
	json_end_array(&w);
	if (o->json)
		puts(out->str);
	return true;
}

/* 0 if all of it works. */
static int
try_one(const Options *o, Store *store, Arena *a, const char *mail)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	JsonWriter w = json_writer(out);
	MailboxTried t;
	Mailbox *m;

	{
		g_autoptr(Db) db = store_borrow(store, &err);
		if (!db || !find(db, a, mail, &m, &err))
			return command_failed(err);
	}
	mailbox_try(store, a, m, &t);
	json_begin_array(&w);
	for (size_t i = 0; i < t.n_steps; i++) {
		const MailboxTriedStep *s = &t.steps[i];
		const char *words = mailbox_tried_words(a, LANG_EN, s);

		json_begin_object(&w);
		json_put_key(&w, "ok"), json_put_bool(&w, !s->trouble);
		json_put_key(&w, "trouble"),
		    json_put_text(&w, mail_trouble_name(s->trouble));
		json_put_key(&w, "words"), json_put_text(&w, words);
		json_put_key(&w, "said"), json_put_text(&w, s->said);
		json_end_object(&w);
		if (!o->json)
			printf("%s\t%s%s%s\n", s->trouble ? "failed" : "ok", words,
			    *s->said ? "\t" : "", s->said);
	}
	json_end_array(&w);
	if (o->json)
		puts(out->str);
	return t.works ? 0 : 1;
}

static int
mailbox(int argc, char **argv)
{
	Options o = { .data.must_exist = true };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	size_t verb;

	if (!command_options(&command_mailbox, a, &o, &argc, &argv) ||
	    !command_verb(&command_mailbox, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	if (verb == VERB_TRY)
		return try_one(&o, data.store, a, argv[2]);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db || !acts[verb](&o, db, a, argv + 2, &err))
		return command_failed(err);
	return 0;
}
