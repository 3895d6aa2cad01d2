# SPDX-License-Identifier: AGPL-3.0-or-later
# mail.sh - mails in and out of a story. Read in by testlib.sh.

# mail_make --from A --to B --subject S [--body TEXT | <text] …: see its --help.
mail_make() { "$TOOLS/mail_make" "$@"; }

# mail_show FILE header NAME | text | html | types | attachment N
mail_show() { "$TOOLS/mail_show" "$@"; }

# mail_reply FILE --from A --body TEXT …: the answer that a mail program would write.
mail_reply() {
	answered=$1
	shift
	"$TOOLS/mail_make" --reply-to-mail "$answered" "$@"
}

# test_header FILE NAME VALUE: the decoded header is exactly this.
test_header() {
	found=$(mail_show "$1" header "$2") && [ "$found" = "$3" ] && return
	echo "$2 of $1 is: ${found:-}, not: $3"
	return 1
}

# lmtp_send FILE --to B [--from A] [--connections N --messages M]: to the desk. Prints
# a Message-ID for each 250; fails with 1 if some are refused, 2 if the desk is gone.
lmtp_send() {
	file=$1
	shift
	"$TOOLS/lmtp_send" "$@" "$LMTP" "$file"
}

# smtp_send FILE HOST:PORT --mail-from A --mail-rcpt B …: by curl, to a mail server.
smtp_send() {
	file=$1 server=$2
	shift 2
	curl -sS --crlf "smtp://$server" --upload-file "$file" "$@"
}

# sink_start [OPTION...]: an SMTP server that keeps what it gets in $SINK/; its address
# is $SMTP. Some recipients have a will of their own: see smtp_sink.c.
SINK=$TRASH/sink
sink_start() {
	mkdir -p "$SINK/seen"
	rm -f "$SINK/port"
	"$TOOLS/smtp_sink" "$@" "$SINK" "${SMTP:-127.0.0.1:0}" >>"$SINK.log" 2>&1 &
	echo $! >"$SINK.pid"
	test_wait test -s "$SINK/port" || { cat "$SINK.log" && return 1; }
	SMTP=127.0.0.1:$(cat "$SINK/port")
}

sink_stop() {
	kill "$(cat "$SINK.pid")"
	wait "$(cat "$SINK.pid")"
	rm -f "$SINK.pid"
}

# mail_find ADDRESS: the path of the oldest mail in the sink to him that no mail_wait
# has given out yet.
mail_find() {
	for mail in "$SINK"/*.eml; do
		[ -f "$mail" ] && sed '/^$/q' "$mail" | grep -qix "X-Rcpt-To: $1" &&
			echo "$mail" && return
	done
	echo "no mail to $1"
	return 1
}

# mail_wait ADDRESS: prints the next mail to him as soon as it is there.
mail_wait() {
	mail=$(test_wait mail_find "$1") || { echo "$mail" && return 1; }
	cat "$mail" && mv "$mail" "$SINK/seen"
}
