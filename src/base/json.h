/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * json.h - writes JSON straight into a string; jansson is for reading it.
 *
 *	JsonWriter w = json_writer(buf);
 *	json_begin_object(&w);
 *	json_put_key(&w, "id"), json_put_int(&w, 7);
 *	json_end_object(&w);
 *
 * Commas are set by itself. Texts become valid UTF-8 whatever they are. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
	GString *buf; /* borrowed */
	bool comma;   /* something stands before the next value */
} JsonWriter;

JsonWriter json_writer(GString *buf);
void json_begin_object(JsonWriter *w);
void json_end_object(JsonWriter *w);
void json_begin_array(JsonWriter *w);
void json_end_array(JsonWriter *w);
void json_put_key(JsonWriter *w, const char *key);
void json_put_text(JsonWriter *w, const char *s); /* NULL is null */
void json_put_int(JsonWriter *w, int64_t v);
/* To nine digits; what is no number is null. */
void json_put_real(JsonWriter *w, double v);
/* A number of millionths: 1500000 is 1.5. */
void json_put_micros(JsonWriter *w, int64_t v);
void json_put_bool(JsonWriter *w, bool v);
void json_put_null(JsonWriter *w);
