# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1, M6: a mail becomes a case, its answer lands there, nothing is lost'
. "${0%/*}/testlib.sh"

DESK_MAIL=support@nordlys.example

one() { sql "select $1"; }

test_expect_success 'a desk with an address' '
	desk_start &&
	desk setting mail "$DESK_MAIL"
'

test_expect_success 'a mail opens a case of the person who wrote it' '
	mail_make --from "Ida Holm <ida@bager.example>" --to "$DESK_MAIL" \
		--subject "Printeren på kontoret" --body "Den blinker bare." >mail &&
	lmtp_send mail --to "$DESK_MAIL" --from ida@bager.example &&
	test "$(one "count(*) from case_")" = 1 &&
	test "$(one "subject from case_")" = "Printeren på kontoret" &&
	test "$(one "name from person")" = "Ida Holm" &&
	test "$(one "count(*) from mail_out where kind = 1")" = 1
'

test_expect_success 'the same mail once more is no second entry' '
	lmtp_send mail --to "$DESK_MAIL" &&
	test "$(one "count(*) from case_")" = 1 &&
	test "$(one "count(*) from entry")" = 1
'

test_expect_success 'a reply to the receipt lands in the case by its References' '
	id=$(one "message_id from mail_out where kind = 1") &&
	printf "%s\n" "From: ida@bager.example" "To: $DESK_MAIL" "Subject: SV: noget andet" \
		"Message-ID: <answer-1@bager.example>" "References: <x@y> <$id>" "" \
		"Nu virker den." >reply &&
	lmtp_send reply --to "$DESK_MAIL" --from ida@bager.example &&
	test "$(one "count(*) from case_")" = 1 &&
	test "$(one "count(*) from entry")" = 2
'

test_expect_success 'a stranger who knows the Message-ID opens a case of his own' '
	sed "s/ida@bager/eve@evil/; s/answer-1/answer-2/" reply >stranger &&
	lmtp_send stranger --to "$DESK_MAIL" --from eve@evil.example &&
	test "$(one "count(*) from case_")" = 2
'

test_expect_success 'one mail to two addresses of the desk is one entry' '
	mail_make --from ida@bager.example --to "$DESK_MAIL" --subject To >two &&
	lmtp_send two --to "$DESK_MAIL" --to it@bager.example 2>&1 || \
		curl -sS --crlf "smtp://$LMTP" --upload-file two >/dev/null 2>&1
	test "$(one "count(*) from case_ where subject = '\''To'\''")" = 1
'

test_expect_success 'a mail that is none is a case with what came attached' '
	printf "\377\376\000 not a mail \001\002\n" >broken &&
	lmtp_send broken --to "$DESK_MAIL" --from ida@bager.example &&
	test "$(one "count(*) from case_")" = 4 &&
	test "$(one "count(*) from attachment a join entry e on e.id = a.entry_id
		where e.case_id = 1004 and a.is_raw = 1")" = 1
'

test_expect_success 'a machine gets no receipt' '
	before=$(one "count(*) from mail_out") &&
	printf "%s\n" "From: robot@bager.example" "To: $DESK_MAIL" "Subject: Rapport" \
		"Auto-Submitted: auto-generated" "Message-ID: <r1@bager.example>" "" "Alt vel." >robot &&
	lmtp_send robot --to "$DESK_MAIL" --from robot@bager.example &&
	test "$(one "count(*) from case_ where subject = '\''Rapport'\''")" = 1 &&
	test "$(one "count(*) from mail_out")" = "$before"
'

test_expect_success 'a mail from a pipe is filed as well' '
	mail_make --from ida@bager.example --to "$DESK_MAIL" --subject Rør >piped &&
	desk deliver --from ida@bager.example --to "$DESK_MAIL" <piped &&
	test "$(one "count(*) from case_ where subject = '\''Rør'\''")" = 1
'

test_expect_success 'one that is too large is refused in the dialogue, with the size' '
	desk_stop && desk_start --max_mail 1 &&
	{ cat mail && head -c 1500000 /dev/zero | tr "\0" x | fold -w 70; } >large &&
	! lmtp_send large --to "$DESK_MAIL" >said 2>&1 &&
	grep "552 5.3.4" said && grep 1048576 said
'

test_expect_success 'all of it is what the entries say' '
	desk check
'

test_done
