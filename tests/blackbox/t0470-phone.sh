# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M4: the telephone system says who calls, in one of three ways; the call becomes an entry'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }
# The way that the system knows: as a form, as JSON, by an address alone.
as_form() { curl -sS -o out -w '%{http_code}' "$at" "$@"; }
as_json() { curl -sS -o out -w '%{http_code}' "$at" -H 'Content-Type: application/json' -d "$1"; }
by_address() { curl -sS -o out -w '%{http_code}' "$at?$1"; }

test_expect_success 'a desk, and somebody who has called before' '
	desk_start && desk setting url "http://$HTTP" && desk setting form_seconds 0 &&
	echo "correct horse battery" | desk staff add --name "Anna Berg" --mail anna@n.example --admin &&
	desk customer add --as anna@n.example --name "Byens Bager" --slug bager --domain bager.example &&
	http_get /sign-in >page && http_post /sign-in mail=anna@n.example "password=correct horse battery" >page &&
	http_get /admin >page && at=$(grep -o "http://[^\"< ]*/api/in/call/[a-z0-9]*" page | head -1) && test -n "$at" &&
	BROWSER=ida && http_get /support/bager >page &&
	http_post /support/bager category=2 name="Ida Holm" mail=ida@bager.example phone="52 45 06 43" text="Ovnen er kold" >page &&
	test "$(http_status)" = 303 && BROWSER=browser
'

test_expect_success 'each way is understood, and the caller is on the card' '
	test "$(as_form -d event=newCall -d from=4552450643 -d callId=f1)" = 200 &&
	http_get /call >page && grep "Ida Holm" page && grep "52 45 06 43" page &&
	test "$(as_form -d event=hangup -d callId=f1)" = 200 &&
	test "$(as_json "{\"event\": \"newCall\", \"from\": \"+45 52450643\", \"callId\": \"j1\"}")" = 200 &&
	test "$(one "count(*) from ring where ended_at is null")" = 1 &&
	test "$(as_json "{\"event\": \"hangup\", \"callId\": \"j1\"}")" = 200 &&
	test "$(by_address "event=newCall&ANumber=52450643&UniqueCallId=g1&CallDirection=Incoming")" = 200 &&
	test "$(one "count(*) from ring where ended_at is null")" = 1
'

test_expect_success 'what is none of it is refused, and without the secret nothing is said' '
	test "$(as_json "{\"event\": ")" != 200 && test "$(as_form -d event=dances -d callId=x)" = 422 &&
	test "$(curl -sS -o out -w "%{http_code}" "${at%?}" -d event=newCall -d callId=x)" != 200 &&
	test "$(curl -sS -o out -w "%{http_code}" "http://$HTTP/api/in/call/" -d event=newCall)" = 404 &&
	test "$(one "count(*) from ring")" = 3
'

test_expect_success 'one link of the card opens the call with him found; what is typed is a case' '
	by_address "event=answer&ANumber=52450643&UniqueCallId=g1&EmployeeLocalNumber=Anna%20Berg" &&
	http_get /call >page &&
	call=$(grep -o "/call?person=[^\"]*ring=[^\"]*" page | head -1 | sed "s/&amp;/\&/g") && test -n "$call" &&
	http_get "$call" >page && grep "Ida Holm" page &&
	ring=$(printf %s "$call" | sed "s/.*ring=\([0-9]*\).*/\1/") &&
	http_post /call person="$(one "id from person where mail = '\''ida@bager.example'\''")" ring="$ring" \
		started="$(printf %s "$call" | sed "s/.*started=\([0-9]*\).*/\1/")" category=3 subject=Hævningen text="Den hæver ikke." >page &&
	test "$(http_status)" = 303 && id=$(one "max(id) from case_") &&
	http_get "/case/$id" | grep "Den hæver ikke." &&
	test "$(one "person_id from case_ where id = $id")" = "$(one "id from person where mail = '\''ida@bager.example'\''")" &&
	test "$(one "case_id from ring where id = $ring")" = "$id"
'

test_expect_success 'the same word twice is one call, and an address that was changed is none' '
	test "$(as_form -d event=newCall -d from=anonymous -d callId=h1)" = 200 &&
	test "$(as_form -d event=newCall -d from=anonymous -d callId=h1)" = 200 &&
	test "$(one "count(*) from ring where length(number) = 0")" = 1 &&
	http_get /admin >page && http_post /admin/calls >page && test "$(http_status)" = 303 &&
	test "$(as_form -d event=newCall -d from=4552450643 -d callId=z1)" = 403 && desk check
'

test_done
