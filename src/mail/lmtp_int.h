/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * lmtp_int.h - between the listener (lmtp.c) and the talk with one client
 * (lmtp_session.c). */
#pragma once

#include "mail/lmtp.h"

/* Talks with the client until it quits, goes, or misbehaves. fd is not closed. */
void lmtp_session(const LmtpOptions *options, int fd);
