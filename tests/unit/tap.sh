# SPDX-License-Identifier: AGPL-3.0-or-later
#
# tap.sh - what the unit tests in shell share. $work is a folder that goes at the end.
# shellcheck shell=sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
count=0

# ok STATUS NAME: one line of TAP
ok() {
	count=$((count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
	fi
}

# each_block FILE FUNCTION: FILE has blocks that begin with "== WHAT LINE WORDS"; calls
# FUNCTION WHAT LINE WORDS TEXT for each, TEXT being a file with the rest of it
each_block() {
	awk -v to="$work/" '
		/^== / {
			close(text)
			n++
			text = to n ".text"
			print > (to "heads")
			printf "" > text
			next
		}
		n { print > text }' "$1"
	block=0
	while read -r _ what line words; do
		block=$((block + 1))
		"$2" "$what" "$line" "$words" "$work/$block.text"
	done <"$work/heads"
}

plan() {
	echo "1..$count"
}
