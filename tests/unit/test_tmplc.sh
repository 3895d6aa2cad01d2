#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# What tmplc refuses, with line and reason (tests/data/tmplc/wrong.txt). What it makes of
# a good template is held against its promise in test_template.c.
set -u
tmplc=$1 data=$2
# shellcheck source=SCRIPTDIR/tap.sh
. "$(dirname "$0")/tap.sh"

# refuses LINE WORDS: tmplc says wrong.tmpl:LINE: WORDS, and makes nothing
refuses() {
	rm -rf "$work/out" && mkdir "$work/out"
	"$tmplc" "$work/wrong.tmpl" "$work/out" >"$work/said" 2>&1
	status=$?
	if [ $status -ne 1 ] || [ -n "$(ls "$work/out")" ] ||
		! grep -F "/wrong.tmpl:$1: " "$work/said" | grep -qF -e "$2"; then
		echo "# exit status $status; $(cat "$work/said")"
		return 1
	fi
}

# refuses_block KIND LINE WORDS FILE: a block of wrong.txt
refuses_block() {
	if [ "$1" = html ]; then
		printf '{{ define f(const View *v) }}\n%s\n{{ end }}\n' "$(cat "$4")"
	else
		cat "$4"
	fi >"$work/wrong.tmpl"
	refuses "$2" "$3"
	ok $? "line $2: $3: $(head -n 1 "$4" | tr -d '#')"
}

each_block "$data/wrong.txt" refuses_block

printf '{{ define f(void) }}\n\000{{ end }}\n' >"$work/wrong.tmpl"
refuses 1 "a NUL character"
ok $? "a NUL character"

# nested N OPEN CLOSE: a template with N of them
nested() {
	awk -v n="$1" -v open="$2" -v close_="$3" 'BEGIN {
		print "{{ define f(int a) }}"
		for (i = 0; i < n; i++) print open
		for (i = 0; i < n; i++) print close_
		print "{{ end }}"
	}' >"$work/wrong.tmpl"
}
nested 32 '{{ if a }}' '{{ end }}'
"$tmplc" "$work/wrong.tmpl" "$work"
ok $? "32 blocks in each other"
nested 33 '{{ if a }}' '{{ end }}'
refuses 34 "blocks that are nested too deep"
ok $? "33 are too deep"
nested 64 '<div>' '</div>'
"$tmplc" "$work/wrong.tmpl" "$work"
ok $? "64 elements in each other"
nested 65 '<div>' '</div>'
refuses 66 "elements that are nested too deep"
ok $? "65 are too deep"

plan
