#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='RFC 3834: two desks, or a desk and a robot, that answer each other come to rest'
. "${0%/*}/testlib.sh"
. "$TESTS/postfix.sh"

# No mail waits to be sent, on either desk.
quiet() { (DESK=$TRASH/desk && none_waits) && (DESK=$TRASH/other && none_waits); }
none_waits() { [ "$(sql "select count(*) from mail_out where state = 1")" = 0 ]; }
cases() { [ "$(sql "select count(*) from case_")" = "$1" ]; }
queue_is_empty() { [ -z "$(find "$POSTFIX/queue/active" "$POSTFIX/queue/incoming" -type f)" ]; }

# settings MAIL: of a desk that sends through Postfix.
settings() {
	desk setting mail "$1" && desk setting smtp_host 127.0.0.1 &&
		desk setting smtp_port "${POSTFIX_SMTP#*:}" && desk setting smtp_tls none
}

test_expect_success 'two desks, with a mail server between them' '
	desk_start && north=$LMTP && north_http=$HTTP &&
	DESK=$TRASH/other && HTTP= && LMTP= && desk_start && south=$LMTP &&
	postfix_start nordlys.example="$north" syd.example="$south" &&
	settings desk@syd.example && DESK=$TRASH/desk && settings desk@nordlys.example
'

test_expect_success 'a mail that the one seems to have written sets them off' '
	mail_make --from desk@syd.example --to desk@nordlys.example --subject "Hej" \
		--body "Her er en mail." >mail &&
	smtp_send mail "$POSTFIX_SMTP" --mail-from desk@syd.example \
		--mail-rcpt desk@nordlys.example &&
	test_wait cases 1
'

stray() { [ "$(DESK=$TRASH/other && sql "select count(*) from mail_stray")" = "$1" ]; }

test_expect_success 'the receipt is known as what it is, and the other says nothing' '
	test_wait stray 1 && test_wait quiet && test_wait queue_is_empty &&
	test "$(sql "select count(*) from mail_out")" = 1 &&
	DESK=$TRASH/other && test "$(sql "select count(*) from case_")" = 0 &&
	test "$(sql "select count(*) from mail_out")" = 0
'

test_expect_success 'a receipt that somebody sends on to us is no report' '
	DESK=$TRASH/desk && LMTP=$north && HTTP=$north_http &&
	http_get /sign-in >/dev/null &&
	id=$(sql "select message_id from mail_out") &&
	mail_make --from ida@bager.example --to desk@nordlys.example --id "$id" \
		--subject "Re: Hej [Sag#1001]" --body "Vi har faaet din henvendelse" >back &&
	lmtp_send back --to desk@nordlys.example &&
	test "$(sql "select count(*) from case_")" = 1 &&
	test "$(sql "select count(*) from entry")" = 1
'

# robot: answers each mail to it with one of its own, which says nothing of a machine.
robot() {
	mail_wait robot@machine.example >"got.$n" || return
	mail_make --from robot@machine.example --to desk@nordlys.example \
		--subject "Thank you for your mail" --body "We look into it ($n)." >say &&
		lmtp_send say --from robot@machine.example --to desk@nordlys.example >>said
}

test_expect_success 'a robot that answers every mail gets five, and no more' '
	sink_start && desk setting smtp_port "${SMTP#*:}" && n=0 &&
	mail_make --from robot@machine.example --to desk@nordlys.example \
		--subject "Hello" --body "Anybody there?" >say &&
	lmtp_send say --from robot@machine.example --to desk@nordlys.example >said &&
	for n in 1 2 3 4 5; do robot || return; done &&
	test "$(wc -l <said)" = 6 &&
	test_wait none_waits && ! mail_find robot@machine.example &&
	test "$(sql "select count(*) from case_")" = 7
'

test_expect_success 'one that goes on without being answered is held, and a person is told' '
	echo "correct horse battery" |
		desk staff add --name "Anna Berg" --mail anna@nordlys.example --admin &&
	for n in $(seq 6 40); do
		mail_make --from robot@machine.example --to desk@nordlys.example \
			--subject "Hello" --body "Anybody there? ($n)" >say &&
		lmtp_send say --from robot@machine.example --to desk@nordlys.example >>said || return
	done &&
	test "$(sql "select count(*) from case_")" = 22 &&
	held=$(sql "select max(id) from case_") &&
	test "$(sql "select count(*) from entry where case_id = $held and kind = 1")" = 21 &&
	test "$(sql "select count(*) from mail_out where kind = 15")" = 1 &&
	test "$(sql "select count(*) from mail_out where to_mail = '\''robot@machine.example'\''")" = 5
'

test_expect_success 'both desks end well' '
	desk check && desk_stop && sink_stop && DESK=$TRASH/other && desk check && desk_stop
'

test_done
