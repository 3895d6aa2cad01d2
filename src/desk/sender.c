/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/sender.h"

#include "store/mailbox_store.h"
#include "store/people_store.h"

static bool
may_send_as(Db *db, Arena *a, int64_t customer_id, const char **from, GError **err)
{
	CustomerAddress *addresses;
	size_t n;

	if (!customer_store_addresses(db, a, customer_id, &addresses, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (addresses[i].kind == ADDRESS_RECIPIENT && addresses[i].send_as) {
			*from = addresses[i].value;
			break;
		}
	return true;
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
		.envelope = m ? m->mail : house->mail,
		.envelope_plus = !m || m->plus_sender,
	};
	if (!customer_id || (m && m->customer_id))
		return true;
	return may_send_as(db, a, customer_id, &out->from, err);
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
