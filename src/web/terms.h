/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * terms.h - an agreement in words and pictures, for its page and for the preview. */
#pragma once

#include "web/agreement_view.h"
#include "web/chip_view.h"

/* Of an agreement whose hours were made; lives in the reader's arena. */
TermsView *terms_of(const Reader *rd, const Agreement *ag);
/* "3. februar 2027", in the agreement's zone. */
const char *terms_date(const Reader *rd, const Agreement *ag, Instant at);
const char *terms_day(const Reader *rd, Day day);
