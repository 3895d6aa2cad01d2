/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/set_up_store.h"

#include "set_up.q.h"
#include "store/row.h"

static void
read_state(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(SetUpState *)out = (SetUpState){
		.has_customer = db_int(st, c_set_up_state_customers) != 0,
		.has_agreement = db_int(st, c_set_up_state_agreements) != 0,
		.has_people = db_int(st, c_set_up_state_people) != 0,
		.has_mailbox = db_int(st, c_set_up_state_mailboxes) != 0,
		.has_mail = db_int(st, c_set_up_state_mails) != 0,
	};
}

bool
set_up_store_state(Db *db, SetUpState *out, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	SetUpState *state;

	if (!ROW_ONE(a, q_set_up_state(db), read_state, &state, err))
		return false;
	*out = *state;
	return true;
}
