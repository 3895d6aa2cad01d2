# SPDX-License-Identifier: AGPL-3.0-or-later
# dovecot.sh - a real mailbox server: what the desk sends is read where people read it.
#
# Every user exists and has the password "secret". A story that wants it says
# . "$TESTS/dovecot.sh" and calls dovecot_start.

[ "$(id -u)" = 0 ] || test_skip_all 'Dovecot needs root'
[ -x /usr/sbin/dovecot ] || test_skip_all 'no Dovecot'
DOVECOT=$TRASH/dovecot

# Sets $IMAP and $DOVECOT_LMTP, its addresses. Others may ask it for passwords at the
# socket $DOVECOT/run/auth-peers (SASL).
dovecot_start() {
	mkdir -p "$DOVECOT/mail" && chown nobody:nogroup "$DOVECOT/mail" || return
	IMAP=127.0.0.1:$(free_port)
	DOVECOT_LMTP=127.0.0.1:$(free_port)
	dovecot_conf >"$DOVECOT/dovecot.conf"
	# In the foreground it stays in the story's process group, and ends with it.
	dovecot -F -c "$DOVECOT/dovecot.conf" >"$DOVECOT/log" 2>&1 &
	test_wait imap nobody / -X NOOP || { cat "$DOVECOT/log" && return 1; }
}

dovecot_conf() {
	cat <<-EOF
	base_dir = $DOVECOT/run
	state_dir = $DOVECOT/state
	log_path = $DOVECOT/log
	protocols = imap lmtp
	listen = 127.0.0.1
	ssl = no
	disable_plaintext_auth = no
	auth_mechanisms = plain login
	mail_location = maildir:~/Maildir
	first_valid_uid = 1
	passdb {
	  driver = static
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
	    port = 0
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
