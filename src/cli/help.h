/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * help.h - what the program says of itself: "skranke --help", "skranke NAME --help", and
 * the man page (manual.c), all of it out of the commands' own tables. */
#pragma once

#include <stdio.h>

#include "cli/command.h"

void help_print_program(FILE *f);
void help_print_command(const Command *c);
/* As roff, for man. */
void manual_print(void);
