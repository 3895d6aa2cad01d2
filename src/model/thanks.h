/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * thanks.h - does somebody only say thank you? Such a mail asks for nothing: a case that
 * is closed stays so. Pure. */
#pragma once

#include <stdbool.h>

/* Of what was written now, without quotation; a signature is passed over. It is thanks if
 * every word of it is among those with which people thank, greet and say that it works
 * now, in Danish, Swedish, Norwegian, English and German; or a name after a greeting or
 * at the end. An unknown word, a question or a "not" makes it more than that: in doubt
 * it is. */
bool text_is_thanks(const char *reply);
