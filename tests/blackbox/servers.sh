# SPDX-License-Identifier: AGPL-3.0-or-later
# servers.sh - Postfix and Dovecot for a story that is told in another language (see
# tests/browser/post.mjs): the same ones as those of the stories here.
#
#   sh servers.sh DOMAIN…
#
# Mail to these domains goes to Dovecot, where every user exists; $POSTFIX_ALIASES is
# forwarded (postfix.sh). It says where they are, a name and an address a line, and they
# end when its standard input does.
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"
. "$TESTS/postfix.sh"

servers_start() {
	dovecot_start || return
	for domain; do
		shift
		set -- "$@" "$domain=$DOVECOT_LMTP"
	done
	postfix_start "$@"
}

servers_start "$@" >"$TRASH/begun" 2>&1 || { cat "$TRASH/begun" >&2 && exit 1; }
echo "imap $IMAP"
echo "imaps localhost:${IMAPS#*:}"
echo "smtp localhost:${POSTFIX_SMTP#*:}"
cat "$DOVECOT/cert.pem" "$POSTFIX/cert.pem" >"$TRASH/trusted.pem"
echo "ca $TRASH/trusted.pem"
while read -r _; do :; done
