/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "people.q.h"
#include "store/people_store.h"
#include "store/row.h"

static void
read_staff(Arena *a, DbStmt *st, void *out)
{
	*(Staff *)out = (Staff){
		.id = db_int(st, c_staff_id),
		.name = row_text(a, st, c_staff_name),
		.mail = row_text(a, st, c_staff_mail),
		.phone = row_text(a, st, c_staff_phone),
		.role = (Role)db_int(st, c_staff_role),
		.lead_id = db_int(st, c_staff_lead_id),
		.admin = db_int(st, c_staff_admin) != 0,
		.active = db_int(st, c_staff_active) != 0,
		.lang = lang_from_code(db_text(st, c_staff_lang)),
		.mail_when = (MailWhen)db_int(st, c_staff_mail_when),
		.password = row_text(a, st, c_staff_password),
	};
}

bool
staff_store_find(Db *db, Arena *a, int64_t id, Staff **out, GError **err)
{
	return ROW_ONE(a, q_staff_find(db, id), read_staff, out, err);
}

bool
staff_store_find_by_mail(Db *db, Arena *a, const char *mail, Staff **out, GError **err)
{
	return ROW_ONE(a, q_staff_find_by_mail(db, mail), read_staff, out, err);
}

bool
staff_store_all(Db *db, Arena *a, Staff **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_staff_all(db), read_staff, out, n_out, err);
}

bool
staff_store_save(Db *db, Staff *s, GError **err)
{
	if (s->id)
		return row_exec(q_staff_save(db, s->id, s->name, s->mail, s->phone,
		                    s->role, s->admin, lang_code(s->lang), s->password,
		                    s->active, mail_when_of(s->mail_when),
		                    row_some(&s->lead_id)),
		    err);
	return row_int(q_staff_add(db, s->name, s->mail, s->phone, s->role, s->admin,
	                   lang_code(s->lang), s->password, s->active,
	                   mail_when_of(s->mail_when), row_some(&s->lead_id)),
	    &s->id, err);
}

bool
customer_store_consultants(Db *db, Arena *a, int64_t customer_id, Staff **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_customer_consultants(db, customer_id), read_staff, out, n_out,
	    err);
}

bool
customer_store_set_consultants(Db *db, int64_t customer_id, const int64_t *staff_ids,
    size_t n, GError **err)
{
	if (!row_exec(q_customer_consultants_clear(db, customer_id), err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!row_exec(q_customer_consultant_add(db, customer_id, staff_ids[i]),
		        err))
			return false;
	return true;
}
