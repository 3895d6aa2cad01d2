#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# What textc refuses, with file, line and reason (tests/data/textc/wrong.txt), and what it
# makes of good texts.
set -u
textc=$1 data=$2
# shellcheck source=SCRIPTDIR/tap.sh
. "$(dirname "$0")/tap.sh"

# refuses PLACE WORDS: textc says PLACE: WORDS of $work/da.po and en.po, and makes nothing
refuses() {
	rm -rf "$work/out" && mkdir "$work/out"
	"$textc" "$work/out" "$work/da.po" "$work/en.po" >"$work/said" 2>&1
	status=$?
	if [ $status -ne 1 ] || [ -n "$(ls "$work/out")" ] ||
		! grep -F "/$1: " "$work/said" | grep -qF -e "$2"; then
		echo "# exit status $status; $(cat "$work/said")"
		return 1
	fi
}

# refuses_block FILE LINE WORDS TEXT: a block of wrong.txt
refuses_block() {
	sed '/^--$/,$d' "$4" >"$work/da.po"
	sed '1,/^--$/d' "$4" >"$work/en.po"
	refuses "$1:$2" "$3"
	ok $? "$1, line $2: $3"
}

each_block "$data/wrong.txt" refuses_block

printf 'msgid "a"\nmsgstr "\377"\n' >"$work/da.po"
refuses da.po:0 "is not UTF-8"
ok $? "what is not UTF-8"
rm "$work/da.po"
refuses da.po:0 "cannot be read"
ok $? "a file that is not there"

cat >"$work/da.po" <<'END'
msgid ""
msgstr ""
"Language: da\n"

# a comment
msgid "b.some"
msgid_plural "b.some"
msgstr[0] "en"
msgstr[1] "{0} af {1}"
msgid "a"
msgstr ""
"\"å\"\t"
"??/\\\n"
END
sed 's/af/of/' "$work/da.po" >"$work/en.po"
mkdir -p "$work/out"
"$textc" "$work/out" "$work/da.po" "$work/en.po"
ok $? "takes what is right"
cat >"$work/main.c" <<'END'
#include <string.h>
#include <stddef.h>
#include "text_ids.h"
typedef struct { const char *name; const char *forms[2][2]; } TextRow;
#include "text_table.h"
int main(void)
{
	return TEXT_A == 0 && TEXT_B_SOME == 1 && N_TEXTS == 2 && TEXT_A_ARGS == 0 &&
		TEXT_B_SOME_ARGS == 2 && !strcmp(rows[0].name, "a") &&
		!strcmp(rows[0].forms[0][0], "\"\303\245\"\t?\?/\\\n") &&
		!rows[0].forms[0][1] && !strcmp(rows[1].forms[0][0], "en") &&
		!strcmp(rows[1].forms[1][1], "{0} of {1}") ? 0 : 1;
}
END
cc -I "$work/out" -o "$work/main" "$work/main.c" && "$work/main"
ok $? "gives each text its place, its arguments and its letters"

plan
