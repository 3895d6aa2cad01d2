/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/person_row.h"

PersonRow *
person_rows(const Reader *rd, const Person *people, size_t n, bool with_customer)
{
	PersonRow *rows = arena_newv(rd->a, PersonRow, n);

	for (size_t i = 0; i < n; i++) {
		const Person *p = &people[i];

		rows[i] = (PersonRow){
			.url = arena_printf(rd->a, "/person/%" G_GINT64_FORMAT, p->id),
			.name = p->name,
			.initials = initials_of(rd->a, p->name),
			.phone = p->phone,
			.mail = p->mail,
			.customer = with_customer ? p->customer_name : NULL,
			.is_contact = p->contact,
			.is_told = p->outages,
			.is_active = p->active,
		};
	}
	return rows;
}

CustomerRow *
customer_rows(Arena *a, const Customer *customers, size_t n)
{
	CustomerRow *rows = arena_newv(a, CustomerRow, n);

	for (size_t i = 0; i < n; i++)
		rows[i] = (CustomerRow){
			.url = arena_printf(a, "/customer/%" G_GINT64_FORMAT,
			    customers[i].id),
			.name = customers[i].name,
			.phone = customers[i].phone,
			.slug = customers[i].slug,
			.is_active = customers[i].active,
		};
	return rows;
}

Choice *
lang_choices(const Reader *rd, Lang lang)
{
	Choice *choices = arena_newv(rd->a, Choice, N_LANGS);

	choices[0] = (Choice){ "da", text(rd->lang, TEXT_LANG_DA), lang == LANG_DA };
	choices[1] = (Choice){ "en", text(rd->lang, TEXT_LANG_EN), lang == LANG_EN };
	return choices;
}

Choice *
mail_when_choices(const Reader *rd, MailWhen chosen)
{
	static const TextId words[] = { TEXT_MAIL_WHEN_ANY_TIME, TEXT_MAIL_WHEN_DAYTIME,
		TEXT_MAIL_WHEN_WORKDAYS };
	Choice *choices = arena_newv(rd->a, Choice, N_MAIL_WHEN_CHOICES);

	for (unsigned i = 0; i < N_MAIL_WHEN_CHOICES; i++)
		choices[i] = (Choice){ arena_printf(rd->a, "%u", i + 1),
			text(rd->lang, words[i]), mail_when_of(chosen) == i + 1 };
	return choices;
}
