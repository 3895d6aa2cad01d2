/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide_store.h - the knowledge base as rows. As in people_store.h: found is NULL if
 * there is none, and what adds or saves runs inside a transaction. */
#pragma once

#include "base/arena.h"
#include "model/guide.h"
#include "store/db.h"

#define GUIDE_ANY_CUSTOMER (-1)

bool guide_store_find(Db *db, Arena *a, int64_t id, Guide **out, GError **err);
/* By title, after a title and id ("" and 0 for the first page); those in use, or those
 * that were put away. */
bool guide_store_list(Db *db, Arena *a, bool active, const char *after_title,
    int64_t after_id, int limit, Guide **out, size_t *n_out, GError **err);

/* Whose guides are looked through: those for all and those of the customer (0: of none;
 * GUIDE_ANY_CUSTOMER: everybody's). With only_public it is safe to show a person of that
 * customer what is found. */
typedef struct {
	int64_t customer_id;
	bool only_public;
} GuideScope;
bool guide_in_scope(const Guide *g, const GuideScope *scope);
/* All words must occur, the last may be a beginning; the best first. */
bool guide_store_search(Db *db, Arena *a, const GuideScope *scope, const char *typed,
    int limit, Guide **out, size_t *n_out, GError **err);
/* Those whose title or keywords have words of a text, the best first: what may help
 * whoever wrote it. */
bool guide_store_fitting(Db *db, Arena *a, const GuideScope *scope, const char *said,
    int limit, Guide **out, size_t *n_out, GError **err);

/* All versions, the newest first; without how often it was used. */
bool guide_store_versions(Db *db, Arena *a, int64_t id, Guide **out, size_t *n_out,
    GError **err);
/* A guide without a version; sets its id. Its first one must follow. */
bool guide_store_new(Db *db, Guide *g, GError **err);
/* Adds a version behind the one that was seen, g->version (0 of a new one), and sets it;
 * ERR_CONFLICT "guide.changed". */
bool guide_store_save(Db *db, Guide *g, GError **err);

/* Sets its id. */
bool guide_store_add_picture(Db *db, int64_t guide_id, GuidePicture *p, GError **err);
bool guide_store_pictures(Db *db, Arena *a, int64_t guide_id, GuidePicture **out,
    size_t *n_out, GError **err);

/* Those that were given in a case, as they were given last. */
bool guide_store_of_case(Db *db, Arena *a, int64_t case_id, GuideUse **out, size_t *n_out,
    GError **err);
bool guide_store_add_use(Db *db, const GuideUse *use, int64_t case_id, GError **err);
bool guide_store_say(Db *db, const GuideUse *use, bool worked, GError **err);
