# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M6: killed in the middle of a thousand deliveries, it has all that it acknowledged'
. "${0%/*}/testlib.sh"

DESK_MAIL=support@skranke.example

test_expect_success 'a desk, and a mail to send a thousand times' '
	desk_start &&
	mail_make --from ida@bager.example --to "$DESK_MAIL" --subject Mange --body x >mail
'

for round in 1 2 3; do
	test_expect_success "it is killed while 32 senders deliver (round $round)" '
		{ lmtp_send mail --to "$DESK_MAIL" --connections 32 --messages 40 \
			>>acknowledged 2>/dev/null; :; } &
		sender=$! &&
		sleep 0.$((round * 2 + 1)) &&
		desk_kill &&
		wait $sender
		desk_start
	'
done

test_expect_success 'some were acknowledged, and the kill came before the end' '
	test -s acknowledged &&
	test "$(wc -l <acknowledged)" -lt 3840
'

test_expect_success 'everything that was acknowledged is there, once' '
	sed "s/^<//; s/>$//" acknowledged | sort >want &&
	test "$(uniq -d <want | wc -l)" = 0 &&
	sql "select message_id from mail_id where digest <> '\'''\''" | sort >have &&
	test "$(uniq -d <have | wc -l)" = 0 &&
	comm -23 want have >lost && test ! -s lost
'

test_expect_success 'each has one case and one receipt waiting, and the desk is whole' '
	test "$(sql "select count(*) from case_")" = "$(wc -l <have)" &&
	test "$(sql "select count(*) from mail_out")" = "$(sql "select count(*) from job where kind = 1")" &&
	desk check
'

test_done
