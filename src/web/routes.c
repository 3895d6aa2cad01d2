/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * routes.c - names the tables of routes, and nothing else. */
#include "web/address_pages.h"
#include "web/admin_pages.h"
#include "web/agreement_pages.h"
#include "web/bulk_pages.h"
#include "web/call_pages.h"
#include "web/case_pages.h"
#include "web/clock_pages.h"
#include "web/company_meetings.h"
#include "web/company_pages.h"
#include "web/company_people.h"
#include "web/contact_form_pages.h"
#include "web/customer_host.h"
#include "web/customer_pages.h"
#include "web/decision_pages.h"
#include "web/dispatch_pages.h"
#include "web/door_pages.h"
#include "web/draft_pages.h"
#include "web/evaluation_report_pages.h"
#include "web/guide_door.h"
#include "web/guide_pages.h"
#include "web/guide_side.h"
#include "web/handin_pages.h"
#include "web/import_pages.h"
#include "web/insert_pages.h"
#include "web/install_pages.h"
#include "web/list_pages.h"
#include "web/mailbox_pages.h"
#include "web/meeting_pages.h"
#include "web/mention_pages.h"
#include "web/my_pages.h"
#include "web/outage_pages.h"
#include "web/pages.h"
#include "web/palette_pages.h"
#include "web/pane_pages.h"
#include "web/parked_pages.h"
#include "web/person_pages.h"
#include "web/person_sign_in_pages.h"
#include "web/presence_pages.h"
#include "web/quarantine_pages.h"
#include "web/question_pages.h"
#include "web/referral_pages.h"
#include "web/remote_pages.h"
#include "web/report_pages.h"
#include "web/ring_pages.h"
#include "web/roster_pages.h"
#include "web/rule_pages.h"
#include "web/saved_view_pages.h"
#include "web/search_pages.h"
#include "web/set_up_pages.h"
#include "web/sign_in_pages.h"
#include "web/site_pages.h"
#include "web/supplier_pages.h"
#include "web/support_pages.h"
#include "web/template_pages.h"
#include "web/time_pages.h"
#include "web/triage_pages.h"
#include "web/visit_pages.h"
#include "web/waiting_pages.h"
#include "web/wording_pages.h"

const Route *const web_pages[] = {
	list_routes,
	saved_view_routes,
	pane_routes,
	bulk_routes,
	triage_routes,
	case_routes,
	draft_routes,
	guide_side_routes,
	insert_routes,
	dispatch_routes,
	presence_routes,
	clock_routes,
	time_routes,
	handin_routes,
	visit_routes,
	waiting_routes,
	wording_routes,
	site_routes,
	remote_routes,
	remote_consent_routes,
	outage_routes,
	call_routes,
	ring_routes,
	customer_routes,
	contact_form_routes,
	agreement_routes,
	person_routes,
	import_routes,
	referral_routes,
	supplier_routes,
	guide_routes,
	template_routes,
	mention_routes,
	address_routes,
	evaluation_report_routes,
	report_routes,
	search_routes,
	palette_routes,
	install_routes,
	quarantine_routes,
	question_routes,
	person_sign_in_routes,
	my_routes,
	company_routes,
	company_people_routes,
	company_meeting_routes,
	meeting_routes,
	sign_in_routes,
	support_routes,
	support_guide_routes,
	door_routes,
	guide_door_routes,
	decision_routes,
	roster_routes,
	parked_routes,
	admin_routes,
	set_up_routes,
	outbox_routes,
	stray_routes,
	staff_routes,
	customer_host_routes,
	rule_routes,
	mailbox_routes,
	NULL,
};
