#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1, M2: mailboxes with OAuth 2.0, and mail that is sent through them'
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"
. "$TESTS/postfix.sh"
command -v node >/dev/null || test_skip_all 'no Node.js'

DOVECOT_TOKENS=127.0.0.1:$(free_port)
TOKEN_URL=http://$DOVECOT_TOKENS/token

# tokens QUERY: tells the server of tokens how to behave.
tokens() { curl -sS "http://$DOVECOT_TOKENS/$1"; }

arrives() {
	mail_make --from ida@bager.example --to "$1" --subject "$2" >"mail.$1" &&
		(LMTP=$DOVECOT_LMTP && lmtp_send "mail.$1" --to "$1")
}
cases() { [ "$(sql "select count(*) from case_ where subject = '$1'")" = 1 ]; }
state() { desk mailbox list --json | jq -r ".[] | select(.mail == \"$1\") | $2"; }
state_is() { [ "$(state "$1" "$2")" = "$3" ]; }

# add MAIL AUTH [OPTION...]: its secrets are on standard input.
add() {
	mail=$1 auth=$2
	shift 2
	desk mailbox add --mail "$mail" --auth "$auth" --token-url "$TOKEN_URL" \
		--client-id "$mail" --imap "localhost:${IMAPS#*:}" --ca "$DOVECOT/cert.pem" "$@"
}

test_expect_success 'a desk, a mail server, and a server of tokens' '
	node "$TESTS/../tools/tokens.mjs" "${DOVECOT_TOKENS#*:}" >tokens.log 2>&1 &
	test_wait tokens count && desk_start && dovecot_start &&
	POSTFIX_REFUSES=no &&
	postfix_start kunde.example="$DOVECOT_LMTP" bager.example="$DOVECOT_LMTP" &&
	echo "correct horse battery" |
		desk staff add --name "Anna Berg" --mail anna@nordlys.example --admin
'

test_expect_success 'as an application: a token is asked for once, and the mailbox is read' '
	echo s3cret | add app@kunde.example app &&
	test_wait state_is app@kunde.example .last_seen!=null true &&
	arrives app@kunde.example Printeren && test_wait cases Printeren &&
	test "$(tokens count)" = 1
'

test_expect_success 'with a refresh token, and the new one is kept' '
	printf "refresh-0\ns3cret\n" | add user@kunde.example refresh &&
	test_wait state_is user@kunde.example .last_seen!=null true &&
	arrives user@kunde.example Skaermen && test_wait cases Skaermen &&
	desk_stop && desk_start &&
	arrives user@kunde.example Derefter && test_wait cases Derefter &&
	test_wait state_is user@kunde.example .trouble none
'

test_expect_success 'a token that was taken back before its time is replaced' '
	tokens "set?revoke=1" && dovecot_stop && dovecot_start &&
	arrives app@kunde.example Igen && test_wait cases Igen &&
	arrives user@kunde.example Ogsaa && test_wait cases Ogsaa
'

test_expect_success 'a token that runs out is asked for again before that' '
	tokens "set?expires=2" && tokens "set?revoke=1" && dovecot_stop && dovecot_start &&
	arrives app@kunde.example Kort && test_wait cases Kort &&
	sleep 2 && before=$(tokens count) && dovecot_stop && dovecot_start &&
	arrives app@kunde.example Kort2 && test_wait cases Kort2 &&
	after=$(tokens count) && echo "$before, then $after" && test "$after" -gt "$before"
'

test_expect_success 'what the token server refuses is said as what it is' '
	tokens "set?revoke=1&error=invalid_grant" && dovecot_stop && dovecot_start &&
	test_wait state_is user@kunde.example .trouble sign_in &&
	tokens "set?error=unauthorized_client" &&
	! desk mailbox try app@kunde.example >tried &&
	test_grep "has not been allowed" tried &&
	tokens "set?error=" &&
	echo wrong | desk mailbox secrets app@kunde.example &&
	test_wait state_is app@kunde.example .trouble client_secret &&
	test_grep ! s3cret "$DESK.log" && test_grep ! token- "$DESK.log"
'

test_expect_success 'mended, they are read at once' '
	echo s3cret | desk mailbox secrets app@kunde.example &&
	test_wait state_is app@kunde.example .trouble none &&
	arrives app@kunde.example Mendet && test_wait cases Mendet
'

# --- sending ---

test_expect_success 'a customer sends through a mailbox of its own, signed in with a token' '
	desk setting mail desk@nordlys.example && desk setting name Nordlys &&
	desk customer add --name Bageren --domain bager.example &&
	tokens "set?expires=3600" &&
	echo s3cret | desk mailbox add --mail it@bager.example --customer bageren --auth app \
		--token-url "$TOKEN_URL" --client-id it@bager.example \
		--imap "localhost:${IMAPS#*:}" --ca "$DOVECOT/cert.pem" --filed seen \
		--smtp "localhost:${POSTFIX_SMTP#*:}" &&
	cat "$POSTFIX/cert.pem" >>"$DOVECOT/cert.pem" &&
	desk mailbox try it@bager.example &&
	test_wait state_is it@bager.example .last_seen!=null true &&
	mail_make --from ole@bager.example --to it@bager.example --subject Ovnen >oven &&
	(LMTP=$DOVECOT_LMTP && lmtp_send oven --from ole@bager.example --to it@bager.example) && test_wait cases Ovnen &&
	imap_wait ole@bager.example >receipt &&
	mail_show receipt header From >from && test_grep "it@bager.example" from &&
	mail_show receipt header Return-Path >path && test_grep "<it@bager.example>" path &&
	mail_show receipt header Reply-To >reply && test_grep "desk+s[0-9]*" reply &&
	test_grep ESMTPSA receipt
'

test_expect_success 'the case is the customer of the mailbox' '
	test "$(sql "select u.slug from case_ c join customer u on u.id = c.customer_id
		where c.subject = '\''Ovnen'\''")" = bageren
'

test_expect_success 'what comes back to the mailbox finds the mail that bounced, and its case' '
	mail_make --from bo@void.example --to it@bager.example --subject Borte >void &&
	(LMTP=$DOVECOT_LMTP && lmtp_send void --from bo@void.example --to it@bager.example) && test_wait cases Borte &&
	number=$(sql "select id from case_ where subject = '\''Borte'\''") &&
	bounced() { [ "$(sql "select count(*) from entry where case_id = $number and kind = 15")" = 1 ]; } &&
	test_wait bounced &&
	test "$(sql "select state from mail_out where to_mail = '\''bo@void.example'\''")" = 4
'

test_expect_success 'others are sent as the settings say' '
	desk setting smtp_host localhost && desk setting smtp_port "${POSTFIX_SMTP#*:}" &&
	desk setting smtp_user desk && desk setting smtp_password secret &&
	desk setting smtp_ca "$POSTFIX/cert.pem" &&
	mail_make --from per@kunde.example --to app@kunde.example --subject Lampen >lamp &&
	(LMTP=$DOVECOT_LMTP && lmtp_send lamp --from per@kunde.example --to app@kunde.example) &&
	imap_wait per@kunde.example >receipt &&
	mail_show receipt header From >from && test_grep "desk@nordlys.example" from &&
	mail_show receipt header Return-Path >path && test_grep "desk+s[0-9]*" path
'

test_expect_success 'the desk ends well' '
	desk check && desk_stop
'

test_done
