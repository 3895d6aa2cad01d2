/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/colour.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define ENOUGH 4.5
#define PAPER  0.884  /* the luminance of #f4f2ed, the light ground */
#define DARK   0.0097 /* and of #14181a, the dark one */
#define STEP   0.04

typedef struct {
	double r, g, b; /* 0 to 1 */
} Rgb;

static bool
read_colour(const char *colour, Rgb *c)
{
	if (!colour || strlen(colour) != 7 || colour[0] != '#' ||
	    strspn(colour + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	long v = strtol(colour + 1, NULL, 16);
	*c = (Rgb){ (double)(v >> 16 & 0xff) / 255, (double)(v >> 8 & 0xff) / 255,
		(double)(v & 0xff) / 255 };
	return true;
}

static double
linear(double channel)
{
	return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double
luminance(Rgb c)
{
	return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

static double
contrast(double a, double b)
{
	return (MAX(a, b) + 0.05) / (MIN(a, b) + 0.05);
}

static char *
write_colour(Arena *a, Rgb c)
{
	return arena_printf(a, "#%02x%02x%02x", (unsigned)lround(c.r * 255),
	    (unsigned)lround(c.g * 255), (unsigned)lround(c.b * 255));
}

char *
colour_on_white(Arena *a, const char *colour)
{
	Rgb c;

	if (!read_colour(colour, &c))
		return NULL;
	while (contrast(luminance(c), PAPER) < ENOUGH)
		c = (Rgb){ c.r * (1 - STEP), c.g * (1 - STEP), c.b * (1 - STEP) };
	return write_colour(a, c);
}

char *
colour_on_black(Arena *a, const char *colour)
{
	Rgb c;

	if (!read_colour(colour, &c))
		return NULL;
	while (contrast(luminance(c), DARK) < ENOUGH + 1)
		c = (Rgb){ c.r + (1 - c.r) * STEP, c.g + (1 - c.g) * STEP,
			c.b + (1 - c.b) * STEP };
	return write_colour(a, c);
}
