# SPDX-License-Identifier: AGPL-3.0-or-later
# postfix.sh - a real mail server, before the desk and behind it.
#
# It takes mail at $POSTFIX_SMTP for the domains that it was told of, and passes it on
# by LMTP; for other domains only from those who say who they are. A story that wants
# it says . "$TESTS/postfix.sh" and calls postfix_start.

[ "$(id -u)" = 0 ] || test_skip_all 'Postfix needs root'
[ -x /usr/sbin/postfix ] || test_skip_all 'no Postfix'
POSTFIX=$TRASH/postfix

# postfix_start DOMAIN=HOST:PORT…: with the LMTP server that each domain's mail goes to.
# With POSTFIX_REFUSES=no it takes what it cannot deliver, too, and sends it back.
# What $POSTFIX_ALIASES says ("it@kunde.example desk@nordlys.example") is forwarded.
# If Dovecot runs, AUTH is offered (any user, password "secret"), and TLS always; the
# certificate to trust is $POSTFIX/cert.pem, for the name localhost.
postfix_start() {
	POSTFIX_SMTP=127.0.0.1:$(free_port)
	mkdir -p "$POSTFIX/etc" "$POSTFIX/queue" "$POSTFIX/data" &&
		chown postfix "$POSTFIX/data" &&
		openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
			-addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
			-keyout "$POSTFIX/key.pem" -out "$POSTFIX/cert.pem" || return
	for route; do
		echo "${route%%=*} lmtp:inet:${route#*=}"
	done >"$POSTFIX/etc/transport"
	echo "${POSTFIX_ALIASES:-}" >"$POSTFIX/etc/aliases"
	postfix_main_cf >"$POSTFIX/etc/main.cf"
	postfix_master_cf >"$POSTFIX/etc/master.cf"
	postfix -c "$POSTFIX/etc" start-fg >"$POSTFIX/start.log" 2>&1 &
	postfix_pid=$!
	# Its master makes a process group of its own, so it must be told to end.
	test_atexit postfix_stop
	test_wait curl -sS "smtp://$POSTFIX_SMTP" -X NOOP ||
		{ cat "$POSTFIX/start.log" "$POSTFIX/log" && return 1; }
}

# Does nothing if it has ended already.
postfix_stop() {
	[ -n "${postfix_pid:-}" ] || return 0
	postfix -c "$POSTFIX/etc" stop 2>/dev/null
	wait "$postfix_pid"
	postfix_pid=
}

postfix_main_cf() {
	cat <<-EOF
	compatibility_level = 3.7
	queue_directory = $POSTFIX/queue
	data_directory = $POSTFIX/data
	command_directory = /usr/sbin
	daemon_directory = /usr/lib/postfix/sbin
	maillog_file = $POSTFIX/log
	maillog_file_prefixes = $POSTFIX
	myhostname = mx.example
	mydestination =
	mynetworks =
	inet_interfaces = 127.0.0.1
	inet_protocols = ipv4
	alias_maps =
	virtual_alias_maps = texthash:$POSTFIX/etc/aliases
	alias_database =
	local_recipient_maps =
	recipient_delimiter = +
	# Tokens of OAuth 2.0 are longer than the 2,048 bytes that it takes otherwise.
	line_length_limit = 16384
	transport_maps = texthash:$POSTFIX/etc/transport
	relay_domains = \$transport_maps
	default_transport = error:no way to there from a test
	smtpd_recipient_restrictions = permit_sasl_authenticated, reject_unauth_destination
	smtpd_reject_unlisted_recipient = ${POSTFIX_REFUSES:-yes}
	smtpd_tls_security_level = may
	smtpd_tls_cert_file = $POSTFIX/cert.pem
	smtpd_tls_key_file = $POSTFIX/key.pem
	smtpd_sasl_auth_enable = $([ -S "$TRASH/dovecot/run/auth-peers" ] && echo yes || echo no)
	smtpd_sasl_type = dovecot
	smtpd_sasl_path = $TRASH/dovecot/run/auth-peers
	# A desk that was away is tried again at once: no story waits for long.
	queue_run_delay = 1s
	minimal_backoff_time = 1s
	maximal_backoff_time = 1s
	lmtp_destination_concurrency_failed_cohort_limit = 1000
	transport_retry_time = 1s
	EOF
}

postfix_master_cf() {
	cat <<-EOF
	$POSTFIX_SMTP inet n - n - - smtpd
	pickup unix n - n 60 1 pickup
	cleanup unix n - n - 0 cleanup
	qmgr unix n - n 300 1 qmgr
	tlsmgr unix - - n 1000? 1 tlsmgr
	rewrite unix - - n - - trivial-rewrite
	bounce unix - - n - 0 bounce
	defer unix - - n - 0 bounce
	trace unix - - n - 0 bounce
	verify unix - - n - 1 verify
	flush unix n - n 1000? 0 flush
	proxymap unix - - n - - proxymap
	smtp unix - - n - - smtp
	relay unix - - n - - smtp
	showq unix n - n - - showq
	error unix - - n - - error
	retry unix - - n - - error
	discard unix - - n - - discard
	lmtp unix - - n - - lmtp
	anvil unix - - n - 1 anvil
	scache unix - - n - 1 scache
	postlog unix-dgram n - n - 1 postlogd
	EOF
}
