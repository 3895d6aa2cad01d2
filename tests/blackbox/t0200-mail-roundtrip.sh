#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1, M14: mail goes round: Postfix to the desk, through Postfix to Dovecot'
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"
. "$TESTS/postfix.sh"

# post FILE FROM TO: as the customer's mail server does.
post() { smtp_send "$1" "$POSTFIX_SMTP" --mail-from "$2" --mail-rcpt "$3"; }

# entries CASE KIND N: so many entries of the kind (1 a mail in, 15 a bounce).
entries() { [ "$(sql "select count(*) from entry where case_id = $1 and kind = $2")" = "$3" ]; }

test_expect_success 'the desk stands between real mail servers' '
	desk_start && dovecot_start &&
	postfix_start nordlys.example="$LMTP" kunde.example="$DOVECOT_LMTP" &&
	desk setting mail desk@nordlys.example &&
	desk setting undo_seconds 0 &&
	desk setting smtp_host localhost &&
	desk setting smtp_port "${POSTFIX_SMTP#*:}" &&
	desk setting smtp_user desk &&
	desk setting smtp_password secret &&
	desk setting smtp_ca "$POSTFIX/cert.pem"
'

test_expect_success 'a mail opens a case, and its receipt is read in the mailbox' '
	mail_make --from ida@kunde.example --to desk@nordlys.example \
		--subject "Printeren" --body "Den blinker." >mail &&
	post mail ida@kunde.example desk@nordlys.example &&
	imap_wait ida@kunde.example >receipt &&
	test_header receipt Subject "Re: Printeren [Sag#1001]" &&
	test_header receipt Auto-Submitted auto-replied &&
	test_header receipt In-Reply-To "$(mail_show mail header Message-ID)" &&
	test_grep ESMTPSA receipt
'

test_expect_success 'a reply to the address of the case lands in it' '
	mail_reply receipt --from ida@kunde.example --body "Nu er den gaaet ud." >reply &&
	to=$(mail_show receipt header Reply-To | sed "s/.*<//; s/>.*//") &&
	post reply ida@kunde.example "$to" &&
	test_wait entries 1001 1 2
'

test_expect_success 'a reply that only threads lands in it, too' '
	mail_reply receipt --from ida@kunde.example --to desk@nordlys.example \
		--subject "Noget andet" --body "Er der nyt?" >reply &&
	post reply ida@kunde.example desk@nordlys.example &&
	test_wait entries 1001 1 3 &&
	test "$(sql "select count(*) from case_")" = 1
'

# act PATH NAME=VALUE...: a form of the case's page, by the staff.
act() {
	path=$1
	shift
	seen=$(http_get /case/1001 | sed -n 's/.*name="seen" value="\([0-9]*\)".*/\1/p' | head -1)
	http_post "/case/1001/$path" seen="$seen" "$@" >/dev/null && [ "$(http_status)" = 303 ]
}

test_expect_success 'an answer threads: In-Reply-To his last mail, References all of them' '
	echo "correct horse battery" | desk staff add --name "Anna Berg" --mail anna@nordlys.example &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@nordlys.example "password=correct horse battery" >/dev/null &&
	act write kind=answer text="Vi kommer **i morgen** kl. 9." &&
	imap_wait ida@kunde.example 2 >answer &&
	test_header answer In-Reply-To "$(mail_show reply header Message-ID)" &&
	mail_show answer header References >refs &&
	grep -F -e "$(mail_show mail header Message-ID)" refs &&
	grep -F -e "$(mail_show reply header Message-ID)" refs &&
	test_header answer Subject "Re: Printeren [Sag#1001]" &&
	mail_show answer text | test_grep "i morgen" - &&
	mail_show answer html | test_grep "<strong>i morgen</strong>" - &&
	mail_show answer types >types && test_grep "multipart/alternative" types
'

test_expect_success 'when it is solved he is asked how it went, and may say it is not' '
	sql "update person set mail_when = 1" && # at any hour of the test
	act close status=closed text="Ny tromle sat i" &&
	imap_wait ida@kunde.example 3 >solved &&
	mail_show solved text >text && test_grep "Ny tromle sat i" text &&
	test_grep "evaluation?q1=5" text &&
	mail_reply solved --from ida@kunde.example --body "Den blinker igen." >again &&
	to=$(mail_show solved header Reply-To | sed "s/.*<//; s/>.*//") &&
	post again ida@kunde.example "$to" &&
	test_wait entries 1001 1 4 &&
	test "$(sql "select status from case_ where id = 1001")" != 7
'

test_expect_success 'a mail of ours that comes back is told in its case' '
	mail_make --from bo@void.example --to desk@nordlys.example \
		--subject "Skaermen" --body "Den er sort." >mail &&
	post mail bo@void.example desk@nordlys.example &&
	test_wait entries 1002 15 1
'

test_expect_success 'the desk ends well' '
	desk check && desk_stop
'

test_done
