/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * audience.h - who is told what, and when (M14): one table of rules. */
#pragma once

#include <stdbool.h>

#include "model/case.h"
#include "model/entry.h"
#include "model/mail.h"

/* The mail that an entry gives the reporter, or 0 if he is told nothing. c is the case
 * after the entry, before is as it was (NULL if the entry opened it). */
OutMailKind audience_reporter_mail(const Case *before, const Case *c, const Entry *e);
