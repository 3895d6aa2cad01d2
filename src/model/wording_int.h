/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wording_int.h - between the table of wordings and the language of their fields. */
#pragma once

#include "model/wording.h"

/* The fields without which the mail says nothing, as bits 1 << WordingField. */
uint32_t wording_must(WordingKind kind);
