/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * kind_person.h - signs that a person wrote a mail, whatever else its header says: lists
 * set "Precedence: bulk" on what he wrote to them, and he may write of bounces and of
 * holidays. */
#pragma once

#include <stdbool.h>

#include "mail/kind_mail.h"

/* A program with which persons write says that it sent this. */
bool kind_by_client(const KindMail *m);

/* Somebody wrote to a list, which passed it on. */
bool kind_is_post_to_list(const KindMail *m);
