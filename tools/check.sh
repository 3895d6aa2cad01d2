# SPDX-License-Identifier: AGPL-3.0-or-later
#
# check.sh - what the checks share; each begins with ". check.sh ROOT-OF-THE-PROJECT".
# shellcheck shell=sh
tools=$(cd "$(dirname "$0")" && pwd)
cd "${1:-.}" || exit 1
# Letters are counted by hand where it matters, and sort is the same everywhere.
export LC_ALL=C
verdicts=0

# c_files FOLDER...: our C files in these folders, in order
c_files() {
	for folder; do
		[ ! -d "$folder" ] ||
			find "$folder" -name '*.[ch]' ! -path 'tests/data/*' ! -path '*/assets/*'
	done | sort
}

# c_check NAME RULES: reads the files named on standard input with check.awk and then
# the rules
c_check() {
	xargs -r awk -v check="$1" "$(cat "$tools/check.awk") $2"
}

# verdict PROMISE FINDINGS: one line of TAP; the promise is kept if nothing was found
verdict() {
	verdicts=$((verdicts + 1))
	if [ -z "$2" ]; then
		echo "ok $verdicts - $1"
	else
		printf '%s\n' "$2" | sed 's/^/# /'
		echo "not ok $verdicts - $1"
	fi
}

# The end of the TAP
plan() {
	echo "1..$verdicts"
}
