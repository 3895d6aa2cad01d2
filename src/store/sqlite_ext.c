/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/sqlite_ext.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "store/sqlite_snowball.h"

/* --- collation --- */

static int
compare_danish(void *arg, int a_size, const void *a, int b_size, const void *b)
{
	UErrorCode rc = U_ZERO_ERROR;
	UCollationResult order = ucol_strcollUTF8(arg, a, a_size, b, b_size, &rc);

	if (U_SUCCESS(rc) && order != UCOL_EQUAL)
		return order == UCOL_LESS ? -1 : 1;
	int bytes = memcmp(a, b, (size_t)(a_size < b_size ? a_size : b_size));
	return bytes ? bytes : a_size - b_size;
}

static void
close_collator(void *arg)
{
	ucol_close(arg);
}

static bool
register_danish(sqlite3 *db)
{
	UErrorCode rc = U_ZERO_ERROR;
	UCollator *danish = ucol_open("da", &rc);

	if (U_FAILURE(rc))
		return false;
	if (sqlite3_create_collation_v2(db, "danish", SQLITE_UTF8, danish, compare_danish,
	        close_collator) == SQLITE_OK)
		return true;
	ucol_close(danish);
	return false;
}

/* --- skranke_fold() --- */

static void
fold(sqlite3_context *ctx, int n_args, sqlite3_value **args)
{
	const UChar *s = sqlite3_value_text16(args[0]);
	int32_t size = sqlite3_value_bytes16(args[0]) / 2;
	UErrorCode rc = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&rc);

	(void)n_args;
	if (!s)
		return;
	int32_t folded_size = unorm2_normalize(nfkc, s, size, NULL, 0, &rc);
	if (U_FAILURE(rc) && rc != U_BUFFER_OVERFLOW_ERROR) {
		sqlite3_result_error(ctx, u_errorName(rc), -1);
		return;
	}
	UChar *folded = sqlite3_malloc64(
	    ((sqlite3_uint64)folded_size + 1) * sizeof(UChar));
	if (!folded) {
		sqlite3_result_error_nomem(ctx);
		return;
	}
	rc = U_ZERO_ERROR;
	unorm2_normalize(nfkc, s, size, folded, folded_size + 1, &rc);
	sqlite3_result_text16(ctx, folded, folded_size * 2, sqlite3_free);
}

bool
sqlite_ext_register(sqlite3 *db)
{
	return register_danish(db) &&
	       sqlite3_create_function_v2(db, "skranke_fold", 1,
	           SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, fold,
	           NULL, NULL, NULL) == SQLITE_OK &&
	       sqlite_snowball_register(db);
}
