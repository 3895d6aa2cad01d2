/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/sender.h"

#include "store/mailbox_store.h"
#include "store/people_store.h"

/* "Møllens Bageri, Nordlys IT" */
static bool
name_both(Db *db, Arena *a, const House *house, int64_t customer_id, Sender *out,
    GError **err)
{
	Customer *c;

	if (!customer_store_find(db, a, customer_id, &c, err))
		return false;
	if (c)
		out->name = arena_printf(a, "%s, %s", c->name, house->name);
	return true;
}

static bool
write_as_customer(Db *db, Arena *a, const House *house, int64_t customer_id, Sender *out,
    GError **err)
{
	CustomerAddress *addresses;
	bool has_own = false;
	size_t n;

	if (!customer_store_addresses(db, a, customer_id, &addresses, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (addresses[i].kind != ADDRESS_RECIPIENT)
			continue;
		has_own = true;
		if (addresses[i].send_as) {
			out->from = addresses[i].value;
			return true;
		}
	}
	return !has_own || name_both(db, a, house, customer_id, out, err);
}

bool
sender_find(Db *db, Arena *a, const House *house, int64_t customer_id, Sender *out,
    GError **err)
{
	Mailbox *m;

	if (!mailbox_store_sender(db, a, customer_id, &m, err))
		return false;
	*out = (Sender){
		.mailbox = m,
		.from = m                   ? m->mail
		        : *house->smtp_from ? house->smtp_from
		                            : house->mail,
		.name = house->name,
		.envelope = m ? m->mail : house->mail,
		.envelope_plus = !m || m->plus_sender,
	};
	if (!customer_id || (m && m->customer_id))
		return true;
	return write_as_customer(db, a, house, customer_id, out, err);
}

bool
sender_is_set(Db *db, const House *house, bool *is, GError **err)
{
	int64_t n;

	if (!mailbox_store_senders(db, &n, err))
		return false;
	*is = *house->smtp_host || n > 0;
	return true;
}
