# SPDX-License-Identifier: AGPL-3.0-or-later
# How every script here begins: stop at the first failure, answer --help with the
# script's own first comment, and stand in the project's top folder.
# $here is the folder that the script was called from.
set -eu
script=$(realpath "$0")
here=$PWD

case ${1-} in
-h | --help)
	sed -n '3,/^$/s/^# \{0,1\}//p' "$script"
	exit
	;;
esac
cd "${script%/*}/.."

say() { printf '==> %s\n' "$*" >&2; }
die() {
	printf '%s: %s\n' "${script##*/}" "$*" >&2
	exit 2
}
