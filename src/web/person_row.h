/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person_row.h - people and customers as rows, and what their forms share. */
#pragma once

#include "web/customer_view.h"

/* The company is said where people of several stand together. */
PersonRow *person_rows(const Reader *rd, const Person *people, size_t n,
    bool with_customer);
CustomerRow *customer_rows(Arena *a, const Customer *customers, size_t n);
/* Danish and English, one of them on. */
Choice *lang_choices(const Reader *rd, Lang lang);
#define N_LANG_CHOICES N_LANGS
/* When mail that can wait may come, one of them on. */
Choice *mail_when_choices(const Reader *rd, MailWhen chosen);
#define N_MAIL_WHEN_CHOICES 3
