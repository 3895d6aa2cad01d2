/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/install_pages.h"

#include "assets.h"

#define THEME "#0b5a61" /* --accent of base.css, light */
#define PAPER "#f4f2ed" /* --paper */

static void
put(JsonWriter *w, const char *key, const char *value)
{
	json_put_key(w, key);
	json_put_text(w, value);
}

static void
put_icon(JsonWriter *w, const char *path, const char *sizes, const char *type,
    const char *purpose)
{
	json_begin_object(w);
	put(w, "src", path);
	put(w, "sizes", sizes);
	put(w, "type", type);
	put(w, "purpose", purpose);
	json_end_object(w);
}

static void
put_icons(JsonWriter *w)
{
	json_put_key(w, "icons");
	json_begin_array(w);
	put_icon(w, ASSET_MARK_SVG, "any", "image/svg+xml", "any");
	put_icon(w, ASSET_ICON_192_PNG, "192x192", "image/png", "any");
	put_icon(w, ASSET_ICON_512_PNG, "512x512", "image/png", "any");
	put_icon(w, ASSET_ICON_MASK_PNG, "512x512", "image/png", "maskable");
	json_end_array(w);
}

static bool
get_manifest(WebReq *r, GError **err)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);
	const House *house = req_house(r, err);

	if (!house)
		return false;
	json_begin_object(&w);
	put(&w, "name", house->name);
	put(&w, "short_name", house->name);
	put(&w, "lang", lang_code(req_lang(r)));
	put(&w, "id", "/");
	put(&w, "start_url", "/");
	put(&w, "scope", "/");
	put(&w, "display", "standalone");
	put(&w, "theme_color", THEME);
	put(&w, "background_color", PAPER);
	put_icons(&w);
	json_end_object(&w);
	out_lit(req_answer(r, 200, "application/manifest+json"), s->str, s->len);
	return true;
}

const Route install_routes[] = {
	{ "GET", "/app.webmanifest", MAY_ANYONE, false,
	    "What the desk is called as a program of its own, and its icons", NULL,
	    get_manifest },
	{ 0 },
};
