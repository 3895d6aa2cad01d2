/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"

/* clang-format off: it would put spaces around the hyphen */
G_DEFINE_QUARK(skranke - error, err)
/* clang-format on */

bool
err_is_for_user(const GError *e)
{
	return err_is(e, ERR_INVALID) || err_is(e, ERR_DENIED) ||
	       err_is(e, ERR_CONFLICT) || err_is(e, ERR_LIMIT);
}

#undef fail /* what analysers are told of it */
bool
fail(GError **err, ErrCode code, const char *fmt, ...)
{
	if (err) {
		va_list ap;

		g_assert(!*err);
		va_start(ap, fmt);
		*err = g_error_new_valist(ERR, (int)code, fmt, ap);
		va_end(ap);
	}
	return false;
}
