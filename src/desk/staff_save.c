/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/password.h"
#include "desk/people.h"
#include "desk/typed.h"
#include "store/desk_store.h"
#include "store/people_store.h"

typedef struct {
	Arena *arena;
	Staff *staff;
	bool ends_sessions;
	Instant now;
} Saving;

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Staff *same;

	if (!staff_store_find_by_mail(db, s->arena, s->staff->mail, &same, err))
		return false;
	if (same && same->id != s->staff->id)
		return fail(err, ERR_CONFLICT, "staff.mail.taken");
	if (s->staff->lead_id) {
		Staff *lead;

		if (!staff_store_find(db, s->arena, s->staff->lead_id, &lead, err))
			return false;
		if (!lead || lead->id == s->staff->id)
			return fail(err, ERR_INVALID, "staff.lead.unknown");
	}
	if (!staff_store_save(db, s->staff, err))
		return false;
	/* Who leaves may leave a hole in the roster. */
	if (!s->staff->active &&
	    !job_store_set(db, JOB_ROSTER_WATCH, 0, s->now, s->now, err))
		return false;
	return !s->ends_sessions || session_store_end_all_of(db, s->staff->id, err);
}

bool
staff_save(Db *db, Arena *a, const Actor *who, Staff *s, const char *password,
    GError **err)
{
	Saving saving = { a, s, password || !s->active, who->now };

	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	if (!typed_name(a, s->name, &s->name, err) ||
	    !typed_mail(a, s->mail, &s->mail, err))
		return false;
	if (!s->mail)
		return fail(err, ERR_INVALID, "person.mail.invalid");
	if (s->role < ROLE_AGENT || s->role > ROLE_PARTNER)
		return fail(err, ERR_INVALID, "staff.role.unknown");
	if (password && g_utf8_strlen(password, -1) < PASSWORD_MIN)
		return fail(err, ERR_INVALID, "staff.password.short");
	if (password && strlen(password) > PASSWORD_MAX)
		return fail(err, ERR_INVALID, "staff.password.long");
	s->phone = typed_phone(a, s->phone);
	s->password = password ? password_hash(a, password) : NULL;
	return db_transact(db, save, &saving, err);
}
