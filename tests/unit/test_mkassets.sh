#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# A file given to mkassets comes out of the program byte for byte, plain and gzipped,
# under a name that changes when it does.
set -u
mkassets=$1
# shellcheck source=SCRIPTDIR/tap.sh
. "$(dirname "$0")/tap.sh"

mkdir "$work/in" "$work/out" "$work/again"
printf 'body { content: "\\"??/\n\000\377\3011" }\r\n' >"$work/in/app.css"
head -c 20000 /dev/urandom >"$work/in/logo-2.big.png"
: >"$work/in/empty.js"

"$mkassets" "$work/out" "$work"/in/*
ok $? "takes files of any bytes"

cat >"$work/main.c" <<'END'
#include <stdio.h>
#include <string.h>
#include "assets.h"
/* main SYMBOLIC-NAME data|gzip|type|path */
int main(int argc, char **argv)
{
	const char *path = argc != 3 ? "" : !strcmp(argv[1], "app.css") ? ASSET_APP_CSS :
		!strcmp(argv[1], "empty.js") ? ASSET_EMPTY_JS :
		!strcmp(argv[1], "logo-2.big.png") ? ASSET_LOGO_2_BIG_PNG : argv[1];
	const Asset *a = asset_find(path);
	if (!a)
		return 3;
	if (!strcmp(argv[2], "data"))
		fwrite(a->data, 1, a->size, stdout);
	else if (!strcmp(argv[2], "gzip"))
		fwrite(a->gzip, 1, a->gzip_size, stdout);
	else
		fputs(!strcmp(argv[2], "type") ? a->type : a->path, stdout);
	return 0;
}
END
cc -Wall -Wextra -Werror -I "$work/out" -o "$work/main" "$work/main.c" "$work/out/assets.c"
ok $? "makes C without a warning"
for file in app.css empty.js logo-2.big.png; do
	"$work/main" $file data >"$work/came" && cmp -s "$work/came" "$work/in/$file"
	ok $? "$file is as it was"
	"$work/main" $file gzip >"$work/came" && gunzip <"$work/came" >"$work/plain" &&
		cmp -s "$work/plain" "$work/in/$file"
	ok $? "$file gzipped is the same"
done
[ "$("$work/main" app.css type)" = "text/css; charset=utf-8" ]
ok $? "says the type"
hash=$(sha256sum "$work/in/app.css" | cut -c 1-8)
[ "$("$work/main" app.css path)" = "/assets/app.$hash.css" ]
ok $? "has a hash of its content in the path"
"$work/main" /assets/app.css data
[ $? -eq 3 ]
ok $? "finds nothing under another path"

"$mkassets" "$work/again" "$work"/in/* && diff -r "$work/out" "$work/again" >/dev/null
ok $? "makes the same of the same"

: >"$work/in/page.exe"
"$mkassets" "$work/again" "$work/in/page.exe" 2>"$work/said"
[ $? -eq 1 ] && grep -q 'page.exe: a type of file' "$work/said"
ok $? "refuses a type that it does not know"
"$mkassets" "$work/again" "$work/in/none.css" 2>"$work/said"
[ $? -eq 1 ] && grep -q 'none.css' "$work/said"
ok $? "refuses a file that is not there"

plan
