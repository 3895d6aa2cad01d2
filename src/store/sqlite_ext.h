/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sqlite_ext.h - what our SQL expects of SQLite beyond SQLite itself.
 *
 * - The collation "danish": Abel … Østergård, Ågård (aa sorts as å); texts that differ
 *   are never equal.
 * - The FTS5 tokenizer "snowball", with one language or two:
 *   tokenize = 'snowball danish english'. Each word is indexed as its stem in each
 *   language and as it stands, so that "printer" finds "printeren"; å and aa, æ and ae,
 *   ø and oe are the same. A prefix query looks for words as they stand.
 * - The function skranke_fold(text): NFKC, without regard to case. For comparing
 *   what people typed: mail addresses, names.
 *
 * Knows only SQLite, ICU and libstemmer, as sqlgen is built with it too. */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>

/* To be called once on each connection. When it fails, sqlite3_errmsg() may say why. */
bool sqlite_ext_register(sqlite3 *db);
