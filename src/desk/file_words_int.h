/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * file_words_int.h - for case_enter.c only: runs inside its transaction. */
#pragma once

#include "desk/case_int.h"

/* Of a new entry: its files are to be read, if they may have words. */
bool file_words_want(Db *db, const Entry *e, GError **err);
