/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mail_own.h"

#include <string.h>

char *
mail_mark(Arena *a, const House *house, const char *message_id)
{
	return arena_printf(a, "%s %s", message_id,
	    house_sign(a, house, SIGN_OWN_MAIL, message_id));
}

/* Which mail the mark says that it is; NULL if it is none of ours. */
static const char *
marked(Arena *a, const House *house, const char *mark)
{
	const char *space = mark ? strrchr(mark, ' ') : NULL;
	const char *id = space ? arena_strndup(a, mark, (size_t)(space - mark)) : NULL;

	return id && house_signed(a, house, SIGN_OWN_MAIL, id, space + 1) ? id : NULL;
}

const char *
mail_own_id(Arena *a, const House *house, const InMail *m)
{
	const char *id = marked(a, house, m->mark);

	return id ? id : m->message_id;
}

bool
mail_is_own(Db *db, Arena *a, const House *house, const InMail *m, bool *own,
    int64_t *case_id, int64_t *entry_id, GError **err)
{
	const char *id = marked(a, house, m->mark);
	OutMail *sent = NULL;

	if (id || m->message_id)
		if (!mail_store_find_by_message_id(db, a, id ? id : m->message_id, &sent,
		        err))
			return false;
	*own = id || sent;
	*case_id = sent ? sent->case_id : 0;
	*entry_id = sent ? sent->entry_id : 0;
	return true;
}
