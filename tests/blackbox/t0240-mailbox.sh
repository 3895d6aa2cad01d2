#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M1, M6: mailboxes are read by IMAP, and nothing is lost or doubled'
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"

# arrives USER SUBJECT [OPTION...]: a mail is delivered to his mailbox, of each subject
# from somebody else: one who writes so much is taken for a robot.
arrives() {
	user=$1 subject=$2
	shift 2
	mail_make --from "p$(echo "$subject" | cksum | cut -d" " -f1)@bager.example" --to "$user" --subject "$subject" "$@" >"mail.$user" &&
		(LMTP=$DOVECOT_LMTP && lmtp_send "mail.$user" --to "$user")
}

# cases SUBJECT [N]: so many cases have that subject (1).
cases() { [ "$(sql "select count(*) from case_ where subject = '$1'")" = "${2:-1}" ]; }

# state MAIL FILTER: of the mailbox, as "mailbox list --json" has it.
state() { desk mailbox list --json | jq -r ".[] | select(.mail == \"$1\") | $2"; }
state_is() { [ "$(state "$1" "$2")" = "$3" ]; }

# in_folder USER FOLDER N: so many messages are in it.
in_folder() {
	imap "$1" "/" -X "STATUS $2 (MESSAGES)" | tr -d '\r' | grep -q "MESSAGES $3)"
}

add() { echo secret | desk mailbox add "$@"; }

test_expect_success 'a desk, and a mail server' '
	desk_start && dovecot_start &&
	echo "correct horse battery" |
		desk staff add --name "Anna Berg" --mail anna@nordlys.example --admin
'

test_expect_success 'what was there before stays there, unless it is asked for' '
	arrives a@kunde.example Gammel && arrives b@kunde.example Gemt &&
	add --mail a@kunde.example --imap "$IMAP" --imap-tls none &&
	add --mail b@kunde.example --imap "$IMAP" --imap-tls none --existing &&
	test_wait cases Gemt && test_wait state_is a@kunde.example .last_seen!=null true &&
	cases Gammel 0
'

test_expect_success 'a new mail is a case at once, and is moved when it is' '
	arrives a@kunde.example Printeren && (WAIT=10 && test_wait cases Printeren) && test_wait in_folder a@kunde.example Skranke 1 &&
	in_folder a@kunde.example INBOX 1
'

test_expect_success 'several at once, each to its own' '
	for n in 1 2 3 4 5 6; do
		arrives a@kunde.example "A$n" && arrives b@kunde.example "B$n" || return
	done &&
	for n in 1 2 3 4 5 6; do
		test_wait cases "A$n" && test_wait cases "B$n" || return
	done &&
	test_wait in_folder b@kunde.example Skranke 7
'

test_expect_success 'the same mail over two mailboxes is one entry' '
	mail_make --from ida@bager.example --to a@kunde.example --subject Begge >both &&
	(LMTP=$DOVECOT_LMTP && lmtp_send both --to a@kunde.example --to b@kunde.example) &&
	test_wait in_folder a@kunde.example Skranke 8 &&
	test_wait in_folder b@kunde.example Skranke 8 &&
	cases Begge && test "$(sql "select count(*) from entry e join case_ c on c.id = e.case_id
		where c.subject = '\''Begge'\''")" = 1
'

test_expect_success 'a mailbox with TLS of an unknown issuer says so, and nothing is said to it' '
	! add --mail c@kunde.example --imap "127.0.0.1:${IMAPS#*:}" --imap-tls none,tls 2>err &&
	add --mail c@kunde.example --imap "localhost:${IMAPS#*:}" &&
	test_wait state_is c@kunde.example .trouble tls &&
	desk mailbox remove c@kunde.example
'

test_expect_success 'with its certificate it is read; by another name it is not' '
	add --mail c@kunde.example --imap "localhost:${IMAPS#*:}" --ca "$DOVECOT/cert.pem" &&
	add --mail d@kunde.example --imap "127.0.0.1:${IMAPS#*:}" --ca "$DOVECOT/cert.pem" &&
	test_wait state_is c@kunde.example .last_seen!=null true &&
	arrives c@kunde.example Sikkert && test_wait cases Sikkert &&
	test_wait state_is d@kunde.example .trouble tls
'

test_expect_success 'STARTTLS, and mails that are only marked' '
	add --mail e@kunde.example --imap "localhost:${IMAP#*:}" --imap-tls starttls \
		--ca "$DOVECOT/cert.pem" --filed flag &&
	test_wait state_is e@kunde.example .last_seen!=null true &&
	arrives e@kunde.example Maerket && test_wait cases Maerket &&
	test_wait state_is e@kunde.example .last_uid 1 &&
	imap e@kunde.example "/INBOX" -X "UID SEARCH KEYWORD \$Skranke UNSEEN" >found &&
	test_grep "SEARCH 1" found
'

test_expect_success 'a wrong password is called one; mended, it is read at once' '
	echo wrong | desk mailbox add --mail f@kunde.example --imap "$IMAP" --imap-tls none &&
	arrives f@kunde.example Ventende &&
	test_wait state_is f@kunde.example .trouble password &&
	! desk mailbox try f@kunde.example >tried &&
	test_grep "password is refused" tried &&
	echo secret | desk mailbox secrets f@kunde.example &&
	test_wait state_is f@kunde.example .trouble none &&
	desk mailbox try f@kunde.example >tried && test_grep "seen at once" tried &&
	arrives f@kunde.example Fremme && test_wait cases Fremme
'

test_expect_success 'secrets are told to nobody' '
	test_grep ! secret "$DESK.log" &&
	desk mailbox list --json >all && test_grep ! "\"secret\"" all &&
	test "$(sql "select count(*) from mailbox_secret where cast(sealed as text) like '\''%secret%'\''")" = 0
'

test_expect_success 'a folder with another name, in Danish' '
	imap g@kunde.example / -X "CREATE \"F&AOY-rdig\"" &&
	add --mail g@kunde.example --imap "$IMAP" --imap-tls none --filed-folder Færdig &&
	test_wait state_is g@kunde.example .last_seen!=null true &&
	arrives g@kunde.example Dansk && test_wait cases Dansk &&
	test_wait in_folder g@kunde.example "\"F&AOY-rdig\"" 1
'

test_expect_success 'one that is not there is said' '
	add --mail h@kunde.example --imap "$IMAP" --imap-tls none --folder Ukendt &&
	test_wait state_is h@kunde.example .trouble folder &&
	add --mail i@kunde.example --imap no-such-host.invalid &&
	test_wait state_is i@kunde.example .trouble host &&
	add --mail j@kunde.example --imap 127.0.0.1:1 --imap-tls none &&
	test_wait state_is j@kunde.example .trouble connect
'

test_expect_success 'the folder is numbered anew: all is read again, nothing is doubled' '
	before=$(sql "select count(*) from entry") &&
	uid=$(state e@kunde.example .uidvalidity) &&
	dovecot_stop &&
	list=$DOVECOT/mail/e@kunde.example/Maildir/dovecot-uidlist &&
	sed -i "1s/V[0-9]*/V$((uid + 7))/" "$list" && rm -f "${list%-uidlist}".index* &&
	dovecot_start &&
	test_wait state_is e@kunde.example .uidvalidity "$((uid + 7))" &&
	test_wait state_is e@kunde.example .last_uid 1 &&
	arrives e@kunde.example Derefter && test_wait cases Derefter && cases Maerket &&
	test "$(sql "select count(*) from entry where kind = 1")" = \
		"$(sql "select count(distinct case_id) from entry where kind = 1")"
'

test_expect_success 'after the server was away all are read again' '
	arrives a@kunde.example Igen && test_wait cases Igen &&
	arrives c@kunde.example Igen2 && test_wait cases Igen2
'

test_expect_success 'killed in the middle of many, none is lost and none is doubled' '
	desk_kill &&
	for n in $(seq 1 10); do arrives a@kunde.example "Ventet $n" || return; done &&
	mail_make --from ida@bager.example --to a@kunde.example --subject Mange >many &&
	(LMTP=$DOVECOT_LMTP && lmtp_send many --to a@kunde.example --connections 4 \
		--messages 50 >taken) &&
	desk_start && sleep 0.7 && desk_kill && desk_start && sleep 0.4 && desk_kill &&
	desk_start &&
	test_wait in_folder a@kunde.example INBOX 1 &&
	test "$(sql "select count(*) from case_ where subject like '\''Ventet %'\''")" = 10 &&
	test_wait cases Mange "$(sort -u taken | wc -l)"
'

test_expect_success 'one that the server cannot give is put aside, and the next ones are read' '
	desk_stop && for n in 1 2 3; do arrives b@kunde.example "Nr $n" || return; done &&
	chmod 0 "$(grep -l "Subject: Nr 2" "$DOVECOT"/mail/b@kunde.example/Maildir/new/*)" &&
	desk_start --max_mail 1 && test_wait cases "Nr 1" &&
	(WAIT=120 && test_wait cases "Nr 3") && cases "Nr 2" 0 &&
	test "$(sql "select count(*) from case_ where subject like '\''En mail i postkassen%'\''")" = 1
'

test_expect_success 'of one that is too large the beginning is filed, and the rest stays there' '
	head -c 1200000 /dev/urandom | base64 >big &&
	mail_make --from ida@bager.example --to b@kunde.example --subject Stor <big >large &&
	cp large "$DOVECOT/mail/b@kunde.example/Maildir/tmp/large" &&
	chown nobody "$DOVECOT/mail/b@kunde.example/Maildir/tmp/large" &&
	mv "$DOVECOT/mail/b@kunde.example/Maildir/tmp/large" \
		"$DOVECOT/mail/b@kunde.example/Maildir/new/1.large.test" &&
	test_wait cases Stor && arrives b@kunde.example Efter && test_wait cases Efter &&
	test "$(sql "select count(*) from entry where text like '\''Mailen fylder%'\''")" = 1
'

test_expect_success 'the desk ends well, and soon' '
	desk check && desk_stop
'

test_done
