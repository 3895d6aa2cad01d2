/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "error.tmpl.h"
#include "web/pages.h"

void
web_error_page(WebReq *r, int status, const char *message, const char *reference)
{
	error_page(req_html(r, status), message, status >= 500 ? reference : NULL);
}
