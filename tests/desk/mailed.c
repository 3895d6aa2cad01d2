/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mailed.h"

#include <string.h>

const MailAddress ida = { "Ida Holm", "ida@bager.example" };
const MailAddress per = { "Per Dahl", "per@bager.example" };
const MailAddress ole = { "Ole", "ole@smed.example" };
const MailAddress anna = { "Anna", "anna@nordlys.example" };

/* As it came, but for what the story leaves out. */
static MailReceived
comes(Desk *d, InMail m)
{
	MailReceived done;

	m.subject = m.subject ? m.subject : "Skærmen";
	m.text = m.text ? m.text : "Den er sort.";
	m.raw = m.text;
	m.raw_size = strlen(m.text);
	must(mail_receive(d->db, d->blobs, d->a, &d->desk, &m, &done, ERR_HERE));
	return done;
}

MailReceived
mail_comes(Desk *d, MailAddress from, InMail m)
{
	m.from = from;
	m.may_answer = m.kind == MAIL_NORMAL;
	return comes(d, m);
}

const Entry *
last_entry(Desk *d, int64_t id)
{
	size_t n;
	const Entry *e = desk_entries(d, id, &n);

	return &e[n - 1];
}

const char *
subject_of(Desk *d, int64_t id)
{
	return arena_printf(d->a, "SV: Printeren [Sag#%d]", (int)id);
}

void
add_person(Desk *d, MailAddress who, int64_t customer, bool contact)
{
	Person p = { .name = who.name,
		.mail = who.mail,
		.customer_id = customer,
		.contact = contact,
		.outages = contact,
		.active = true };

	must(person_save(d->db, d->a, &d->anna, &p, ERR_HERE));
}

void
close_case(Desk *d, int64_t id)
{
	CaseWrite w = { .case_id = id,
		.seen = desk_case(d, id)->version,
		.text = "Ny tromle",
		.status = STATUS_CLOSED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
}

InMail
forward_of(MailAddress from)
{
	return (InMail){
		.subject = "VS: Skærmen",
		.text = "Kan I hjælpe?\n\nFra: Ida\n\nDen er sort.",
		.forward = { .from = from,
		    .subject = "Skærmen",
		    .note = "Kan I hjælpe?",
		    .text = "Den er sort." },
	};
}
