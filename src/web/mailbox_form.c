/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_form.c - the fields by which a mailbox is set up. */
#include <string.h>

#include "web/mailbox_pages.h"

#define N_SECTIONS 4

/* Every field, in the order of the page. */
static const struct {
	const char *name, *type, *only;
	TextId label, help; /* help 0: none */
	int section;
} fields[] = {
	{ "name", "text", "", TEXT_PERSON_NAME, TEXT_MAILBOX_NAME_HELP, 0 },
	{ "mail", "email", "", TEXT_MAILBOX_MAIL_LABEL, TEXT_MAILBOX_MAIL_HELP, 0 },
	{ "customer", "text", "", TEXT_MAILBOX_CUSTOMER, TEXT_MAILBOX_CUSTOMER_HELP, 0 },
	{ "active", "checkbox", "", TEXT_MAILBOX_ACTIVE, 0, 0 },

	{ "auth", "select", "", TEXT_MAILBOX_AUTH, TEXT_MAILBOX_AUTH_HELP, 1 },
	{ "user", "text", "", TEXT_MAILBOX_USER, TEXT_MAILBOX_USER_HELP, 1 },
	{ "password", "password", "for-password", TEXT_MAILBOX_PASSWORD,
	    TEXT_MAILBOX_SECRET_HELP, 1 },
	{ "token_url", "text", "for-oauth", TEXT_MAILBOX_TOKEN_URL,
	    TEXT_MAILBOX_TOKEN_URL_HELP, 1 },
	{ "client_id", "text", "for-oauth", TEXT_MAILBOX_CLIENT_ID,
	    TEXT_MAILBOX_CLIENT_ID_HELP, 1 },
	{ "client_secret", "password", "for-oauth", TEXT_MAILBOX_CLIENT_SECRET,
	    TEXT_MAILBOX_SECRET_HELP, 1 },
	{ "secret_ends", "date", "for-oauth", TEXT_MAILBOX_SECRET_ENDS,
	    TEXT_MAILBOX_SECRET_ENDS_HELP, 1 },
	{ "refresh_token", "password", "for-refresh", TEXT_MAILBOX_REFRESH,
	    TEXT_MAILBOX_SECRET_HELP, 1 },
	{ "scope", "text", "for-oauth", TEXT_MAILBOX_SCOPE, TEXT_MAILBOX_SCOPE_HELP, 1 },

	{ "imap_host", "text", "", TEXT_MAILBOX_HOST, TEXT_MAILBOX_IMAP_HELP, 2 },
	{ "imap_port", "number", "", TEXT_MAILBOX_PORT, TEXT_MAILBOX_IMAP_PORT_HELP, 2 },
	{ "imap_tls", "select", "", TEXT_MAILBOX_TLS, TEXT_SETTING_SMTP_TLS_HELP, 2 },
	{ "folder", "text", "", TEXT_MAILBOX_FOLDER, TEXT_MAILBOX_FOLDER_HELP, 2 },
	{ "filed", "select", "", TEXT_MAILBOX_FILED, TEXT_MAILBOX_FILED_HELP, 2 },
	{ "filed_folder", "text", "for-move", TEXT_MAILBOX_FILED_FOLDER,
	    TEXT_MAILBOX_FILED_FOLDER_HELP, 2 },
	{ "silence", "number", "", TEXT_MAILBOX_SILENCE, TEXT_MAILBOX_SILENCE_HELP, 2 },
	{ "take_old", "checkbox", "", TEXT_MAILBOX_TAKE_OLD, 0, 2 },

	{ "smtp_host", "text", "", TEXT_MAILBOX_HOST, TEXT_MAILBOX_SMTP_HELP, 3 },
	{ "smtp_port", "number", "", TEXT_MAILBOX_PORT, TEXT_SETTING_SMTP_PORT_HELP, 3 },
	{ "smtp_tls", "select", "", TEXT_MAILBOX_TLS, TEXT_SETTING_SMTP_TLS_HELP, 3 },
	{ "ca", "text", "", TEXT_SETTING_SMTP_CA, TEXT_MAILBOX_CA_HELP, 3 },
	{ "plus_sender", "checkbox", "", TEXT_MAILBOX_PLUS_SENDER, 0, 3 },
};

static const struct {
	TextId title, lead;
} sections[N_SECTIONS] = {
	{ TEXT_MAILBOX_SECTION_MAILBOX, 0 },
	{ TEXT_MAILBOX_SECTION_SIGN_IN, TEXT_MAILBOX_SECTION_SIGN_IN_LEAD },
	{ TEXT_MAILBOX_SECTION_IMAP, TEXT_MAILBOX_SECTION_IMAP_LEAD },
	{ TEXT_MAILBOX_SECTION_SMTP, TEXT_MAILBOX_SECTION_SMTP_LEAD },
};

static const char *
number(Arena *a, int64_t n)
{
	return arena_printf(a, "%" G_GINT64_FORMAT, n);
}

/* Secrets are never shown. */
static const char *
value_of(Arena *a, const MailboxTyped *t, const char *name)
{
	const Mailbox *m = t->mailbox;
	const struct {
		const char *name, *value;
	} values[] = {
		{ "name", m->name },
		{ "mail", m->mail },
		{ "customer", t->customer },
		{ "active", m->active ? "1" : "" },
		{ "auth", mail_auth_name(m->auth) },
		{ "user", m->user },
		{ "token_url", m->token_url },
		{ "client_id", m->client_id },
		{ "secret_ends", t->secret_ends },
		{ "scope", m->scope },
		{ "imap_host", m->imap.host },
		{ "imap_port", number(a, m->imap.port) },
		{ "imap_tls", mail_tls_name(m->imap.tls) },
		{ "folder", m->folder },
		{ "filed", mail_filed_name(m->filed) },
		{ "filed_folder", m->filed_folder },
		{ "silence", t->silence },
		{ "take_old", m->take_old ? "1" : "" },
		{ "smtp_host", m->smtp.host },
		{ "smtp_port", number(a, m->smtp.port) },
		{ "smtp_tls", mail_tls_name(m->smtp.tls) },
		{ "ca", m->ca },
		{ "plus_sender", m->plus_sender ? "1" : "" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
		if (g_str_equal(values[i].name, name))
			return values[i].value ? values[i].value : "";
	return "";
}

static void
offer(const Reader *rd, AdminField *f)
{
	static const struct {
		const char *field, *value;
		TextId words;
	} all[] = {
		{ "auth", "password", TEXT_MAILBOX_AUTH_PASSWORD },
		{ "auth", "app", TEXT_MAILBOX_AUTH_APP },
		{ "auth", "refresh", TEXT_MAILBOX_AUTH_REFRESH },
		{ "imap_tls", "tls", TEXT_SETTING_TLS_WHOLE },
		{ "imap_tls", "starttls", TEXT_SETTING_TLS_START },
		{ "imap_tls", "none", TEXT_SETTING_TLS_NONE },
		{ "smtp_tls", "starttls", TEXT_SETTING_TLS_START },
		{ "smtp_tls", "tls", TEXT_SETTING_TLS_WHOLE },
		{ "smtp_tls", "none", TEXT_SETTING_TLS_NONE },
		{ "filed", "move", TEXT_MAILBOX_FILED_MOVE },
		{ "filed", "seen", TEXT_MAILBOX_FILED_SEEN },
		{ "filed", "flag", TEXT_MAILBOX_FILED_FLAG },
	};
	AdminChoice *choices = arena_newv(rd->a, AdminChoice, G_N_ELEMENTS(all));

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (g_str_equal(all[i].field, f->name))
			choices[f->n_choices++] = (AdminChoice){ all[i].value,
				text(rd->lang, all[i].words) };
	f->choices = f->n_choices ? choices : NULL;
}

void
mailbox_form(const Reader *rd, const MailboxTyped *typed, MailboxFormView *v)
{
	MailboxSection *out = arena_newv(rd->a, MailboxSection, N_SECTIONS);
	MailboxField *list = arena_newv(rd->a, MailboxField, G_N_ELEMENTS(fields));

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		MailboxSection *s = &out[fields[i].section];

		list[i] = (MailboxField){
			.field = { .name = fields[i].name,
			    .label = text(rd->lang, fields[i].label),
			    .help = fields[i].help ? text(rd->lang, fields[i].help)
			                           : NULL,
			    .value = value_of(rd->a, typed, fields[i].name),
			    .type = fields[i].type },
			.only = fields[i].only,
			.in_list = g_str_equal(fields[i].name, "customer"),
		};
		/* A new one has no secret that could stay. */
		if (typed->is_new && fields[i].help == TEXT_MAILBOX_SECRET_HELP)
			list[i].field.help = NULL;
		offer(rd, &list[i].field);
		if (!s->n_fields++)
			s->fields = &list[i];
	}
	for (size_t i = 0; i < N_SECTIONS; i++) {
		out[i].title = text(rd->lang, sections[i].title);
		out[i].lead = sections[i].lead ? text(rd->lang, sections[i].lead) : NULL;
	}
	v->sections = out;
	v->n_sections = N_SECTIONS;
}

const char *
mailbox_field_of(const GError *why)
{
	static const struct {
		const char *message, *field;
	} all[] = {
		{ "person.name.missing", "name" },
		{ "person.mail.invalid", "mail" },
		{ "mailbox.mail.taken", "mail" },
		{ "mailbox.customer.unknown", "customer" },
		{ "mailbox.auth.invalid", "auth" },
		{ "mailbox.user.missing", "user" },
		{ "mailbox.password.missing", "password" },
		{ "mailbox.token_url.invalid", "token_url" },
		{ "mailbox.client_id.missing", "client_id" },
		{ "mailbox.client_secret.missing", "client_secret" },
		{ "mailbox.refresh.missing", "refresh_token" },
		{ "mailbox.date.invalid", "secret_ends" },
		{ "mailbox.host.missing", "imap_host" },
		{ "mailbox.filed.invalid", "filed" },
		{ "mailbox.filed_folder.missing", "filed_folder" },
		{ "mailbox.silence.invalid", "silence" },
	};

	for (size_t i = 0; why && i < G_N_ELEMENTS(all); i++)
		if (g_str_equal(why->message, all[i].message))
			return all[i].field;
	return NULL;
}
