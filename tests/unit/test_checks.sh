#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# The checks find what they are for, and let the rest pass (tests/data/checks.txt).
set -u
tools=$1 data=$2
# shellcheck source=SCRIPTDIR/tap.sh
. "$(dirname "$0")/tap.sh"

# finds CHECK:FILE LINE WORDS TEXT: a block of checks.txt, as the one file of a project
finds() {
	check=${1%%:*} file=${1#*:}
	rm -rf "$work/project"
	mkdir -p "$work/project/${file%/*}" "$work/project/po" "$work/project/src/job"
	mv "$4" "$work/project/$file"
	printf 'msgid "case.changed"\nmsgstr "x"\n' |
		tee "$work/project/po/da.po" >"$work/project/po/en.po"
	printf '/* SPDX-License-Identifier: AGPL-3.0-or-later */\n' >"$work/project/src/job/a.h"
	cp "$tools/../.clang-format" "$work/project"
	"$tools/check-$check" "$work/project" >"$work/said" 2>&1
	if grep -q '# SKIP' "$work/said"; then
		status=0
	elif [ "$3" = - ]; then
		! grep -qv '^ok\|^1\.\.' "$work/said"
		status=$?
	else
		grep -F "# $file:$2:" "$work/said" | grep -qF "$3" &&
			grep -q '^not ok' "$work/said"
		status=$?
	fi
	[ $status -eq 0 ] || sed 's/^/# /' "$work/said"
	ok $status "$1:$2 $3"
}

each_block "$data/checks.txt" finds

# lines N: a function of so many lines
lines() {
	printf 'void\nlong_one(void)\n{\n'
	seq "$1" | sed 's/.*/\tx();/'
	printf '}\n'
}

# sizes_say N EXCUSE WORDS: what is said of a function of N lines
sizes_say() {
	rm -rf "$work/project" && mkdir -p "$work/project/src" "$work/project/tools"
	lines "$1" >"$work/project/src/a.c"
	echo "$2" >"$work/project/tools/size-excuses"
	"$tools/check-sizes" "$work/project" | grep -qF "$3"
}
excuse='src/a.c:long_one one table of all that may happen'
sizes_say 61 '' 'long_one() has 61 lines: over 60'
ok $? "a function of 61 lines needs an excuse"
sizes_say 61 "$excuse" 'ok 5'
ok $? "an excuse is heard"
sizes_say 121 "$excuse" 'long_one() has 121 lines: never over 120'
ok $? "no excuse for 121 lines"
sizes_say 60 "$excuse" 'src/a.c:long_one needs no excuse any more'
ok $? "an excuse without need is refused"
sizes_say 60 'src/b.c:gone it was here once' 'src/b.c:gone is not there any more'
ok $? "an excuse for nobody is refused"
sizes_say 600 '' 'src/a.c:601: more than 600 lines'
ok $? "a file of more than 600 lines is refused"

plan
