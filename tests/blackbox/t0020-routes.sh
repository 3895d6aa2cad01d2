# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='who may what is decided by the table of routes, and by nothing else'
. "${0%/*}/testlib.sh"

# The path of a route with something in the place of each :name.
filled() { printf %s "$1" | sed 's/:[a-z]*/1/g'; }

test_expect_success 'a desk with an administrator and an agent' '
	desk_start &&
	echo "correct horse battery" | desk staff add --name Root --mail root@n.example --admin &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example &&
	"$SKRANKE" routes >routes &&
	test "$(wc -l <routes)" -gt 40
'

test_expect_success 'a stranger gets to no page of the staff' '
	while IFS="	" read -r method path who what; do
		case $who in anyone | foreign | machine | person | contact) continue ;; esac
		curl -s -o /dev/null -w "%{http_code} %{redirect_url}\n" -X "$method" \
			"http://$HTTP$(filled "$path")" >got
		grep -q "^303 http://$HTTP/sign-in" got || { echo "$method $path: $(cat got)"; return 1; }
	done <routes
'

test_expect_success 'an agent gets to no page of the administrator' '
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get / >/dev/null && test "$(http_status)" = 200 &&
	grep "admin$" /dev/null; grep "	admin	" routes >admin &&
	test -s admin &&
	while IFS="	" read -r method path who what; do
		code=$(curl -s -o /dev/null -w "%{http_code}" -b "$BROWSER.jar" -X "$method" \
			"http://$HTTP$(filled "$path")")
		[ "$code" = 403 ] || { echo "$method $path: $code"; return 1; }
	done <admin
'

test_expect_success 'nothing is changed without the token of a form' '
	grep "^POST" routes | grep -v "	foreign	\|	person	\|	contact	" >posts && # people: t0460-my
	while IFS="	" read -r method path who what; do
		code=$(curl -s -o /dev/null -w "%{http_code}" -b "$BROWSER.jar" \
			-d a=b "http://$HTTP$(filled "$path")")
		[ "$code" = 403 ] || { echo "POST $path: $code"; return 1; }
	done <posts
'

test_expect_success 'a path that is none, and a method that does not fit' '
	test "$(curl -s -o /dev/null -w "%{http_code}" "http://$HTTP/no/such")" = 404 &&
	curl -s -D head -o /dev/null -X DELETE "http://$HTTP/sign-in" &&
	grep "^HTTP/1.1 405" head && grep -i "^Allow: .*GET" head
'

test_expect_success 'every answer tells the browser to trust nothing but us' '
	for path in /sign-in /no/such /; do
		curl -s -D head -o /dev/null "http://$HTTP$path" &&
		grep -qi "^Content-Security-Policy: default-src .none.; script-src .self." head &&
		grep -qi "^X-Content-Type-Options: nosniff" head || return 1
	done
'

test_expect_success 'what is kept for ever is named by what is in it, and gzipped' '
	css=$(BROWSER=reader && http_get /sign-in | sed -n "s/.*href=\"\(\/assets\/app[^\"]*css\)\".*/\1/p") &&
	curl -s -D head -o /dev/null -H "Accept-Encoding: gzip" "http://$HTTP$css" &&
	grep -i "^Content-Encoding: gzip" head && grep -i "immutable" head
'

test_expect_success 'a wrong password is told nothing, and too many are stopped' '
	BROWSER=eve && http_get /sign-in >/dev/null &&
	for i in 1 2 3 4 5 6 7 8 9 10; do
		http_get /sign-in >/dev/null
		http_post /sign-in mail=root@n.example password=guess >page
		[ "$(http_status)" = 403 ] || { http_status; return 1; }
	done &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=root@n.example "password=correct horse battery" >page &&
	test "$(http_status)" = 429
'

test_done
