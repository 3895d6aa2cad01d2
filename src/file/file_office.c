/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "file/file_int.h"
#include "file/office_xml.h"

#define MEMBERS  4096                        /* more are not looked at */
#define UNPACKED ((size_t)128 * 1024 * 1024) /* of all members: a bomb is larger */
#define NAMES    ((size_t)16 * 1024)         /* bytes of the names of members */

/* Where the words of a document stand: ECMA-376 part 1 (Office), ISO 26300 (LibreOffice).
 * The others of these folders have none that we would take for text. */
static const struct {
	const char *begins, *ends;
	OfficeDialect dialect;
} parts[] = {
	{ "word/", ".xml", OFFICE_MICROSOFT },
	{ "xl/", ".xml", OFFICE_MICROSOFT },
	{ "ppt/slides/", ".xml", OFFICE_MICROSOFT },
	{ "ppt/notesSlides/", ".xml", OFFICE_MICROSOFT },
	{ "content.xml", "content.xml", OFFICE_OPEN },
};

static bool
is_part(const char *path, OfficeDialect *dialect)
{
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (g_str_has_prefix(path, parts[i].begins) &&
		    g_str_has_suffix(path, parts[i].ends)) {
			*dialect = parts[i].dialect;
			return true;
		}
	return false;
}

static void
read_part(struct archive *zip, OfficeDialect dialect, size_t *unpacked, GString *text)
{
	g_autoptr(OfficeXml) xml = office_xml_new(dialect, text);
	const void *piece;
	size_t n;
	la_int64_t at;

	while (*unpacked < UNPACKED && !file_text_is_full(text) &&
	       archive_read_data_block(zip, &piece, &n, &at) == ARCHIVE_OK) {
		*unpacked += n;
		if (!office_xml_feed(xml, piece, n))
			return;
	}
}

void
file_office_read(const char *bytes, size_t n, GString *text)
{
	struct archive *zip = archive_read_new();
	g_autoptr(GString) names = g_string_new(NULL);
	struct archive_entry *member;
	size_t unpacked = 0;
	bool is_document = false;

	archive_read_support_format_zip(zip);
	if (archive_read_open_memory(zip, bytes, n) == ARCHIVE_OK)
		for (int i = 0; i < MEMBERS && !file_text_is_full(text) &&
		                archive_read_next_header(zip, &member) == ARCHIVE_OK;
		     i++) {
			const char *path = archive_entry_pathname(member);
			OfficeDialect dialect;

			if (path && is_part(path, &dialect)) {
				is_document = true;
				read_part(zip, dialect, &unpacked, text);
			} else if (path && names->len < NAMES)
				g_string_append_printf(names, "%s\n", path);
		}
	archive_read_free(zip);
	if (!is_document)
		g_string_append_len(text, names->str, (gssize)names->len);
}
