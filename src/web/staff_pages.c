/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * staff_pages.c - who works at the desk. */
#include "admin.tmpl.h" /* made from web/tmpl/admin.tmpl */
#include "base/err.h"
#include "desk/people.h"
#include "store/people_store.h"
#include "web/admin_pages.h"
#include "web/frame.h"
#include "web/person_row.h"

static const TextId roles[] = {
	[ROLE_AGENT] = TEXT_STAFF_ROLE_AGENT,
	[ROLE_CONSULTANT] = TEXT_STAFF_ROLE_CONSULTANT,
	[ROLE_PARTNER] = TEXT_STAFF_ROLE_PARTNER,
};

static bool
get_all(WebReq *r, GError **err)
{
	Staff *all;
	size_t n;
	Page p;

	if (!page_begin(r, &p, err) || !staff_store_all(req_db(r), p.rd.a, &all, &n, err))
		return false;
	StaffRow *rows = arena_newv(p.rd.a, StaffRow, n);
	for (size_t i = 0; i < n; i++)
		rows[i] = (StaffRow){
			.url = arena_printf(p.rd.a, "/admin/staff/%" G_GINT64_FORMAT,
			    all[i].id),
			.name = all[i].name,
			.mail = all[i].mail,
			.role = text(p.rd.lang, roles[all[i].role]),
			.initials = initials_of(p.rd.a, all[i].name),
			.admin = all[i].admin,
			.active = all[i].active,
		};
	const StaffListView v = { text(p.rd.lang, TEXT_ADMIN_STAFF), "/admin/staff/new",
		rows, n };
	p.here = "admin";
	staff_list_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* With which field is it? */
static const char *
field_of(const GError *why)
{
	static const struct {
		const char *message, *field;
	} fields[] = {
		{ "person.name.missing", "name" },
		{ "person.mail.invalid", "mail" },
		{ "staff.mail.taken", "mail" },
		{ "staff.password.short", "password" },
		{ "staff.password.long", "password" },
	};

	for (size_t i = 0; why && i < G_N_ELEMENTS(fields); i++)
		if (g_str_equal(why->message, fields[i].message))
			return fields[i].field;
	return NULL;
}

/* Any other of the staff, or nobody. */
static bool
lead_choices(const Page *p, const Staff *s, StaffFormView *v, GError **err)
{
	Staff *all;
	size_t n;

	if (!staff_store_all(req_db(p->r), p->rd.a, &all, &n, err))
		return false;
	Choice *choices = arena_newv(p->rd.a, Choice, n + 1);
	choices[v->n_leads++] = (Choice){ "0", text(p->rd.lang, TEXT_STAFF_LEAD_NONE),
		!s->lead_id };
	for (size_t i = 0; i < n; i++)
		if (all[i].id != s->id && (all[i].active || all[i].id == s->lead_id))
			choices[v->n_leads++] = (Choice){
				arena_printf(p->rd.a, "%" G_GINT64_FORMAT, all[i].id),
				all[i].name,
				all[i].id == s->lead_id,
			};
	v->leads = choices;
	return true;
}

static bool
show(WebReq *r, const Staff *s, const GError *why, GError **err)
{
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	StaffFormView v = {
		.title = s->id ? s->name : text(p.rd.lang, TEXT_STAFF_ADD),
		.action = s->id ? arena_printf(p.rd.a, "/admin/staff/%" G_GINT64_FORMAT,
		                      s->id)
		                : "/admin/staff",
		.back_url = "/admin/staff",
		.name = s->name ? s->name : "",
		.mail = s->mail ? s->mail : "",
		.phone = s->phone ? s->phone : "",
		.role = s->role,
		.admin = s->admin,
		.active = s->active,
		.english = s->lang == LANG_EN,
		.whens = mail_when_choices(&p.rd, s->mail_when),
		.n_whens = N_MAIL_WHEN_CHOICES,
		.is_new = !s->id,
		.error = why ? req_says(r, why) : NULL,
		.wrong = field_of(why),
	};
	if (!lead_choices(&p, s, &v, err))
		return false;
	p.here = "admin";
	staff_form_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_new(WebReq *r, GError **err)
{
	const Staff s = { .role = ROLE_AGENT, .active = true };

	return show(r, &s, NULL, err);
}

static bool
get_one(WebReq *r, GError **err)
{
	Staff *s;

	if (!staff_store_find(req_db(r), req_arena(r), req_int(r, "id"), &s, err))
		return false;
	return s ? show(r, s, NULL, err) : req_not_found(r);
}

/* As it was typed. */
static Staff
typed(WebReq *r, int64_t id)
{
	return (Staff){
		.id = id,
		.name = req_text(r, "name"),
		.mail = req_text(r, "mail"),
		.phone = req_text(r, "phone"),
		.role = (Role)req_int(r, "role"),
		.lang = lang_from_code(req_text(r, "lang")),
		.mail_when = (MailWhen)req_int(r, "mail_when"),
		.lead_id = req_int(r, "lead"),
		.admin = req_bool(r, "admin"),
		.active = req_bool(r, "active"),
	};
}

static bool
save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	const char *password = req_text(r, "password");
	Staff s = typed(r, id);

	if (!id && !*password)
		fail(&why, ERR_INVALID, "staff.password.short");
	else if (staff_save(req_db(r), req_arena(r), req_actor(r), &s,
	             *password ? password : NULL, &why))
		return req_see_other_saying(r, "/admin/staff", TEXT_ADMIN_SAVED);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	s = typed(r, id);
	return show(r, &s, why, err);
}

static bool
post_new(WebReq *r, GError **err)
{
	return save(r, 0, err);
}

static bool
post_one(WebReq *r, GError **err)
{
	Staff *s;

	if (!staff_store_find(req_db(r), req_arena(r), req_int(r, "id"), &s, err))
		return false;
	return s ? save(r, s->id, err) : req_not_found(r);
}

#define STAFF_PARAMS                                                                     \
	{ "name", P_TEXT, false, 1000, NULL }, { "mail", P_TEXT, false, 1000, NULL },    \
	    { "phone", P_TEXT, false, 200, NULL }, { "role", P_INT, true, 3, NULL },     \
	    { "lang", P_CHOICE, true, 2, "da|en" },                                      \
	    { "mail_when", P_INT, false, MAIL_WORKDAYS, NULL },                          \
	    { "lead", P_INT, false, G_MAXINT64, NULL },                                  \
	    { "password", P_TEXT, false, 2000, NULL },                                   \
	    { "admin", P_BOOL, false, 0, NULL },                                         \
	{                                                                                \
		"active", P_BOOL, false, 0, NULL                                         \
	}

static const Param id_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ 0 },
};
static const Param new_params[] = { STAFF_PARAMS, { 0 } };
static const Param save_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	STAFF_PARAMS,
	{ 0 },
};

const Route staff_routes[] = {
	{ "GET", "/admin/staff", MAY_ADMIN, false, "The staff", NULL, get_all },
	{ "GET", "/admin/staff/new", MAY_ADMIN, false, "The form for somebody new", NULL,
	    get_new },
	{ "POST", "/admin/staff", MAY_ADMIN, true, "Adds somebody", new_params,
	    post_new },
	{ "GET", "/admin/staff/:id", MAY_ADMIN, false, "One of the staff", id_params,
	    get_one },
	{ "POST", "/admin/staff/:id", MAY_ADMIN, true, "Changes one of the staff",
	    save_params, post_one },
	{ 0 },
};
