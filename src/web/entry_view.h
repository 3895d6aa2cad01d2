/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * entry_view.h - the entries of a case as its timeline shows them. */
#pragma once

#include "web/case_view.h"

/* One view an entry, in their order, with headings where a new day begins and what each
 * changed in words. url is the case's. */
bool entry_views(Db *db, const Reader *rd, const char *url, const Entry *entries,
    size_t n, EntryView **out, GError **err);

/* What is attached, which is got at url. */
FileView file_view(const Reader *rd, const Attachment *at, const char *url);

/* A mail in its parts: what is quoted is shown apart, and never lost. */
const EntryPart *entry_parts(Arena *a, const char *text, size_t *n);
