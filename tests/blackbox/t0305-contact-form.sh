# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M3: a contact form with a host name and a logo of its own'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }
header() { sed -n "s/^$1: //Ip" "$BROWSER.headers" | tr -d '\r'; }
at_bager() { path=$1 && shift && http_get "$path" -H 'Host: Support.Bager.example:8443' "$@"; }

test_expect_success 'a desk with two customers' '
	desk_start && desk setting form_seconds 0 && desk setting url "http://desk.nordlys.example" &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example --admin &&
	desk customer add --as anna@n.example --name "Byens Bager" --slug bager &&
	desk customer add --as anna@n.example --name "Byens Smed" --slug smed &&
	BROWSER=anna && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	form=/customer/$(one "id from customer where slug = '\''bager'\''")/form
'

test_expect_success 'the staff give it a host name and a logo, and hear what does not hold' '
	echo "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==" |
		base64 -d >small.png &&
	{ printf "\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\000\100\000\000\000\040"; cat small.png; } >logo.png &&
	echo "<svg/>" >logo.svg &&
	http_get "$form" | grep "desk.nordlys.example" &&
	http_post "$form" seen=0 host=192.0.2.7 logo=@logo.png >page && test "$(http_status)" = 422 &&
	grep "id=.wrong-host" page && grep "value=.192.0.2.7" page &&
	http_post "$form" seen=0 host=support.bager.example logo=@logo.svg >page &&
	test "$(http_status)" = 422 && grep "id=.wrong-logo" page &&
	http_post "$form" seen=0 host=support.bager.example logo=@small.png >page &&
	test "$(http_status)" = 422 && grep "id=.wrong-logo" page &&
	test "$(one "count(*) from contact_form")" = 0 &&
	http_post "$form" seen=0 host=Support.Bager.example logo=@logo.png >/dev/null &&
	test "$(http_status)" = 303 && http_get "$form" | grep "http://support.bager.example"
'

test_expect_success 'at that name the form is the door, whatever the port' '
	BROWSER=ida &&
	for path in / /support /support/bager; do
		at_bager $path >page && test "$(http_status)" = 200 &&
		grep "action=./support/bager" page && grep "alt=.Byens Bager" page || return 1
	done &&
	http_get /support/bager >page && grep "action=./support/bager" page
'

test_expect_success 'the logo is a picture, and nothing else' '
	logo=$(sed -n "s/.*src=\"\(\/support\/bager\/logo[^\"]*\)\".*/\1/p" page) &&
	at_bager "$logo" >/dev/null && cmp "$BROWSER.body" logo.png &&
	test "$(header Content-Type)" = image/png && test "$(header X-Content-Type-Options)" = nosniff &&
	header Cache-Control | grep immutable &&
	http_get "/support/bager/logo?v=0" >/dev/null && test "$(http_status)" = 404 &&
	http_get /support/smed/logo >/dev/null && test "$(http_status)" = 404
'

test_expect_success 'a report goes through, and its reporter stays at that name' '
	at_bager / >/dev/null &&
	at_bager /support/bager -X POST -F "csrf=$(sed -n "s/.*name=\"csrf\" value=\"\([^\"]*\)\".*/\1/p" "$BROWSER.body" | head -1)" \
		-F category=2 -F "name=Ida Holm" -F mail=ida@bager.example -F "text=Ovnen er kold" >/dev/null &&
	test "$(http_status)" = 303 && link=$(header Location) &&
	case $link in /c/*) ;; *) false ;; esac &&
	at_bager "$link" | grep "Ovnen er kold"
'

test_expect_success 'the desk of the staff is not there, but where it is' '
	for path in /customers "/sign-in?to=/x" /case/1001 /admin; do
		at_bager "$path" >/dev/null && test "$(http_status)" = 303 &&
		test "$(header Location)" = "http://desk.nordlys.example$(printf %s "$path" | sed "s/=.x/=%2Fx/")" || return 1
	done &&
	at_bager /sign-in -X POST -d mail=anna@n.example >/dev/null && test "$(http_status)" = 404 &&
	at_bager /support/smed >/dev/null && test "$(http_status)" = 404
'

test_expect_success 'the word of a proxy counts if it is one that is trusted' '
	http_get / -H "X-Forwarded-Host: support.bager.example" >/dev/null &&
	test "$(http_status)" = 303 && header Location | grep "^/sign-in" &&
	desk_stop && desk_start --trusted_proxy 127.0.0.1 &&
	http_get / -H "X-Forwarded-Host: support.bager.example" >page && test "$(http_status)" = 200 &&
	grep "Byens Bager" page &&
	at_bager / -H "X-Forwarded-Host: desk.nordlys.example" >/dev/null && test "$(http_status)" = 303
'

test_expect_success 'the sites that it names may show it within their pages, no others' '
	BROWSER=anna && http_get "$form" >page && ! grep "https://www.bager" page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page) &&
	http_get "/support/bager?embed=1" >/dev/null &&
	header Content-Security-Policy | grep "frame-ancestors .none." &&
	http_get "$form" >/dev/null &&
	http_post "$form" seen="$seen" host=support.bager.example sites="https://www.bager.example; script-src *" >page &&
	test "$(http_status)" = 422 && grep "id=.wrong-sites" page &&
	http_post "$form" seen="$seen" host=support.bager.example \
		sites="https://www.Bager.example/kontakt
http://intranet.bager.example" >/dev/null && test "$(http_status)" = 303 &&
	BROWSER=ida && http_get "/support/bager?embed=1&lang=en" >page &&
	header Content-Security-Policy | grep "frame-ancestors .self. https://www.bager.example http://intranet.bager.example$" &&
	header Content-Security-Policy | grep "^default-src .none.; script-src .self.;" &&
	grep "lang=.en" page && grep "target=._blank" page && ! grep "action=./language" page &&
	for path in "/support/bager" "/support/smed?embed=1" "/c/1001/x" "/sign-in?embed=1"; do
		http_get "$path" >/dev/null && header Content-Security-Policy | grep "frame-ancestors .none." || return 1
	done
'

# posts ORIGIN TEXT: as a form on another site does, with whatever cookies there are.
posts() {
	http_get "/support/bager${3-}" -X POST -H "Origin: $1" -d name=Ida -d mail=ida@bager.example \
		--data-urlencode "text=$2" >page
}

test_expect_success 'a form on a site that it names goes through; one on another waits' '
	BROWSER=fresh && cases=$(one "count(*) from case_") && desk setting form_seconds 60 &&
	posts https://www.bager.example "Herfra" && header Location | grep ^/c/ &&
	test "$(one "count(*) from case_")" = $((cases + 1)) && ! grep "me-" fresh.jar &&
	for origin in https://evil.example null http://www.bager.example https://www.bager.example.evil.example; do
		posts "$origin" "Derfra" && header Location | grep "sent=waits" || return 1
	done &&
	test "$(one "count(*) from quarantine where doubt = 3")" = 4 &&
	test "$(one "count(*) from case_")" = $((cases + 1))
'

test_expect_success 'it acts as nobody, whoever is signed in' '
	BROWSER=anna && posts https://www.bager.example "Med hendes cookies" && header Location | grep ^/c/ &&
	test "$(one "count(*) from entry where text = '\''Med hendes cookies'\'' and staff_id is null and person_id > 0")" = 1
'

test_expect_success 'the frame itself needs no cookie, and its answer stays in the frame' '
	desk setting form_seconds 0 && BROWSER=framed && posts "http://$HTTP" "I rammen" "?embed=1&lang=en" &&
	test "$(header Location)" = "/support/bager?embed=1&lang=en&sent=yes" &&
	http_get "/support/bager?embed=1&lang=en&sent=yes" | grep "Thank you" &&
	header Content-Security-Policy | grep "https://www.bager.example" &&
	http_get "/support/bager?embed=1" -X POST -H "Origin: http://$HTTP" -d mail=x >page && test "$(http_status)" = 422 &&
	header Content-Security-Policy | grep "https://www.bager.example" && desk check
'

test_expect_success 'a customer who has left has no door' '
	sql "update customer set active = 0" && at_bager / >/dev/null && test "$(http_status)" = 303 &&
	http_get /support/bager/logo >/dev/null && test "$(http_status)" = 404
'

test_done
