/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_address.h"

#include <string.h>

#include "base/str.h"
#include "mail/mail_parse.h"
#include "mail/mail_text.h"

static void
collect(Arena *a, InternetAddressList *list, int depth, MailAddress **out, size_t *n)
{
	int length = list ? internet_address_list_length(list) : 0;

	for (int i = 0; i < length && *n < MAIL_MAX_PEOPLE; i++) {
		InternetAddress *ia = internet_address_list_get_address(list, i);

		if (INTERNET_ADDRESS_IS_GROUP(ia)) {
			if (depth < 3)
				collect(a,
				    internet_address_group_get_members(
				        INTERNET_ADDRESS_GROUP(ia)),
				    depth + 1, out, n);
			continue;
		}
		const char *mail = internet_address_mailbox_get_addr(
		    INTERNET_ADDRESS_MAILBOX(ia));
		if (!mail || !strchr(mail, '@'))
			continue;
		*arena_push(a, out, n) = (MailAddress){
			.name = mail_clean_line(a, internet_address_get_name(ia)),
			.mail = str_lower(a, mail_clean_line(a, mail)),
		};
	}
}

MailAddress *
mail_addresses(Arena *a, InternetAddressList *list, size_t *n)
{
	MailAddress *all = NULL;

	*n = 0;
	collect(a, list, 0, &all, n);
	return all;
}

MailAddress
mail_first_address(Arena *a, InternetAddressList *list)
{
	size_t n;
	const MailAddress *all = mail_addresses(a, list, &n);

	return n ? all[0] : (MailAddress){ .name = "" };
}
