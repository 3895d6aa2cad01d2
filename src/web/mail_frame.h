/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_frame.h - a mail as its sender made it: a document of its own, for a frame.
 *
 * Its HTML is in the strict form (mail/html_sanitize.h). The second wall is its policy:
 * nothing runs, nothing is loaded but the mail's own pictures, and those from elsewhere
 * only when asked for (?pictures=1). It is shown on paper, light also at night: its
 * colours were chosen for that. */
#pragma once

#include "model/entry.h"
#include "web/route.h"

typedef struct {
	const char *title;
	SafeHtml html;
	SafeHtml quoted; /* folded; NULL if there is none */
	int held_back;   /* pictures that are not loaded */
} MailFrameView;

/* url is the case's, under which its files are. Not found if the entry has no HTML. */
bool mail_frame_show(WebReq *r, const Entry *e, const char *url, GError **err);
