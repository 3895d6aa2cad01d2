/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Addresses and subjects of mail, one line a case; and who is told what. */
#include "model/audience.h"
#include "model/mail.h"

static const struct {
	const char *name, *subject, *bare;
} subjects[] = {
	{ "plain", "Printeren virker ikke", "Printeren virker ikke" },
	{ "danish", "SV: Printeren", "Printeren" },
	{ "many", "Re: SV: Fwd: VS: Printeren", "Printeren" },
	{ "counted", "Re[2]: Printeren", "Printeren" },
	{ "spaced", "Re : Printeren", "Printeren" },
	{ "ours", "Re: Printeren [Sag#1001]", "Printeren" },
	{ "ours-loose", "SV: [ sag # 1001 ] Printeren", "Printeren" },
	{ "ours-in-the-middle", "A [Sag#1] B", "A B" },
	{ "a-word-is-no-prefix", "Reparation: hvornår?", "Reparation: hvornår?" },
	{ "somebody-elses-tag-stays", "[Ticket#42] Printeren", "[Ticket#42] Printeren" },
	{ "others-sag-stays", "[Sag 1001] Printeren", "[Sag 1001] Printeren" },
	{ "counted-in-brackets", "RE(3): Printeren", "Printeren" },
	{ "counted-with-a-hat", "Re^2: Printeren", "Printeren" },
	{ "german", "AW: WG: Antwort: Drucker", "Drucker" },
	{ "french", "TR : Réf : Imprimante", "Imprimante" },
	{ "dutch", "Antw: Doorst: Printer", "Printer" },
	{ "polish", "Odp: PD: Drukarka", "Drukarka" },
	{ "swedish", "SV: VB: Skrivaren", "Skrivaren" },
	{ "spanish", "RV: Impresora", "Impresora" },
	{ "portuguese", "RES: ENC: Impressora", "Impressora" },
	{ "italian", "RIF: I: Stampante", "Stampante" },
	{ "hungarian", "Vá: Továbbítás: Nyomtató", "Nyomtató" },
	{ "russian", "Отв: Принтер", "Принтер" },
	{ "greek", "ΑΠ: ΠΡΘ: Εκτυπωτής", "Εκτυπωτής" },
	{ "chinese", "回复：转发：打印机", "打印机" },
	{ "no-space", "SV:SV:Printeren", "Printeren" },
	{ "a-colon-later-stays", "Printeren: status", "Printeren: status" },
	{ "a-number-is-no-prefix", "Re 2 af printeren", "Re 2 af printeren" },
	{ "only-prefixes", "Re: ", "" },
	{ "empty", "", "" },
};

static void
test_subject(const void *data)
{
	const typeof(subjects[0]) *s = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(mail_bare_subject(a, s->subject), ==, s->bare);
}

static const struct {
	const char *subject;
	bool forwards;
	int64_t number;
} read_of[] = {
	{ "Printeren", false, 0 },
	{ "SV: Printeren [Sag#1001]", false, 1001 },
	{ "VS: Printeren [Sag#1001]", true, 1001 },
	{ "[Sag#7] VS: Printeren", true, 7 },
	{ "Re: VS: Printeren", false, 0 },
	{ "Fwd: Re: Printeren", true, 0 },
	{ "WG: Drucker", true, 0 },
	{ "TR : Imprimante", true, 0 },
	{ "Printeren [sag # 1001 ]", false, 1001 },
	{ "[Ticket#5] x [Sag#1001]", false, 1001 },
	{ "[Sag#x] [Sag#1001]", false, 1001 },
	{ "[Sag 1001]", false, 0 },
	{ "[#1001]", false, 0 },
	{ "[Ticket#1001]", false, 0 },
	{ "Sag#1001", false, 0 },
	{ "case 1001", false, 0 },
	{ "[Sag#0]", false, 0 },
	{ "[Sag#-5]", false, 0 },
	{ "[Sag#99999999999999999999]", false, 0 },
	{ "[Sag#1001", false, 0 },
};

static void
test_read(const void *data)
{
	const typeof(read_of[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_true(mail_subject_forwards(a, t->subject) == t->forwards);
	g_assert_cmpint(mail_subject_case(t->subject), ==, t->number);
}

static const struct {
	const char *address;
	bool holds;
} addresses[] = {
	{ "ida@bager.example", true },
	{ "ida.holm+x@mail.bager.example", true },
	{ "søren@bager.example", true },
	{ "", false },
	{ "ida", false },
	{ "@bager.example", false },
	{ "ida@", false },
	{ "ida@@bager.example", false },
	{ "ida@bager..example", false },
	{ "ida@.example", false },
	{ "ida@bager.example.", false },
	{ "ida holm@bager.example", false },
	{ "<ida@bager.example>", false },
	{ "a@b.example,c@d.example", false },
	{ "ida@bager.example\nBcc: x", false },
};

static void
test_address(const void *data)
{
	const typeof(addresses[0]) *t = data;

	g_assert_true(mail_address_holds(t->address) == t->holds);
}

static void
test_case_address(void)
{
	g_autoptr(Arena) a = arena_new();
	const char *made = mail_case_address(a, "support@nordlys.example", 1001,
	    "k7f3q9");
	const char *tag = NULL;
	int64_t id = 0;

	g_assert_cmpstr(made, ==, "support+s1001.k7f3q9@nordlys.example");
	g_assert_true(mail_case_address_read(a, made, &id, &tag));
	g_assert_cmpint(id, ==, 1001);
	g_assert_cmpstr(tag, ==, "k7f3q9");
	g_assert_true(mail_case_address_read(a, "SUPPORT+S7.ABC@X.EXAMPLE", &id, &tag));
	g_assert_cmpstr(tag, ==, "abc");
}

static const char *const no_case_addresses[] = { "support@nordlys.example",
	"support+x@n.example", "support+s@n.example", "support+s12@n.example",
	"support+s12.@n.example", "support+s-1.a@n.example",
	"support+s99999999999999999999.a@n.example", "x@support+s1.a", "" };

static void
test_no_case_address(const void *address)
{
	g_autoptr(Arena) a = arena_new();
	const char *tag;
	int64_t id;

	g_assert_false(mail_case_address_read(a, address, &id, &tag));
}

/* --- audience --- */

static const Case open_case = { .status = STATUS_OPEN, .horizon = 100 };
static const Case moved_case = { .status = STATUS_OPEN, .horizon = 200 };

static const struct {
	const char *name;
	const Case *before, *after;
	EntryKind kind;
	int64_t person_id;
	OutMailKind mail;
} told[] = {
	{ "a-report-by-mail", NULL, &open_case, ENTRY_MAIL_IN, 1, MAIL_RECEIPT },
	{ "a-report-by-phone", NULL, &open_case, ENTRY_CALL, 0, MAIL_RECEIPT },
	{ "his-own-reply-tells-nothing", &open_case, &open_case, ENTRY_MAIL_IN, 1, 0 },
	{ "an-answer", &open_case, &open_case, ENTRY_ANSWER, 0, MAIL_ANSWER },
	{ "a-note-tells-nobody", &open_case, &open_case, ENTRY_NOTE, 0, 0 },
	{ "a-note-that-opens-tells-nobody", NULL, &open_case, ENTRY_NOTE, 0, 0 },
	{ "a-later-call-tells-nothing", &open_case, &open_case, ENTRY_CALL, 0, 0 },
	{ "a-moved-horizon", &open_case, &moved_case, ENTRY_CHANGED, 0, MAIL_HORIZON },
	{ "a-change-that-moves-nothing", &open_case, &open_case, ENTRY_CHANGED, 0, 0 },
	{ "an-escalation", &open_case, &open_case, ENTRY_ESCALATED, 0, MAIL_ESCALATED },
	{ "a-solution", &open_case, &open_case, ENTRY_SOLVED, 0, MAIL_SOLVED },
	{ "the-closing", &open_case, &open_case, ENTRY_CLOSED, 0, MAIL_CLOSED },
	{ "reopened-by-the-staff", &open_case, &open_case, ENTRY_REOPENED, 0,
	    MAIL_REOPENED },
	{ "reopened-by-himself", &open_case, &open_case, ENTRY_REOPENED, 1, 0 },
	{ "a-merge", &open_case, &open_case, ENTRY_MERGED, 0, MAIL_MERGED },
	{ "a-bounce-tells-nobody", &open_case, &open_case, ENTRY_BOUNCE, 0, 0 },
	{ "an-evaluation-tells-nobody", &open_case, &open_case, ENTRY_EVALUATION, 1, 0 },
};

static void
test_told(const void *data)
{
	const typeof(told[0]) *t = data;
	const Entry e = { .kind = t->kind,
		.staff_id = t->person_id ? 0 : 1,
		.person_id = t->person_id };

	g_assert_cmpint(audience_reporter_mail(t->before, t->after, &e), ==, t->mail);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
		g_autofree char *path = g_strconcat("/mail/subject/", subjects[i].name,
		    NULL);
		g_test_add_data_func(path, &subjects[i], test_subject);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(read_of); i++) {
		g_autofree char *path = g_strdup_printf("/mail/read/%zu", i);
		g_test_add_data_func(path, &read_of[i], test_read);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++) {
		g_autofree char *path = g_strdup_printf("/mail/address/%zu", i);
		g_test_add_data_func(path, &addresses[i], test_address);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(no_case_addresses); i++) {
		g_autofree char *path = g_strdup_printf("/mail/no-case-address/%zu", i);
		g_test_add_data_func(path, no_case_addresses[i], test_no_case_address);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
		g_autofree char *path = g_strconcat("/mail/told/", told[i].name, NULL);
		g_test_add_data_func(path, &told[i], test_told);
	}
	g_test_add_func("/mail/case-address", test_case_address);
	return g_test_run();
}
