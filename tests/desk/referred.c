/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "referred.h"

#include <string.h>

#include "base/err.h"

int64_t
add_supplier(Desk *d, const char *mail, bool unread)
{
	static const char *const needs[] = { "Linjenummer", "Serienummer" };
	static const char *const addresses[] = { "net.example" };
	HoursSpan spans[5];

	for (uint8_t i = 0; i < 5; i++)
		spans[i] = (HoursSpan){ (uint8_t)(i + 1), 8 * 60, 16 * 60 };
	SupplierSave s = {
		.supplier = { .name = "Nettet A/S",
		    .mail = mail,
		    .phone = "70 11 22 33",
		    .hours_words = "",
		    .time_zone = "Europe/Copenhagen",
		    .answer = HOURS(4),
		    .templates = { "", "" },
		    .unread = unread,
		    .active = true },
		.spans = spans,
		.n_spans = G_N_ELEMENTS(spans),
		.needs = needs,
		.n_needs = G_N_ELEMENTS(needs),
		.addresses = addresses,
		.n_addresses = G_N_ELEMENTS(addresses),
	};
	must(supplier_save(d->db, d->a, &d->anna, &s, ERR_HERE));
	return s.supplier.id;
}

int64_t
pass_on(Desk *d, int64_t supplier, int64_t case_id)
{
	const ReferralSend w = { .case_id = case_id,
		.supplier_id = supplier,
		.text = "Linjen er nede. Hvornår er den oppe?" };
	int64_t id = 0;

	must(referral_send(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	return id;
}

Referral *
referral(Desk *d, int64_t id)
{
	Referral *r = NULL;

	must(referral_store_find(d->db, d->a, id, &r, ERR_HERE));
	return r;
}

OutMail *
last_mail(Desk *d)
{
	OutMail *mails = NULL;
	size_t n = 0;

	must(mail_store_list(d->db, d->a, 0, 1, &mails, &n, ERR_HERE));
	return n ? &mails[0] : NULL;
}

InMail
mail_from(const char *from, const char *subject, const char *text)
{
	return (InMail){ .envelope_from = from,
		.from = { .name = "Bo", .mail = from },
		.subject = subject,
		.text = text,
		.may_answer = true,
		.raw = text,
		.raw_size = strlen(text) };
}

MailReceived
receive(Desk *d, InMail m)
{
	MailReceived done;

	must(mail_receive(d->db, d->blobs, d->a, &d->desk, &m, &done, ERR_HERE));
	return done;
}

MailReceived
answer(Desk *d, int64_t id, const char *from, const char *text)
{
	InMail m = mail_from(from, "Re: Printeren virker ikke [Sag#1001]", text);
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	m.envelope_to = house_supplier_address(d->a, &house, id);
	return receive(d, m);
}

ReferralWord *
proposal(Desk *d, int64_t id)
{
	ReferralWord *words = NULL;
	size_t n = 0;

	must(referral_store_words(d->db, d->a, id, &words, &n, ERR_HERE));
	for (size_t i = n; i > 0; i--)
		if (words[i - 1].state == WORD_PROPOSED)
			return &words[i - 1];
	return NULL;
}
