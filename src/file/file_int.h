/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * file_int.h - between file_text and those who know a format. Each adds to the text what
 * it finds until file_text_is_full(), and leaves it alone if the file is broken. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

bool file_text_is_full(const GString *text);

/* Loads the library, if it is installed. */
void file_pdf_load(void);
void file_pdf_read(const char *bytes, size_t n, GString *text);

/* Any ZIP. */
void file_office_read(const char *bytes, size_t n, GString *text);
