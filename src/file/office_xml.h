/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * office_xml.h - the words in the XML of a document, in pieces as they are unpacked. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
	OFFICE_MICROSOFT, /* words in elements "t", the numbers of a sheet in "v" */
	OFFICE_OPEN,      /* words anywhere */
} OfficeDialect;

typedef struct OfficeXml OfficeXml;

/* What is read is added to text, which is borrowed: a line a paragraph, row or shared
 * string. */
OfficeXml *office_xml_new(OfficeDialect dialect, GString *text);
/* False at what is no XML, or nested too deeply: the rest is not read. */
bool office_xml_feed(OfficeXml *x, const char *bytes, size_t n);
void office_xml_free(OfficeXml *x);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeXml, office_xml_free)
