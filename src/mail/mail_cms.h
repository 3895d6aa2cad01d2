/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_cms.h - the message inside of a signed S/MIME file (smime.p7m): SignedData of CMS
 * (RFC 5652, 5), which any reader may open. Whether the signature holds is not looked at.
 */
#pragma once

#include "mail/mime.h"

/* What was signed; false if the bytes are no SignedData, or it is not in them. */
bool mail_cms_signed(Arena *a, MimeSpan bytes, MimeSpan *content);
