/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/kind_mail.h"

#include <glib.h>
#include <string.h>

const char *
kind_header(const KindMail *m, const char *name)
{
	for (size_t i = 0; i < m->n_headers; i++)
		if (g_ascii_strcasecmp(m->headers[i].name, name) == 0)
			return m->headers[i].value;
	return NULL;
}

bool
kind_header_says(const KindMail *m, const char *name, const char *word)
{
	const char *value = kind_header(m, name);
	g_autofree char *lower = value ? g_ascii_strdown(value, -1) : NULL;

	return lower && strstr(lower, word);
}

const KindPart *
kind_part(const KindMail *m, const char *type)
{
	for (size_t i = 0; i < m->n_parts; i++)
		if (strcmp(m->parts[i].type, type) == 0)
			return &m->parts[i];
	return NULL;
}

const char *
kind_text(const KindMail *m)
{
	const KindPart *plain = kind_part(m, "text/plain");
	const KindPart *html = kind_part(m, "text/html");

	/* Some send an empty plain part beside. */
	if (plain && (*plain->text || !html))
		return plain->text;
	return html ? html->text : "";
}
