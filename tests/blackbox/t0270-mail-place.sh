#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1: each mail goes where it belongs, and nobody learns of a case that is not his'
. "${0%/*}/testlib.sh"

# comes FROM SUBJECT BODY [OPTION...]: a mail comes to the desk. Prints nothing.
comes() {
	from=$1 subject=$2 body=$3
	shift 3
	mail_make --from "$from" --to desk@nordlys.example --subject "$subject" \
		--body "$body" "$@" >last && lmtp_send last --from "$from" --to desk@nordlys.example >taken
}

# is N CONDITION: so many entries are so.
is() { test "$(sql "select count(*) from entry where $2")" = "$1"; }
cases() { test "$(sql "select count(*) from case_")" = "$1"; }
status() { sql "select status from case_ where id = $1"; }

test_expect_success 'a desk with a customer, its contact and two of its people' '
	sink_start && desk_start &&
	desk setting mail desk@nordlys.example &&
	desk setting smtp_host 127.0.0.1 && desk setting smtp_port "${SMTP#*:}" &&
	desk setting smtp_tls none &&
	echo "correct horse battery" |
		desk staff add --name "Anna Berg" --mail anna@nordlys.example --admin &&
	desk customer add --name Bageren --slug bager --domain bager.example &&
	desk person add --name "Ida Holm" --mail ida@bager.example --customer bager &&
	desk person add --name "Per Dahl" --mail per@bager.example --customer bager &&
	desk person add --name "Bo Berg" --mail bo@bager.example --customer bager &&
	sql "update person set contact = 1 where mail = '\''bo@bager.example'\''"
'

test_expect_success 'the reporter is known by the number in the subject alone' '
	comes ida@bager.example "Printeren" "Den blinker." &&
	mail_wait ida@bager.example >receipt &&
	comes ida@bager.example "SV: Printeren [Sag#1001]" "Nu er den gaaet ud." &&
	cases 1 && is 2 "case_id = 1001 and kind = 1"
'

test_expect_success 'a colleague opens his own, and only the staff see what it is like' '
	comes per@bager.example "SV: Printeren [Sag#1001]" "Ogsaa hos mig." && cases 2 &&
	is 1 "case_id = 1002 and kind = 4 and is_public = 0 and details like '\''%1001%'\''" &&
	mail_wait per@bager.example >other &&
	mail_show other text >text && ! grep 1001 text && test_grep 1002 text
'

test_expect_success 'once he was copied in, he may' '
	comes ida@bager.example "SV: Printeren [Sag#1001]" "Per ser det samme." \
		--cc per@bager.example &&
	comes per@bager.example "SV: Printeren [Sag#1001]" "Ja, jeg goer." &&
	cases 2 && is 4 "case_id = 1001 and kind = 1"
'

test_expect_success 'the contact may, a stranger may not' '
	comes bo@bager.example "SV: Printeren [Sag#1001]" "Det haster." && cases 2 &&
	comes x@stranger.example "SV: Printeren [Sag#1001]" "Hvad er det?" && cases 3
'

test_expect_success 'the staff see a link, and merge with one click' '
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@nordlys.example "password=correct horse battery" >/dev/null &&
	http_get /case/1002 >page && test_grep "/case/1001" page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	test_grep "name=\"into\" value=\"1001\"" page &&
	http_post /case/1002/merge seen="$seen" into=1001 >/dev/null &&
	test "$(http_status)" = 303 && test "$(status 1002)" = 7 &&
	http_get /case/1003 >page && test_grep "/case/1001" page &&
	! grep "name=\"into\" value=\"1001\"" page
'

test_expect_success 'the number of a merged case leads to the one that goes on' '
	comes per@bager.example "SV: Printeren [Sag#1002]" "Er der nyt?" &&
	cases 3 && is 6 "case_id = 1001 and kind = 1"
'

test_expect_success 'thanks leave a closed case closed; a but does not' '
	desk case close 1001 --text "Ny tromle" --as anna@nordlys.example &&
	printf "Tusind tak for hjælpen! 👍\n\nMvh\nIda Holm\n\nDen 3. feb. 2026 skrev Anna:\n> Virker den nu?\n" >body &&
	comes ida@bager.example "SV: Printeren [Sag#1001]" "$(cat body)" &&
	test "$(status 1001)" = 7 &&
	comes ida@bager.example "SV: Printeren [Sag#1001]" "Tak, men den virker stadig ikke" &&
	test "$(status 1001)" != 7
'

test_expect_success 'where no reply opens a case again, one that follows is opened' '
	desk case close 1001 --text "Ny tromle" --as anna@nordlys.example &&
	sql "update agreement set reopen_days = 0" &&
	comes ida@bager.example "SV: Printeren [Sag#1001]" "Nu blinker den igen." && cases 4 &&
	test "$(status 1001)" = 7 && test "$(status 1004)" = 1 &&
	mail_text() { mail_wait ida@bager.example >got && mail_show got text | grep -q "1001 er lukket"; } &&
	test_wait mail_text &&
	http_get /case/1004 | test_grep "/case/1001" - &&
	http_get /case/1001 | test_grep "/case/1004" - &&
	test "$(sql "select person_id from case_ where id = 1004")" = \
		"$(sql "select person_id from case_ where id = 1001")"
'

test_expect_success 'what the staff forward is a case of its sender; his words stay inside' '
	cat >forward <<-\EOF &&
	From: Anna Berg <anna@nordlys.example>
	To: desk@nordlys.example
	Subject: VS: Skaermen
	Message-ID: <forward@nordlys.example>
	Date: Tue, 3 Feb 2026 10:00:00 +0100

	Hun er lidt utaalmodig.

	________________________________
	Fra: Eva Lund <eva@smed.example>
	Sendt: 3. februar 2026 09:12
	Til: Anna Berg <anna@nordlys.example>
	Emne: Skaermen

	Den er sort.
	EOF
	lmtp_send forward --from anna@nordlys.example --to desk@nordlys.example && cases 5 &&
	mail_wait eva@smed.example >receipt && ! mail_show receipt text | grep utaalmodig &&
	page=$(mail_show receipt text | sed -n "s|.*http://[^/]*\(/c/[^ ]*\)|\1|p" | head -1) &&
	BROWSER=eva http_get "$page" >hers && test_grep "Den er sort" hers &&
	! grep utaalmodig hers &&
	http_get /case/1005 >ours && test_grep utaalmodig ours
'

test_expect_success 'the same mail over two mailboxes, and over a list, is one entry' '
	mail_make --from ida@bager.example --to desk@nordlys.example --id one@bager.example \
		--date "Tue, 3 Feb 2026 11:00:00 +0100" --subject "Musen" --body "Den er vaek." >one &&
	lmtp_send one --to desk@nordlys.example &&
	{ echo "Received: from list.example by mx.example; Tue, 3 Feb 2026 11:00:09 +0100" &&
		echo "Delivered-To: it@bager.example" &&
		sed "s/^Subject: .*/Subject: [it] Musen/" one && echo "-- " && echo "it mailing list"
	} >two && lmtp_send two --to it@bager.example && cases 6
'

test_expect_success 'a bounce of nobody is nobodys work; the administrator can read it' '
	cat >bounce <<-\EOF &&
	From: MAILER-DAEMON@mx.example
	To: desk@nordlys.example
	Subject: Undelivered Mail Returned to Sender
	Message-ID: <bounce@mx.example>
	Content-Type: multipart/report; report-type=delivery-status; boundary=b

	--b

	It could not be delivered.
	--b
	Content-Type: message/delivery-status

	Reporting-MTA: dns; mx.example

	Final-Recipient: rfc822; nobody@void.example
	Action: failed
	Status: 5.1.1
	--b--
	EOF
	lmtp_send bounce --from "" --to desk@nordlys.example && cases 6 &&
	lmtp_send bounce --from "" --to desk@nordlys.example &&
	http_get /admin/stray >page && test_grep "nobody@void.example" page &&
	test "$(sql "select count(*) from mail_stray")" = 1 &&
	http_get /admin/stray/1 >raw && test_grep "It could not be delivered" raw &&
	http_get /admin | test_grep /admin/stray -
'

test_expect_success 'nothing of the case was said to the others, and the desk ends well' '
	mail_wait x@stranger.example >hers && ! mail_show hers text | grep 1001 &&
	desk check && desk_stop && sink_stop
'

test_done
