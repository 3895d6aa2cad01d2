# SPDX-License-Identifier: AGPL-3.0-or-later
# dovecot.sh - a real mailbox server: what the desk sends is read where people read it.
#
# Every user exists and has the password "secret". A story that wants it says
# . "$TESTS/dovecot.sh" and calls dovecot_start. TLS is offered at $IMAPS and by STARTTLS;
# the certificate to trust is $DOVECOT/cert.pem, for the name localhost. With
# DOVECOT_TOKENS=HOST:PORT it asks there about OAuth 2.0 tokens (tests/tools/tokens.mjs).

[ "$(id -u)" = 0 ] || test_skip_all 'Dovecot needs root'
[ -x /usr/sbin/dovecot ] || test_skip_all 'no Dovecot'
DOVECOT=$TRASH/dovecot

# Sets $IMAP, $IMAPS and $DOVECOT_LMTP, its addresses; they stay when it is started
# again. Others may ask it for passwords at the
# socket $DOVECOT/run/auth-peers (SASL).
dovecot_start() {
	mkdir -p "$DOVECOT/mail" && chown nobody:nogroup "$DOVECOT/mail" || return
	IMAP=${IMAP:-127.0.0.1:$(free_port)}
	IMAPS=${IMAPS:-127.0.0.1:$(free_port)}
	DOVECOT_LMTP=${DOVECOT_LMTP:-127.0.0.1:$(free_port)}
	[ -f "$DOVECOT/cert.pem" ] ||
		openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
			-addext subjectAltName=DNS:localhost \
			-keyout "$DOVECOT/key.pem" -out "$DOVECOT/cert.pem" || return
	dovecot_conf >"$DOVECOT/dovecot.conf"
	dovecot_tokens_conf >"$DOVECOT/tokens.conf"
	# In the foreground it stays in the story's process group, and ends with it.
	dovecot -F -c "$DOVECOT/dovecot.conf" >>"$DOVECOT/log" 2>&1 &
	dovecot_pid=$!
	test_wait imap nobody / -X NOOP || { cat "$DOVECOT/log" && return 1; }
}

# It has ended when this returns.
dovecot_is_gone() { ! pgrep -g $$ -x "imap|imap-login"; }
dovecot_stop() {
	kill "$dovecot_pid"
	wait "$dovecot_pid"
	# Those that serve somebody over TLS outlive it.
	pgrep -g $$ -x "imap|imap-login" >"$TRASH/.dovecot"
	while read -r pid; do kill "$pid"; done <"$TRASH/.dovecot"
	# One that is still there would write its own numbers over what a story changes.
	test_wait dovecot_is_gone
	rm -f "$DOVECOT/run/master.pid"
}

dovecot_tokens_conf() {
	cat <<-EOF
	introspection_mode = post
	introspection_url = http://${DOVECOT_TOKENS:-127.0.0.1:1}/introspect
	username_attribute = username
	active_attribute = active
	active_value = true
	tokeninfo_url =
	timeout_msecs = 5000
	EOF
}

dovecot_conf() {
	cat <<-EOF
	base_dir = $DOVECOT/run
	state_dir = $DOVECOT/state
	log_path = $DOVECOT/log
	protocols = imap lmtp
	listen = 127.0.0.1
	ssl = yes
	ssl_cert = <$DOVECOT/cert.pem
	ssl_key = <$DOVECOT/key.pem
	disable_plaintext_auth = no
	auth_mechanisms = plain login${DOVECOT_TOKENS:+ xoauth2 oauthbearer}
	auth_failure_delay = 0
	mail_max_userip_connections = 50
	mail_location = maildir:~/Maildir
	first_valid_uid = 1
	passdb {
	  driver = oauth2
	  mechanisms = xoauth2 oauthbearer
	  args = $DOVECOT/tokens.conf
	}
	passdb {
	  driver = static
	  mechanisms = plain login
	  args = password=secret
	}
	userdb {
	  driver = static
	  args = uid=nobody gid=nogroup home=$DOVECOT/mail/%u allow_all_users=yes
	}
	service imap-login {
	  inet_listener imap {
	    port = ${IMAP#*:}
	  }
	  inet_listener imaps {
	    port = ${IMAPS#*:}
	    ssl = yes
	  }
	}
	service lmtp {
	  inet_listener lmtp {
	    port = ${DOVECOT_LMTP#*:}
	  }
	}
	service auth {
	  unix_listener auth-peers {
	    mode = 0666
	  }
	}
	EOF
}

# imap USER PATH [CURL-OPTION...]: as curl speaks IMAP.
imap() {
	user=$1 path=$2
	shift 2
	curl -sS "imap://$IMAP$path" --user "$user:secret" "$@"
}

# imap_wait USER [N]: prints the N-th mail in his inbox as soon as it is there (the 1st).
imap_wait() {
	test_wait imap "$1" "/INBOX;MAILINDEX=${2:-1}"
}
