#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
test_description='M2: the customer keeps an address of its own: it is tried out, forwarded, and answered under'
. "${0%/*}/testlib.sh"
. "$TESTS/dovecot.sh"
. "$TESTS/postfix.sh"
POSTFIX_ALIASES='it@kunde.example desk@nordlys.example'

# page_says TEXT: of the addresses of the customer.
page_says() { http_get /customer/1/addresses | grep -q -e "$1"; }
try() { http_get /customer/1/addresses >/dev/null && http_post /customer/1/addresses/test "$@" >out; }
write() {
	mail_make --from ida@kunde.example --to it@kunde.example --subject "$1" --body "Den blinker." >mail &&
	smtp_send mail "$POSTFIX_SMTP" --mail-from ida@kunde.example --mail-rcpt it@kunde.example
}

test_expect_success 'a desk, and a customer whose server forwards' '
	desk_start && dovecot_start &&
	postfix_start nordlys.example="$LMTP" kunde.example="$DOVECOT_LMTP" &&
	desk setting mail desk@nordlys.example && desk setting name "Nordlys IT" &&
	echo "correct horse battery" | desk staff add --name "Anna Berg" --mail anna@nordlys.example --admin &&
	desk customer add --as anna@nordlys.example --name "Kunde A/S" --recipient it@kunde.example \
		--recipient it@intetsteds.example &&
	http_get /sign-in >/dev/null &&
	http_post /sign-in mail=anna@nordlys.example "password=correct horse battery" >/dev/null
'

test_expect_success 'without a mail server it says so' '
	try address=it@kunde.example kind=1 && test "$(http_status)" = 422 &&
	test_grep "ingen mailserver" out && page_says "Ikke prøvet"
'

test_expect_success 'a test comes back by the forwarding, and is no case' '
	desk setting smtp_host localhost && desk setting smtp_port "${POSTFIX_SMTP#*:}" &&
	desk setting smtp_user desk && desk setting smtp_password secret &&
	desk setting smtp_ca "$POSTFIX/cert.pem" &&
	try address=it@kunde.example kind=1 && test "$(http_status)" = 303 &&
	test_wait page_says "Kom frem" && page_says "Leveret til desk@nordlys.example" &&
	! grep -i "^Refresh:" "$BROWSER.headers" &&
	test "$(sql "select count(*) from case_")" = 0
'

test_expect_success 'an answer under the address comes back as well: written by it, and vouched for by nobody' '
	try address=it@kunde.example kind=2 && test_wait page_says "ingen server godkendte afsenderen" &&
	desk_mail=$(sql "select max(id) from mail_out") &&
	http_get "/admin/outbox/$desk_mail" >out && test_grep "it@kunde.example" out &&
	test "$(sql "select count(*) from case_")" = 0
'

test_expect_success 'an address that no mail gets to is told with the words of the server' '
	try address=it@intetsteds.example kind=1 && test "$(http_status)" = 303 &&
	test_wait page_says "Kunne ikke sendes" && page_says "no way to there from a test"
'

test_expect_success 'the page looks again by itself while one is on its way' '
	sql "update address_test set arrived_at = null, sent_at = sent_at - 1" &&
	sql "update mail_out set state = 2, error = null" &&
	http_get /customer/1/addresses >out && test_grep "Undervejs\|På vej" out && grep -i "^Refresh: 5" "$BROWSER.headers" &&
	sql "update address_test set sent_at = sent_at - 86400000000" &&
	http_get /customer/1/addresses >out && ! grep -i "^Refresh:" "$BROWSER.headers"
'

test_expect_success 'the guide says exactly what goes into the DNS, once the house has said it' '
	http_get /customer/1/addresses >out && ! grep "v=spf1\|_domainkey" out &&
	desk setting spf_include _spf.nordlys.example. && desk setting dkim_selector skranke &&
	desk setting dkim_target skranke._domainkey.nordlys.example &&
	for bad in "a b" "x;y" "..x" "UPPER"; do ! desk setting spf_include "$bad" 2>err || return 1; done &&
	http_get /customer/1/addresses >out &&
	test_grep "skranke._domainkey.[a-z]*.example. CNAME skranke._domainkey.nordlys.example.<" out &&
	test_grep "[a-z]*.example. TXT &quot;v=spf1 include:_spf.nordlys.example ~all&quot;\|[a-z]*.example. TXT \"v=spf1 include:_spf.nordlys.example ~all\"" out
'

test_expect_success 'of others, and too often, nothing is sent' '
	try address=it@andre.example kind=1 && test "$(http_status)" = 422 &&
	for n in 1 2 3 4 5 6; do try address=it@kunde.example kind=1; done &&
	test "$(http_status)" = 429 && test_grep "Vent lidt" out
'

test_expect_success 'a report to the address is the customer'\''s, and answered under it' '
	http_get /customer/1/addresses >/dev/null &&
	http_post /customer/1/addresses/send-as address=it@kunde.example on=1 >/dev/null &&
	write Printeren && imap_wait ida@kunde.example >receipt &&
	test "$(sql "select customer_id from case_")" = 1 &&
	test_grep "^From: .*<it@kunde.example>" receipt
'

test_expect_success 'or under ours, with the name of the customer before it' '
	http_get /customer/1/addresses >/dev/null &&
	http_post /customer/1/addresses/send-as address=it@kunde.example >/dev/null &&
	page_says "Svar sendes fra Nordlys IT med kundens navn foran" &&
	write Skærmen && imap_wait ida@kunde.example 2 >receipt &&
	mail_show receipt header From >from && test_grep "Kunde A/S, Nordlys IT" from &&
	test_grep "desk@nordlys.example" from
'

test_expect_success 'what is saved on the page of the customer leaves that as it is' '
	http_get /customer/1/edit >page &&
	http_post /customer/1/edit name="Kunde A/S" slug=kunde-a-s lang=da active=1 \
		seen="$(sed -n "s/.*name=\"seen\" value=\"\([0-9]*\)\".*/\1/p" page | head -1)" \
		recipients="it@kunde.example" >out &&
	test "$(sql "select send_as from customer_address where value = '\''it@kunde.example'\''")" = 0
'

test_done
