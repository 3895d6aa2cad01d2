/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * file_text.h - the words of a file that somebody attached, for the search (M13).
 *
 * PDF, the files of Office and LibreOffice, HTML, and what is plain text; of any other
 * archive the names of what is in it. To be run in a sandbox only.
 *
 * The library for PDF, with fifty others behind it, is looked for when a reader starts:
 * linked, it would make each start of the program by a third slower. Where it is not
 * installed, PDFs have no words. */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "mail/sandbox.h"

#define FILE_TEXT_MAX  ((size_t)256 * 1024)       /* bytes of text: the first ones */
#define FILE_TEXT_FILE ((size_t)64 * 1024 * 1024) /* bytes of a file: larger has none */

/* Reads one file, and loads before what it will not be able to open. Its answer is valid
 * UTF-8 with LF; it is empty if there is nothing to read. */
extern const SandboxWork file_text_work;
