# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='a desk starts, says where it is, and ends in good order'
. "${0%/*}/testlib.sh"

test_expect_success 'it starts on an empty folder and says where it listens' '
	desk_start &&
	http_get /sign-in | test_grep "<form" - &&
	test "$(http_status)" = 200
'

test_expect_success 'a page and its files come by one connection' '
	for at in /sign-in $(http_get /sign-in | grep -o "/assets/[^\"]*"); do
		echo "url = \"http://$HTTP$at\"" && echo "output = out"
	done >asked &&
	curl -sS --compressed -K asked -w "%{http_code} %{num_connects}\n" >seen && cat seen &&
	test "$(grep -c "^200" seen)" -gt 3 && test "$(grep -c "^200 1" seen)" = 1
'

test_expect_success 'a second one on the same data is refused with a sentence' '
	! desk serve --listen 127.0.0.1:0 2>second &&
	grep "another skranke serves" second
'

test_expect_success 'SIGTERM ends it well, and it starts again where it was' '
	before=$HTTP &&
	desk_stop &&
	desk_start &&
	test "$HTTP" = "$before"
'

test_expect_success 'it starts again after it was killed' '
	desk_kill &&
	desk_start &&
	http_get /sign-in >/dev/null &&
	desk_stop
'

test_expect_success 'an unknown setting in the configuration stops the start with its line' '
	printf "# ours\nworkers = 4\nlissen = 1\n" >"$DESK/skranke.conf" &&
	! desk serve 2>said &&
	grep "skranke.conf:3: there is no setting \"lissen\"" said &&
	rm "$DESK/skranke.conf"
'

test_expect_success 'a number that is none stops it, too' '
	! desk serve --workers many 2>said &&
	grep "^skranke: serve: .*many.*--workers" said
'

test_expect_success 'an address that is taken is said to be' '
	desk_start &&
	mkdir other &&
	! "$SKRANKE" serve --data other --listen "$HTTP" 2>said &&
	grep "cannot listen" said
'

test_expect_success 'every command says what it does, and refuses what it does not know' '
	"$SKRANKE" --help | sed -n "s/^  \([a-z][a-z]*\)  .*/\1/p" >commands &&
	grep -c . commands &&
	while read -r c; do
		"$SKRANKE" "$c" --help | grep -q "Usage:" || return 1
		"$SKRANKE" "$c" --no-such-option 2>/dev/null && return 1
		:
	done <commands &&
	! "$SKRANKE" nosuch 2>said && grep "no command" said
'

test_done
