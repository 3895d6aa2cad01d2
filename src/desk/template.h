/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * template.h (desk) - short texts for what one writes: the house's, which administrators
 * keep, and each one's own. Errors as in case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/case.h"
#include "model/template.h"
#include "store/db.h"

#define TEMPLATE_MAX_NAME 100   /* characters */
#define TEMPLATE_MAX_TEXT 10000 /* bytes */

/* id 0 adds; t->staff_id is 0 (the house's) or the actor's own. ERR_INVALID
 * "template.name.missing", "template.text.missing", "template.field.unknown": *unknown,
 * unless NULL, is that field then; ERR_DENIED "template.others", "admin.only". */
bool template_save(Db *db, Arena *a, const Actor *who, Template *t, const char **unknown,
    GError **err);
bool template_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err);
/* May he change it? */
static inline bool
template_is_his(const Template *t, const Actor *who)
{
	return t->staff_id ? t->staff_id == who->staff_id : who->admin;
}

/* What its fields stand for in a case, in the words of its language. */
bool template_facts(Db *db, Arena *a, const Actor *who, const Case *c,
    TemplateFacts *facts, GError **err);

/* Somebody of the staff has seen what names him in a case, or in all (0). */
bool mention_see(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);
