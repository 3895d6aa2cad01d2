/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * admin_pages.c - the settings of the desk, and how it is. */
#include "web/admin_pages.h"

#include <string.h>

#include "admin.tmpl.h" /* made from web/tmpl/admin.tmpl */
#include "base/err.h"
#include "store/desk_store.h"
#include "web/frame.h"
#include "web/ring_pages.h"

/* Every setting that is set here, in the order of the page. */
static const struct {
	const char *name, *type;
	TextId label, help; /* help 0: what is put in, see holes */
	size_t offset;      /* in House; 0 but for the first: not a text of it */
	const char *holes;  /* what in the value is put in when it is used; NULL */
	TextId group;       /* that begins with it; 0 */
} settings[] = {
	{ "name", "text", TEXT_SETTING_NAME, TEXT_SETTING_NAME_HELP,
	    G_STRUCT_OFFSET(House, name), NULL, TEXT_SETTING_GROUP_HOUSE },
	{ "mail", "email", TEXT_SETTING_MAIL, TEXT_SETTING_MAIL_HELP,
	    G_STRUCT_OFFSET(House, mail) },
	{ "url", "url", TEXT_SETTING_URL_LABEL, TEXT_SETTING_URL_HELP,
	    G_STRUCT_OFFSET(House, url) },
	{ "url_ca", "text", TEXT_SETTING_URL_CA, TEXT_SETTING_URL_CA_HELP,
	    G_STRUCT_OFFSET(House, url_ca) },
	{ "phone", "tel", TEXT_SETTING_PHONE, TEXT_SETTING_PHONE_HELP,
	    G_STRUCT_OFFSET(House, phone) },
	{ "time_zone", "text", TEXT_SETTING_TIME_ZONE, TEXT_SETTING_TIME_ZONE_HELP,
	    G_STRUCT_OFFSET(House, time_zone) },
	{ "undo_seconds", "number", TEXT_SETTING_UNDO, TEXT_SETTING_UNDO_HELP, 0, NULL,
	    TEXT_SETTING_GROUP_CASES },
	{ "form_seconds", "number", TEXT_SETTING_FORM, TEXT_SETTING_FORM_HELP, 0 },
	{ "remind_days", "number", TEXT_SETTING_REMIND, TEXT_SETTING_REMIND_HELP, 0 },
	{ "unanswered_days", "number", TEXT_SETTING_UNANSWERED,
	    TEXT_SETTING_UNANSWERED_HELP, 0 },
	{ "map_url", "text", TEXT_SETTING_MAP_URL_LABEL, 0,
	    G_STRUCT_OFFSET(House, map_url), "{address}", TEXT_SETTING_GROUP_METHODS },
	{ "remote_url", "text", TEXT_SETTING_REMOTE_URL_LABEL, 0,
	    G_STRUCT_OFFSET(House, remote_url), "{computer}, {case}, {person}" },
	{ "remote_schemes", "text", TEXT_SETTING_REMOTE_SCHEMES_LABEL,
	    TEXT_SETTING_REMOTE_SCHEMES_HELP, G_STRUCT_OFFSET(House, remote_schemes) },
	{ "smtp_host", "text", TEXT_SETTING_SMTP_HOST, TEXT_SETTING_SMTP_HOST_HELP,
	    G_STRUCT_OFFSET(House, smtp_host), NULL, TEXT_SETTING_GROUP_MAIL },
	{ "smtp_port", "number", TEXT_SETTING_SMTP_PORT, TEXT_SETTING_SMTP_PORT_HELP, 0 },
	{ "smtp_tls", "text", TEXT_SETTING_SMTP_TLS_LABEL, TEXT_SETTING_SMTP_TLS_HELP,
	    G_STRUCT_OFFSET(House, smtp_tls) },
	{ "smtp_user", "text", TEXT_SETTING_SMTP_USER, TEXT_SETTING_SMTP_USER_HELP,
	    G_STRUCT_OFFSET(House, smtp_user) },
	{ "smtp_password", "password", TEXT_SETTING_SMTP_PASSWORD, 0, 0 },
	{ "smtp_from", "email", TEXT_SETTING_SMTP_FROM, TEXT_SETTING_SMTP_FROM_HELP,
	    G_STRUCT_OFFSET(House, smtp_from) },
	{ "smtp_ca", "text", TEXT_SETTING_SMTP_CA, TEXT_SETTING_SMTP_CA_HELP,
	    G_STRUCT_OFFSET(House, smtp_ca) },
	{ "spf_include", "text", TEXT_SETTING_SPF, TEXT_SETTING_SPF_HELP,
	    G_STRUCT_OFFSET(House, spf_include) },
	{ "dkim_selector", "text", TEXT_SETTING_DKIM, TEXT_SETTING_DKIM_HELP,
	    G_STRUCT_OFFSET(House, dkim_selector) },
	{ "dkim_target", "text", TEXT_SETTING_DKIM_TARGET, TEXT_SETTING_DKIM_TARGET_HELP,
	    G_STRUCT_OFFSET(House, dkim_target) },
};

/* What it is now; a password is never shown. */
static const char *
value_of(Arena *a, const House *house, size_t i)
{
	const char *value;

	if (settings[i].offset || i == 0) {
		memcpy(&value, (const char *)house + settings[i].offset, sizeof value);
		return value;
	}
	if (g_str_equal(settings[i].name, "smtp_port"))
		return arena_printf(a, "%d", house->smtp_port);
	if (g_str_equal(settings[i].name, "undo_seconds"))
		return arena_printf(a, "%d", house->undo_seconds);
	if (g_str_equal(settings[i].name, "form_seconds"))
		return arena_printf(a, "%d", house->form_seconds);
	if (g_str_equal(settings[i].name, "remind_days"))
		return arena_printf(a, "%d", house->remind_days);
	if (g_str_equal(settings[i].name, "unanswered_days"))
		return arena_printf(a, "%d", house->unanswered_days);
	return "";
}

static const char *
help_of(const Reader *rd, size_t i)
{
	const TextArg args[] = { text_arg_s(settings[i].holes) };

	if (settings[i].holes)
		return text_format(rd->a, rd->lang, TEXT_SETTING_HOLES, args, 1);
	return settings[i].help ? text(rd->lang, settings[i].help) : NULL;
}

/* There are three ways, and one is better chosen than typed. */
static void
offer_tls(const Reader *rd, AdminField *fields)
{
	AdminChoice *choices = arena_newv(rd->a, AdminChoice, 3);

	choices[0] = (AdminChoice){ "starttls", text(rd->lang, TEXT_SETTING_TLS_START) };
	choices[1] = (AdminChoice){ "tls", text(rd->lang, TEXT_SETTING_TLS_WHOLE) };
	choices[2] = (AdminChoice){ "none", text(rd->lang, TEXT_SETTING_TLS_NONE) };
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		if (g_str_equal(settings[i].name, "smtp_tls")) {
			fields[i].choices = choices;
			fields[i].n_choices = 3;
		}
}

/* wrong: the setting that was refused, and why; what was typed stays. */
static bool
show(WebReq *r, size_t wrong, const GError *why, GError **err)
{
	AdminField *fields = arena_newv(req_arena(r), AdminField, G_N_ELEMENTS(settings));
	AdminView v = { .fields = fields, .n_fields = G_N_ELEMENTS(settings) };
	Page p;

	if (!page_begin(r, &p, err) || !admin_health(&p, &v.health, &v.n_health, err))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		fields[i] = (AdminField){
			.group = settings[i].group ? text(p.rd.lang, settings[i].group)
			                           : NULL,
			.name = settings[i].name,
			.type = settings[i].type,
			.label = text(p.rd.lang, settings[i].label),
			.value = why ? req_text(r, settings[i].name)
			             : value_of(p.rd.a, p.house, i),
			.help = help_of(&p.rd, i),
			.error = why && i == wrong ? req_says(r, why) : NULL,
		};
	offer_tls(&p.rd, fields);
	v.title = text(p.rd.lang, TEXT_ADMIN_TITLE);
	v.calls_url = ring_address(p.rd.a, p.house);
	v.calls_get_url = arena_printf(p.rd.a,
	    "%s?event=newCall&from={from}&callId={callId}&user={user}", v.calls_url);
	p.here = "admin";
	admin_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_admin(WebReq *r, GError **err)
{
	return show(r, 0, NULL, err);
}

static bool
post_admin(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	Setting typed[G_N_ELEMENTS(settings)];
	size_t of[G_N_ELEMENTS(settings)], n = 0, wrong = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		const char *name = settings[i].name, *value = req_text(r, name);

		/* An empty password field leaves the password as it is. */
		if (g_str_equal(name, "smtp_password") && !*value)
			continue;
		of[n] = i;
		typed[n++] = (Setting){ name, value };
	}
	if (house_set(req_db(r), req_arena(r), typed, n, &wrong, &why))
		return req_see_other_saying(r, "/admin", TEXT_ADMIN_SAVED);
	if (req_user_can_mend(why))
		return show(r, of[wrong], why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static const Param setting_params[] = {
	{ "name", P_TEXT, false, 500, NULL },
	{ "mail", P_TEXT, false, 500, NULL },
	{ "url", P_TEXT, false, 500, NULL },
	{ "phone", P_TEXT, false, 500, NULL },
	{ "time_zone", P_TEXT, false, 500, NULL },
	{ "undo_seconds", P_TEXT, false, 500, NULL },
	{ "form_seconds", P_TEXT, false, 500, NULL },
	{ "remind_days", P_TEXT, false, 500, NULL },
	{ "unanswered_days", P_TEXT, false, 500, NULL },
	{ "map_url", P_TEXT, false, 500, NULL },
	{ "remote_url", P_TEXT, false, 500, NULL },
	{ "remote_schemes", P_TEXT, false, 500, NULL },
	{ "smtp_host", P_TEXT, false, 500, NULL },
	{ "smtp_port", P_TEXT, false, 500, NULL },
	{ "smtp_tls", P_TEXT, false, 500, NULL },
	{ "smtp_user", P_TEXT, false, 500, NULL },
	{ "smtp_password", P_TEXT, false, 500, NULL },
	{ "smtp_from", P_TEXT, false, 500, NULL },
	{ "smtp_ca", P_TEXT, false, 500, NULL },
	{ "url_ca", P_TEXT, false, 500, NULL },
	{ "spf_include", P_TEXT, false, 500, NULL },
	{ "dkim_selector", P_TEXT, false, 500, NULL },
	{ "dkim_target", P_TEXT, false, 500, NULL },
	{ 0 },
};

const Route admin_routes[] = {
	{ "GET", "/admin", MAY_ADMIN, false, "The desk's settings, and how it is", NULL,
	    get_admin },
	{ "POST", "/admin", MAY_ADMIN, true, "Changes the settings", setting_params,
	    post_admin },
	{ 0 },
};
