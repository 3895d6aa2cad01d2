/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/person_form.h"

#include "web/person_row.h"

/* Which field it is that does not hold. */
static const char *
wrong_field(const GError *why)
{
	if (g_str_has_prefix(why->message, "person.name"))
		return "name";
	return g_str_has_prefix(why->message, "person.mail") ? "mail" : NULL;
}

Person
person_form_read(WebReq *r, int64_t id)
{
	return (Person){
		.id = id,
		.version = req_int(r, "seen"),
		.name = req_text(r, "name"),
		.mail = req_text(r, "mail"),
		.phone = req_text(r, "phone"),
		.lang = lang_from_code(req_text(r, "lang")),
		.contact = req_bool(r, "contact"),
		.outages = req_bool(r, "outages"),
		.active = req_bool(r, "active"),
	};
}

PersonFields
person_form_fields(WebReq *r, const Reader *rd, const Person *p, const GError *why)
{
	const TextArg name[] = { text_arg_s(p->name) };

	return (PersonFields){
		.title = p->id ? text_format(rd->a, rd->lang, TEXT_PERSON_EDIT, name, 1)
		               : text(rd->lang, TEXT_PERSON_NEW),
		.version = p->version,
		.name = p->name,
		.mail = p->mail ? p->mail : "",
		.phone = p->phone ? p->phone : "",
		.langs = lang_choices(rd, p->lang),
		.n_langs = N_LANG_CHOICES,
		.contact = p->contact,
		.outages = p->outages,
		.active = p->active,
		.is_new = !p->id,
		.error = why ? req_says(r, why) : NULL,
		.wrong = why ? wrong_field(why) : NULL,
	};
}
