# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M3, M14, M16: from the form of a customer to his evaluation, without JavaScript'
. "${0%/*}/testlib.sh"

one() { sql "select $1"; }

test_expect_success 'a desk with a customer, and a mail server' '
	desk_start && desk setting form_seconds 0 &&
	echo "correct horse battery" | desk staff add --name Anna --mail anna@n.example &&
	sink_start &&
	desk setting mail support@nordlys.example && desk setting url "http://$HTTP" &&
	desk setting smtp_host "${SMTP%:*}" && desk setting smtp_port "${SMTP##*:}" &&
	desk setting smtp_tls none &&
	BROWSER=anna && http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@n.example "password=correct horse battery" >/dev/null &&
	http_get /customers/new >/dev/null &&
	http_post /customers name="Byens Bager" slug=bager colour="#ffee00" lang=da active=1 \
		recipients=it@bager.example domains=bager.example seen=0 >/dev/null &&
	test "$(one "slug from customer")" = bager
'

test_expect_success 'the form is there, under the name of the customer' '
	BROWSER=ida && http_get /support/bager | grep "Byens Bager" &&
	http_get /support/nobody >/dev/null && test "$(http_status)" = 404
'

test_expect_success 'what is wrong is said at the field, and what was typed is kept' '
	http_get /support/bager >/dev/null &&
	http_post /support/bager category=2 name="Ida Holm" mail=nonsense text="Ovnen <er> kold" >page &&
	test "$(http_status)" = 422 &&
	grep "aria-invalid" page && grep "Ovnen &lt;er&gt; kold" page && grep "Ida Holm" page
'

test_expect_success 'a report becomes a case, and its reporter sees it' '
	http_get /support/bager >/dev/null &&
	http_post /support/bager category=3 name="Ida Holm" mail=ida@bager.example \
		text="Ovnen er kold" >page &&
	test "$(one "category from case_")" = 3 &&
	mail_wait ida@bager.example >receipt &&
	mail_show receipt text >text &&
	link=$(grep -o "/c/1001/[a-z2-7]*" text | head -1) &&
	http_get "$link" >page && grep "Ovnen er kold" page
'

test_expect_success 'a link with another tag, or to another case, is simply not there' '
	http_get "/c/1001/aaaaaaaaaaaaaaaaaaaaaaaaaa" >/dev/null && test "$(http_status)" = 404 &&
	http_get "$(printf %s "$link" | sed s/1001/1002/)" >/dev/null && test "$(http_status)" = 404
'

test_expect_success 'what he writes there is in his case' '
	http_get "$link" >/dev/null && http_post "$link" text="Nu ryger den" >/dev/null &&
	http_get "$link" | grep "Nu ryger den"
'

test_expect_success 'the answer comes by mail, and an internal note does not' '
	BROWSER=anna && http_get /case/1001 >page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /case/1001/write kind=note text="Hun er sur" seen="$seen" >/dev/null &&
	http_get /case/1001 -H "HX-Request: true" >part && ! grep "class=.flash" part &&
	http_get /case/1001 >page && grep "class=.flash" page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	desk setting undo_seconds 0 &&
	http_post /case/1001/write kind=answer text="Sluk på **hovedafbryderen**" seen="$seen" >/dev/null &&
	mail_wait ida@bager.example >answer &&
	mail_show answer html | grep "<strong>hovedafbryderen</strong>" &&
	BROWSER=ida && http_get "$link" >page && grep hovedafbryderen page && ! grep "er sur" page
'

test_expect_success 'it is closed, and the mail asks how it went' '
	sql "update person set mail_when = 1" && # at any hour of the test
	BROWSER=anna && http_get /case/1001 >page &&
	seen=$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1) &&
	http_post /case/1001/close status=closed text="Skiftet varmelegeme" seen="$seen" >page &&
	test "$(one "status from case_")" = 7 &&
	mail_wait ida@bager.example >closed &&
	mail_show closed text | grep -o "/c/1001/[a-z2-7]*/evaluation?q1=5"
'

test_expect_success 'a mail scanner that opens every link answers nothing' '
	BROWSER=scanner && for n in 1 2 3 4 5; do
		http_get "$link/evaluation?q1=$n" >/dev/null || return 1
	done &&
	test "$(one "count(*) from evaluation")" = 0
'

test_expect_success 'a click and a confirmation do, and may be changed' '
	BROWSER=ida && http_get "$link/evaluation?q1=4" >page && grep "value=\"4\" checked" page &&
	http_post "$link/evaluation" q1=4 q2=5 comment=Tak >/dev/null &&
	test "$(one "score1 from evaluation")" = 4 &&
	http_get "$link/evaluation" >/dev/null &&
	http_post "$link/evaluation" q1=5 q2=5 >/dev/null &&
	test "$(one "score1 from evaluation")" = 5
'

test_expect_success 'still broken opens it again' '
	http_get "$link" >/dev/null && http_post "$link" text="Kold igen" >/dev/null &&
	test "$(one "status from case_")" = 2 && desk check
'

test_done
