#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M6: a full disk loses nothing, says so, and the desk goes on when there is room'
. "${0%/*}/testlib.sh"

mkdir "$DESK"
mount -t tmpfs -o size=24m tmpfs "$DESK" 2>/dev/null ||
	test_skip_all 'no disk of its own can be mounted here'
test_atexit 'umount -l "$DESK"'

# fill: until no byte more goes onto the disk.
fill() { ! dd if=/dev/zero of="$DESK/filler" bs=4k 2>/dev/null; }
cases() { sql 'select count(*) from case_'; }
answers() { [ "$(cases)" = "$1" ] && http_get /case/1001 >/dev/null; }

write() {
	seen=$(http_get /case/1001 | sed -n 's/.*name="seen" value="\([0-9]*\)".*/\1/p' | head -1) &&
	http_post /case/1001/write kind=note seen="$seen" text="$1"
}

test_expect_success 'a desk on a small disk' '
	desk_start &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example &&
	head -c 200000 /dev/urandom >photo.bin &&
	mail_make --from ida@bager.example --to desk@n.example --subject Ovnen \
		--body "Den er kold" --attach photo.bin >mail &&
	lmtp_send mail --to desk@n.example &&
	test "$(cases)" = 1 &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	write "Set" >/dev/null && test "$(http_status)" = 303
'

test_expect_success 'when it is full, the mail server is asked to try again' '
	fill &&
	for n in 1 2 3 4 5 6; do
		sed "s/^Message-I[dD]:.*/Message-Id: <full-$n@x>/" mail >another
		lmtp_send another --to desk@n.example >>taken 2>>refused
	done
	test_grep "^4[0-9][0-9] 4\.3" refused
'

test_expect_success 'a pipe is asked to, as well' '
	desk deliver --to desk@n.example <mail >said 2>&1
	test $? = 75
'

test_expect_success 'the web says what is wrong, and keeps what was typed' '
	head -c 400000 /dev/urandom | base64 >long &&
	for n in 1 2 3 4 5 6 7 8; do
		write "Varmelegemet er bestilt $(head -c 90000 long)" >page
		[ "$(http_status)" = 503 ] && break
	done
	test "$(http_status)" = 503 &&
	test_grep "Varmelegemet er bestilt" page
'

test_expect_success 'what is there can still be read' '
	http_get / >page && test "$(http_status)" = 200 && test_grep Ovnen page
'

test_expect_success 'with room again, it goes on by itself' '
	before=$(cases) &&
	rm "$DESK/filler" &&
	lmtp_send mail --to desk@n.example &&
	sed "s/^Message-I[dD]:.*/Message-Id: <after@x>/" mail >another &&
	lmtp_send another --to desk@n.example &&
	test "$(cases)" = $((before + 1)) &&
	write "Nu er der plads" >/dev/null && test "$(http_status)" = 303
'

test_expect_success 'what was acknowledged is there, and the desk is whole' '
	sed "s/^<//; s/>$//" taken | sort >want &&
	sql "select message_id from mail_id" | sort >have &&
	comm -23 want have >lost && test ! -s lost &&
	desk check && desk_stop
'

test_done
