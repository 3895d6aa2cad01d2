/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/supplier_form.h"

#include "base/err.h"
#include "base/str.h"
#include "desk/supplier.h"
#include "model/week_text.h"
#include "supplier.tmpl.h" /* made from web/tmpl/supplier.tmpl */
#include "web/person_row.h"

static const TextId days[] = { TEXT_WHEN_MONDAY, TEXT_WHEN_TUESDAY, TEXT_WHEN_WEDNESDAY,
	TEXT_WHEN_THURSDAY, TEXT_WHEN_FRIDAY, TEXT_WHEN_SATURDAY, TEXT_WHEN_SUNDAY };

static void
set_days(WebReq *r, SupplierForm *v)
{
	for (int i = 0; i < 7; i++) {
		v->hours[i].name = arena_printf(req_arena(r), "hours%d", i + 1);
		v->hours[i].day = text(req_lang(r), days[i]);
		if (!v->hours[i].typed)
			v->hours[i].typed = "";
	}
}

SupplierForm
supplier_form_empty(WebReq *r)
{
	SupplierForm v = { .name = "",
		.mail = "",
		.phone = "",
		.web = "",
		.hours_words = "",
		.zone = "",
		.answer = "8",
		.needs = "",
		.addresses = "",
		.template_da = "",
		.template_en = "",
		.active = true };

	for (int i = 0; i < 5; i++)
		v.hours[i].typed = "8-16";
	set_days(r, &v);
	return v;
}

static const char *
joined(Arena *a, const char **all, size_t n)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(lines, "%s\n", all[i]);
	return arena_strdup(a, lines->str);
}

static const char *
or_empty(const char *s)
{
	return s ? s : "";
}

bool
supplier_form_load(WebReq *r, int64_t id, SupplierForm *v, bool *found, GError **err)
{
	Arena *a = req_arena(r);
	const char **needs, **addresses;
	size_t n_needs, n_addresses, n_spans;
	HoursSpan *spans;
	Supplier *s;

	if (!supplier_store_find(req_db(r), a, id, &s, err))
		return false;
	*found = s != NULL;
	if (!s)
		return true;
	if (!supplier_store_needs(req_db(r), a, id, &needs, &n_needs, err) ||
	    !supplier_store_addresses(req_db(r), a, id, &addresses, &n_addresses, err) ||
	    !supplier_store_spans(req_db(r), a, id, &spans, &n_spans, err))
		return false;
	*v = (SupplierForm){
		.version = s->version,
		.name = s->name,
		.mail = or_empty(s->mail),
		.phone = or_empty(s->phone),
		.web = or_empty(s->web),
		.hours_words = s->hours_words,
		.zone = s->time_zone,
		.answer = arena_printf(a, "%" G_GINT64_FORMAT, s->answer / HOURS(1)),
		.needs = joined(a, needs, n_needs),
		.addresses = joined(a, addresses, n_addresses),
		.template_da = s->templates[LANG_DA],
		.template_en = s->templates[LANG_EN],
		.unread = s->unread,
		.active = s->active,
	};
	v->langs = lang_choices(&(Reader){ .a = a, .lang = req_lang(r) }, s->lang);
	v->n_langs = N_LANG_CHOICES;
	for (int i = 0; i < 7; i++)
		v->hours[i].typed = week_text(a, i + 1, spans, n_spans);
	set_days(r, v);
	return true;
}

/* Which field it is that does not hold. */
static const char *
wrong_field(const GError *why)
{
	static const char *const fields[][2] = {
		{ "person.name", "name" },
		{ "person.mail", "mail" },
		{ "supplier.web", "web" },
		{ "supplier.answer", "answer" },
		{ "agreement.time_zone", "zone" },
		{ "supplier.hours", "hours" },
		{ "supplier.address", "addresses" },
		{ "supplier.needs", "needs" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (g_str_has_prefix(why->message, fields[i][0]))
			return fields[i][1];
	return NULL;
}

bool
supplier_form_show(WebReq *r, int64_t id, SupplierForm *v, const GError *why,
    GError **err)
{
	TextArg name = TEXT_ARG(v->name);
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	const char *own = arena_printf(p.rd.a, "/supplier/%" G_GINT64_FORMAT, id);
	v->title = id ? text_format(p.rd.a, p.rd.lang, TEXT_SUPPLIER_EDIT, &name, 1)
	              : text(p.rd.lang, TEXT_SUPPLIER_NEW);
	v->url = v->back_url = id ? own : "/suppliers";
	if (!v->langs) {
		v->langs = lang_choices(&p.rd, LANG_DA);
		v->n_langs = N_LANG_CHOICES;
	}
	const House *house = req_house(r, err);
	if (!house)
		return false;
	v->house_zone = house->time_zone;
	if (why) {
		v->error = req_says(r, why);
		v->wrong = wrong_field(why);
	}
	p.here = "suppliers";
	supplier_form(p.body, v);
	return page_end(&p, why ? req_status_of(why) : 200, v->title, err);
}

/* --- what was typed --- */

static SupplierForm
typed_of(WebReq *r)
{
	SupplierForm v = {
		.version = req_int(r, "seen"),
		.name = req_text(r, "name"),
		.mail = req_text(r, "mail"),
		.phone = req_text(r, "phone"),
		.web = req_text(r, "web"),
		.hours_words = req_text(r, "hours_words"),
		.zone = req_text(r, "zone"),
		.answer = req_text(r, "answer"),
		.needs = req_text(r, "needs"),
		.addresses = req_text(r, "addresses"),
		.template_da = req_text(r, "template_da"),
		.template_en = req_text(r, "template_en"),
		.unread = req_bool(r, "unread"),
		.active = req_bool(r, "active"),
	};

	v.langs = lang_choices(&(Reader){ .a = req_arena(r), .lang = req_lang(r) },
	    lang_from_code(req_text(r, "lang")));
	v.n_langs = N_LANG_CHOICES;
	set_days(r, &v);
	for (int i = 0; i < 7; i++)
		v.hours[i].typed = req_text(r, v.hours[i].name);
	return v;
}

static const char *const *
lines_of(Arena *a, const char *typed, bool lower, size_t *n)
{
	g_auto(GStrv) each = g_strsplit(typed, "\n", -1);
	const char **lines = NULL;

	*n = 0;
	for (char **line = each; *line; line++) {
		const char *value = arena_strdup(a, g_strstrip(*line));

		/* "@net.example" is the domain too */
		if (lower)
			value = str_lower(a, value + (*value == '@'));
		if (*value)
			*arena_push(a, &lines, n) = value;
	}
	return lines;
}

static bool
read_hours(Arena *a, const SupplierForm *v, HoursSpan **spans, size_t *n, GError **err)
{
	for (int i = 0; i < 7; i++)
		if (!week_text_read(a, i + 1, v->hours[i].typed, spans, n))
			return fail(err, ERR_INVALID, "supplier.hours.invalid");
	return true;
}

bool
supplier_form_save(WebReq *r, int64_t id, GError **err)
{
	g_autoptr(GError) why = NULL;
	Arena *a = req_arena(r);
	SupplierForm v = typed_of(r);
	HoursSpan *spans = NULL;
	SupplierSave save = {
		.supplier = { .id = id,
		    .version = v.version,
		    .name = v.name,
		    .mail = v.mail,
		    .phone = v.phone,
		    .web = v.web,
		    .hours_words = v.hours_words,
		    .time_zone = v.zone,
		    .answer = HOURS(g_ascii_strtoll(v.answer, NULL, 10)),
		    .templates = { [LANG_DA] = v.template_da, [LANG_EN] = v.template_en },
		    .lang = lang_from_code(req_text(r, "lang")),
		    .unread = v.unread,
		    .active = v.active },
	};

	save.needs = lines_of(a, v.needs, false, &save.n_needs);
	save.addresses = lines_of(a, v.addresses, true, &save.n_addresses);
	bool ok = read_hours(a, &v, &spans, &save.n_spans, &why);
	save.spans = spans;
	if (ok && supplier_save(req_db(r), a, req_actor(r), &save, &why))
		return req_see_other_saying(r,
		    arena_printf(a, "/supplier/%" G_GINT64_FORMAT, save.supplier.id),
		    TEXT_SUPPLIER_DONE);
	if (req_user_can_mend(why))
		return supplier_form_show(r, id, &v, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}
