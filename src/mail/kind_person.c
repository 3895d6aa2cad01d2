/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/kind_person.h"

#include <glib.h>
#include <string.h>

/* Within User-Agent or X-Mailer. */
static const char *const clients[] = { "thunderbird", "mozilla", "icedove", "seamonkey",
	"betterbird", "postbox", "mutt", "gnus", "emacs", "kmail", "evolution", "ximian",
	"microsoft outlook", "microsoft-macoutlook", "microsoft-entourage",
	"outlook express", "windows mail", "windows live mail", "internet mail service",
	"apple mail", "iphone mail", "ipad mail", "claws", "sylpheed", "alpine", "pine ",
	"eudora", "the bat!", "lotus notes", "ibm notes", "hcl notes", "squirrelmail",
	"roundcube", "horde", "(imp)", "zimbra", "becky!", "pegasus mail", "[elm ",
	"elm 2", "exmh", "mew version", "wanderlust", "opera mail", "opera7", "balsa",
	"trojita", "k-9 mail", "yahoomail", "airmail", "em client", "emclient",
	"mailspring", "geary", "mh-e", "nmh", "git-send-email", "groupwise", "aolmail",
	"qqmail", "foxmail", "tutanota", "sogomail", "open-xchange", "forte agent",
	"vivaldi mail", NULL };

/* Within the Message-ID. */
static const char *const makers[] = { "mail.gmail.com", "<pine.", "<alpine.", "@phx.gbl",
	".protonmail", NULL };

static bool
names_any(const KindMail *m, const char *header, const char *const *words)
{
	for (; *words; words++)
		if (kind_header_says(m, header, *words))
			return true;
	return false;
}

bool
kind_by_client(const KindMail *m)
{
	return names_any(m, "User-Agent", clients) || names_any(m, "X-Mailer", clients) ||
	       names_any(m, "Message-ID", makers) || kind_header(m, "X-Newsreader");
}

/* "owner-x@…", "x-owner@…", "x-bounces@…": who passes on what is written to a list. */
static bool
is_of_list(const char *value)
{
	static const char *const ends[] = { "-owner@", "-owner+", "-bounces@", "-bounce@",
		"-bounces+", "-admin@", "-errors@", NULL };

	for (size_t i = 0; value && ends[i]; i++)
		if (strstr(value, ends[i]))
			return true;
	value = value ? value + strspn(value, "<\" ") : "";
	return g_ascii_strncasecmp(value, "owner-", 6) == 0 ||
	       g_ascii_strncasecmp(value, "sentto-", 7) == 0;
}

bool
kind_is_post_to_list(const KindMail *m)
{
	static const char *const headers[] = { "X-Mailman-Version", "X-BeenThere",
		"X-Google-Group-Id", "X-Mailing-List", "Mailing-List", "X-eGroups-Return",
		"X-List", "X-Listar-Version", "X-Ecartis-Version", "X-Sequence" };

	/* RFC 2369, 3.4: nobody may. */
	if (kind_header(m, "List-Post"))
		return !kind_header_says(m, "List-Post", "no") ||
		       kind_header_says(m, "List-Post", "@");
	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++)
		if (kind_header(m, headers[i]))
			return true;
	return is_of_list(kind_header(m, "Sender"));
}
