# SPDX-License-Identifier: AGPL-3.0-or-later
# web.sh - a browser without a window, for stories. Read in by testlib.sh.
#
# $BROWSER names the cookie jar: set it to another name and another person sits there.

BROWSER=browser

# http_get PATH [CURL-OPTION...]: prints the body. The status is in $BROWSER.status, the
# headers in $BROWSER.headers, and the body, once more, in $BROWSER.body.
http_get() {
	path=$1
	shift
	curl -sS -b "$BROWSER.jar" -c "$BROWSER.jar" -D "$BROWSER.headers" \
		-o "$BROWSER.body" -w '%{http_code}\n' "$@" "http://$HTTP$path" \
		>"$BROWSER.status" && cat "$BROWSER.body"
}

# http_post PATH NAME=VALUE…: as the form on the page that was got last would do it,
# with its token. NAME=@FILE uploads.
http_post() {
	path=$1 how=--data-urlencode
	shift
	case " $* " in *=@*) how=-F ;; esac
	token=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$BROWSER.body" | head -1)
	set -- "$@" ${token:+"csrf=$token"}
	for field; do
		shift
		set -- "$@" "$how" "$field"
	done
	http_get "$path" -X POST "$@"
}

# http_status: of the last answer.
http_status() { cat "$BROWSER.status"; }

# http_wait PATH PATTERN: until the page has it.
http_wait() { test_wait http_has "$@"; }
http_has() { http_get "$1" | grep -q -e "$2"; }
