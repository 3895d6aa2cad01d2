/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_address.h - the people of a mail, out of its headers. */
#pragma once

#include <gmime/gmime.h>

#include "model/mail.h"

/* All addresses of a list, groups taken apart, at most MAIL_MAX_PEOPLE; what is none is
 * left out. Names decoded; addresses in lower case. */
MailAddress *mail_addresses(Arena *a, InternetAddressList *list, size_t *n);
/* The first of it; mail NULL if there is none. */
MailAddress mail_first_address(Arena *a, InternetAddressList *list);
