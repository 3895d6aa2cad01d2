/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * fault.h - what is reported to an IT provider, and what is said about it. Grammars: see
 * phrase.h; besides the lists, {name} is the reporter's first name, {program} what his
 * company lives by, and {firm} the company. */
#pragma once

#include <stddef.h>

#include "model/case.h"

typedef struct {
	Category category;
	const char *subject, *report;
	const char *question,
	    *answer;      /* of the staff; and what the reporter says to it */
	const char *note; /* what the staff found */
	const char *solution;
	const char *part;     /* what may have to be ordered; NULL */
	const char *supplier; /* who may have to see to it; NULL */
} Fault;

typedef struct {
	const Fault *faults;
	size_t n;
} FaultList;

extern const FaultList faults_office, faults_access, faults_network, faults_changes,
    faults_english;
