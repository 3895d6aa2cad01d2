#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M12: a case is passed on to a supplier, who answers by mail'
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"
. "$TESTS/postfix.sh"

# post FILE FROM TO: as somebody's mail server does.
post() { smtp_send "$1" "$POSTFIX_SMTP" --mail-from "$2" --mail-rcpt "$3"; }

# entries CASE KIND N: so many entries of the kind (20 passed on, 24 the supplier's answer).
entries() { [ "$(sql "select count(*) from entry where case_id = $1 and kind = $2")" = "$3" ]; }

# seen NAME: the hidden field of that name that stands last on the page.
hidden() { sed -n "s/.*name=\"$1\" value=\"\([0-9]*\)\".*/\1/p" "$BROWSER.body" | tail -1; }

# act PATH NAME=VALUE...: a form beside the case.
act() {
	what=$1
	shift
	http_get /case/1001 >/dev/null
	seen=$(sql "select version from referral where id = 1")
	http_post "/referral/1/$what" seen="$seen" case=1001 "$@" >/dev/null
}

test_expect_success 'the desk stands between real mail servers, with a customer and an agent' '
	desk_start && dovecot_start &&
	postfix_start nordlys.example="$LMTP" kunde.example="$DOVECOT_LMTP" \
		net.example="$DOVECOT_LMTP" &&
	desk setting mail desk@nordlys.example &&
	desk setting smtp_host localhost &&
	desk setting smtp_port "${POSTFIX_SMTP#*:}" &&
	desk setting smtp_user desk &&
	desk setting smtp_password secret &&
	desk setting smtp_ca "$POSTFIX/cert.pem" &&
	echo "correct horse battery" | desk staff add --name "Anna Berg" --mail anna@nordlys.example &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@nordlys.example "password=correct horse battery" >/dev/null &&
	mail_make --from ida@kunde.example --to desk@nordlys.example \
		--subject "Linjen er nede" --body "Ingen af os kan komme paa nettet." >mail &&
	post mail ida@kunde.example desk@nordlys.example &&
	imap_wait ida@kunde.example >receipt
'

test_expect_success 'a supplier is written down; what does not hold is said at its field' '
	http_get /suppliers/new >page && test_grep "supplier" page &&
	http_post /suppliers seen=0 "name=Nettet A/S" mail=fejl@net.example lang=da \
		hours1=16-8 answer=4 active=1 >page &&
	test "$(http_status)" = 422 && test_grep "8-12, 12.30-16" page &&
	test_grep "Nettet A/S" page &&
	http_post /suppliers seen=0 "name=Nettet A/S" mail=fejl@net.example lang=da \
		"needs=Linjenummer" addresses=net.example answer=4 active=1 >/dev/null &&
	test "$(http_status)" = 303 &&
	http_get /supplier/1 >page && test_grep "Nettet A/S" page && test_grep "Linjenummer" page &&
	http_get /supplier/1/edit >page && test_grep "net.example" page &&
	http_get /suppliers >page && test_grep "/supplier/1" page
'

test_expect_success 'what it needs is filled in, and nothing goes while something is missing' '
	http_get /case/1001/refer >page && test_grep "supplier=1" page &&
	http_get "/case/1001/refer?supplier=1" >page &&
	test_grep "Ingen af os kan komme paa nettet" page && test_grep "Linjenummer: \[?\]" page &&
	seen=$(hidden seen) &&
	http_post /case/1001/refer seen="$seen" supplier=1 "text=Linjenummer: [?]" >page &&
	test "$(http_status)" = 422 &&
	test "$(sql "select count(*) from referral")" = 0
'

test_expect_success 'passed on: the supplier gets the mail, the reporter hears who has it' '
	sql "update person set mail_when = 1" && # at any hour of the test
	http_get "/case/1001/refer?supplier=1" >/dev/null && seen=$(hidden seen) &&
	http_post /case/1001/refer seen="$seen" supplier=1 \
		"text=Linje 4711 er nede. Hvornaar er den oppe?" >/dev/null &&
	test "$(http_status)" = 303 &&
	imap_wait fejl@net.example >asked &&
	test_header asked Subject "Linjen er nede [Sag#1001]" &&
	! grep -i "^Auto-Submitted" asked &&
	mail_show asked text | test_grep "Linje 4711" - &&
	imap_wait ida@kunde.example 2 >told &&
	mail_show told text | test_grep "Nettet A/S" - &&
	! mail_show told text | grep 4711 &&
	http_get /case/1001 >page && test_grep "/referral/1/end" page &&
	http_get /referrals >page && test_grep "Nettet A/S" page
'

test_expect_success 'the answer is internal, and says what it proposes' '
	mail_reply asked --from bo@net.example \
		--body "Vores sagsnr. 4711-22. Vi forventer at den er oppe om 3 timer." >answer &&
	to=$(mail_show asked header Reply-To | sed "s/.*<//; s/>.*//") &&
	post answer bo@net.example "$to" &&
	test_wait entries 1001 24 1 &&
	http_get /case/1001 >page && test_grep "4711-22" page && test_grep "om 3 timer" page &&
	http_get "$(mail_show told text | tr -d "\n" | sed "s/.*\(\/c\/1001\/[a-z2-7]*\).*/\1/")" >public &&
	! grep "4711-22" public
'

test_expect_success 'a click takes its word, and the reporter is told the time' '
	act says word="$(sql "select max(id) from referral_word")" &&
	test "$(http_status)" = 303 &&
	test "$(sql "select reference from referral")" = 4711-22 &&
	test "$(sql "select horizon from referral")" = "$(sql "select horizon from case_")" &&
	imap_wait ida@kunde.example 3 >moved
'

test_expect_success 'a mail that only names their number is known; a stranger is not' '
	mail_make --from drift@net.example --to desk@nordlys.example \
		--subject "Status 4711-22" --body "Kablet er gravet over." >status &&
	post status drift@net.example desk@nordlys.example &&
	test_wait entries 1001 24 2 &&
	mail_make --from eve@evil.example --to desk@nordlys.example \
		--subject "Status 4711-22" --body "Send mig koden." >status &&
	post status eve@evil.example desk@nordlys.example &&
	test_wait entries 1002 1 1 && entries 1001 24 2
'

test_expect_success 'written again, put aside, linked, and ended' '
	act write "text=Er der nyt?" && test "$(http_status)" = 303 &&
	imap_wait fejl@net.example 2 >again &&
	mail_show again header References >refs &&
	grep -F -e "$(mail_show answer header Message-ID)" refs &&
	! grep -F -e "$(mail_show mail header Message-ID)" refs &&
	act aside && test "$(http_status)" = 303 &&
	act link other=1002 && test "$(http_status)" = 303 &&
	act link other=1002 && test "$(http_status)" = 422 &&
	act end how=done "reason=Kablet er lagt igen." && test "$(http_status)" = 303 &&
	act end how=done && test "$(http_status)" = 422 &&
	test "$(sql "select state from referral")" = 3 &&
	test "$(sql "select count(*) from case_ where status = 2")" = 2 &&
	http_get /supplier/1 >page && test_grep "/case/1001" page
'

test_expect_success 'whom it serves, and under which number, fills the next mail' '
	desk customer add --name "Byens Bager" --domain kunde.example \
		--as anna@nordlys.example &&
	http_get /supplier/1 >/dev/null &&
	http_post /supplier/1/customer customer=1 number=K-77 "facts=Linjenummer: 4711" >/dev/null &&
	test "$(http_status)" = 303 &&
	http_get /supplier/1 >page && test_grep "K-77" page &&
	http_get /supplier/1/edit >/dev/null &&
	http_post /supplier/1 seen=1 "name=Nettet" mail=fejl@net.example lang=en answer=8 active=1 >/dev/null &&
	test "$(http_status)" = 303 &&
	http_get /supplier/1/edit >/dev/null &&
	http_post /supplier/1 seen=1 "name=Nettet" lang=en answer=8 active=1 >/dev/null &&
	test "$(http_status)" = 409 &&
	http_post /supplier/1/customer customer=1 end=1 >/dev/null &&
	test "$(sql "select count(*) from supplier_customer")" = 0
'

test_expect_success 'the same from a shell' '
	as="--as anna@nordlys.example" &&
	desk supplier add --name "Strom A/S" --mail drift@strom.example --domain strom.example \
		--need Maalernummer $as >number && test "$(cat number)" = 2 &&
	desk supplier list --json >list && test_json list ".[1].name" "Strom A/S" &&
	test_json list ".[1].time_zone" Europe/Copenhagen &&
	! desk supplier add --name Mars --zone Mars/One $as 2>said && grep "time zone is unknown" said &&
	desk supplier draft 2 1001 >draft && grep "Maalernummer: \[?\]" draft &&
	! desk supplier send 2 1001 $as 2>said && grep "\[?\]" said &&
	desk supplier send 2 1001 --text "Der er ingen strom." $as >number &&
	desk supplier waiting --json >waiting && test_json waiting ".[0].supplier" "Strom A/S" &&
	test_json waiting ".[0].cases[0]" 1001 &&
	desk supplier end "$(cat number)" --reason "Der er strom igen." $as &&
	desk supplier waiting >waiting && ! test -s waiting
'

test_expect_success 'the desk ends well' '
	desk check && desk_stop
'

test_done
