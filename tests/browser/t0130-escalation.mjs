// SPDX-License-Identifier: AGPL-3.0-or-later
// The duty roster, a question to the partner that is answered on a phone by the link of
// the mail, and what waits for the status meeting.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, openMore, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const carla = { name: "Carla Eg", mail: "carla@nordlys.example", password: "fire fisk i et fad" };
const desk = await startDesk({ staff: [birk, carla] });
const browser = await openBrowser();

const done = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
async function pageOf(who, path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, who);
	await page.goto(path);
	return page;
}
const panel = (page, title) => page.locator("details", { has: page.locator("summary", { hasText: title }) });
async function unfold(page, title) {
	const form = panel(page, title);
	if (!(await form.evaluate((details) => details.open))) await form.locator("summary").click();
	return form;
}

// On a desk that has no roster, made-up partners would be asked by name: Carla is the one.
async function makePartner(page, who) {
	await page.goto("/admin/staff");
	await page.getByRole("link", { name: who.name }).click();
	await page.getByLabel("Rolle").selectOption({ label: "Partner" });
	await page.getByRole("button", { name: "Gem" }).click();
	await done(page, "Gemt");
}

test("the administrator puts a partner on for every hour of the week", async () => {
	const page = await pageOf(anna, "/admin");
	await makePartner(page, carla);
	await page.goto("/roster");
	await page.getByText("Der er ingen vagtplan endnu").waitFor();
	const form = await unfold(page, "Ugens faste vagter");
	await form.locator('select[name="staff"]').selectOption({ label: carla.name });
	for (const day of ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"])
		await form.getByLabel(day).check();
	await form.getByLabel("Begynder").fill("00:00");
	await form.getByLabel("Slutter").fill("00:00");
	await form.getByRole("button", { name: "Tilføj" }).click();
	await done(page, "Vagtplanen er rettet");
	assert.equal(await page.locator(".hole").count(), 0);
	await page.locator("#on-duty", { hasText: carla.name }).waitFor();
	await page.getByText(`${carla.name} er partner på vagt`).waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "roster");
});

test("a change that would leave a hole is refused with the hole, and what was typed stays", async () => {
	const page = await pageOf(carla, "/roster");
	const form = await unfold(page, "Meld fravær");
	await form.getByLabel("Fra", { exact: true }).fill("2040-01-02T08:00");
	await form.getByLabel("Til", { exact: true }).fill("2040-01-02T16:00");
	await form.getByRole("button", { name: "Gem" }).click();
	await done(page, "Vagtplanen er rettet"); // beyond the year that is watched
	const now = new Date(Date.now() + 3 * 86400_000).toISOString().slice(0, 10);
	const again = await unfold(page, "Meld fravær");
	await again.getByLabel("Fra", { exact: true }).fill(`${now}T08:00`);
	await again.getByLabel("Til", { exact: true }).fill(`${now}T16:00`);
	await again.getByLabel("Bemærkning").fill("Tandlæge");
	await again.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("alert").filter({ hasText: "Så ville ingen partner være på vagt" }).waitFor();
	await page.getByRole("alert").filter({ hasText: "8.00" }).waitFor();
	assert.equal(await panel(page, "Meld fravær").getByLabel("Bemærkning").inputValue(), "Tandlæge");
	await checkAccess(page);
});

let number, link;

test("with one key the partner is asked, and the case stays", async () => {
	const page = await pageOf(anna, "/");
	number = await openCase(page, { caller: "a", subject: "Ny server, hvem betaler?" });
	await page.keyboard.press("d");
	await page.getByLabel("Hvad skal afgøres?").fill("Må vi give dem en **låneserver** i weekenden?");
	await page.locator(".pop[open]").getByText(carla.name).waitFor();
	await page.locator(".pop[open]").getByRole("button", { name: "Spørg partneren" }).click();
	await done(page, "Partneren er spurgt");
	await page.getByRole("link", { name: "Partneren er spurgt" }).click();
	await page.getByRole("heading", { name: /Ny server/ }).waitFor();
	// She asks; she is no partner and decides nothing.
	assert.equal(await page.getByRole("button", { name: "Godkend" }).count(), 0);
	await checkAccess(page);
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: "Spørgsmål til partner" }).first().locator("a.subject").click();
	const text = await page.locator(".outbox-text").innerText();
	link = text.match(/https?:\/\/[^/\s]+(\/decide\/\S+)/)[1];
});

test("the partner sees and decides on a phone, without signing in", async () => {
	const page = await browser.newPage({ baseURL: desk.url, viewport: { width: 390, height: 844 } });
	await page.goto(link);
	await page.getByText("Anna Berg spørger").waitFor();
	await page.locator("strong", { hasText: "låneserver" }).waitFor();
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
	await checkAccess(page);
	await takeScreenshot(page, "decision-phone");
	await page.getByRole("button", { name: "Gør det i stedet" }).click();
	await page.getByRole("alert").filter({ hasText: "Skriv, hvad der skal gøres i stedet" }).waitFor();
	await page.getByLabel("Dine ord").fill("Giv dem den i en uge.");
	await page.getByLabel("En sætning til brugeren").fill("I får en låneserver i dag.");
	await page.getByRole("button", { name: "Gør det i stedet" }).click();
	await page.getByText("Tak, der skal ikke gøres mere her").waitFor();
	// The link answers once, and shows nothing of the case any more.
	await page.goto(link);
	await page.getByText("Tak, der skal ikke gøres mere her").waitFor();
	assert.equal(await page.getByText("låneserver").count(), 0);
	await checkAccess(page);
	const other = await page.goto(link.replace(/\/[^/]+$/, "/aaaaaaaaaaaaaaaaaaaaaaaaaa"));
	assert.equal(other.status(), 404);
});

test("who asked sees the answer in the case, and the reporter was told his sentence", async () => {
	const page = await pageOf(anna, `/case/${number}`);
	await page.locator(".timeline").getByText("Giv dem den i en uge.").waitFor();
	await page.locator(".timeline").getByText("I får en låneserver i dag.").waitFor();
	await takeScreenshot(page, "case-decided");
});

test("a commercial question is parked, and taken up at the meeting", async () => {
	const page = await pageOf(anna, `/case/${number}`);
	await (await openMore(page)).locator("summary", { hasText: "Parkér et spørgsmål" }).click();
	await page.getByLabel("Kommercielt spørgsmål til statusmødet").fill("Skal aftalen dække servere?");
	await page.locator(".pop[open]").getByRole("button", { name: "Parkér et spørgsmål" }).click();
	await done(page, "parkeret til statusmødet");
	await page.locator(".customer-name, .panel h2 a.name").first().click();
	await page.getByText("Skal aftalen dække servere?").waitFor();
	await page.goto("/meetings/parked");
	await checkAccess(page);
	await takeScreenshot(page, "parked");
	const question = page.locator(".parked", { hasText: "Skal aftalen dække servere?" });
	await question.locator("summary").click();
	await question.getByLabel("Hvad blev der sagt?").fill("Ja, fra maj");
	await question.getByRole("button", { name: "Aftalt" }).click();
	await done(page, "Det er noteret");
	await page.getByRole("region", { name: "Afgjort for nylig" }).getByText("Ja, fra maj").waitFor();
});

test("an escalation names whom it goes to, and is taken back", async () => {
	const page = await pageOf(anna, `/case/${number}`);
	await page.keyboard.press("e");
	await page.getByLabel("Hvorfor?").first().fill("Kræver adgang til serveren");
	await page.locator(".pop[open]").getByRole("button", { name: "Eskalér" }).click();
	await done(page, "Sagen er eskaleret");
	await (await openMore(page)).locator("summary", { hasText: "Tag tilbage" }).click();
	await page.locator(".pop[open]").getByRole("button", { name: "Tag tilbage" }).click();
	await done(page, "Sagen er taget tilbage");
});

test("a rule is switched off, and one is added", async () => {
	const page = await pageOf(anna, "/admin/escalation");
	const angry = page.locator("li", { hasText: "beder om chefen" });
	await angry.getByRole("button", { name: "Slå fra" }).click();
	await done(page, "Reglerne er gemt");
	await page.locator("li", { hasText: "beder om chefen" }).getByText("Slået fra").waitFor();
	await page.getByLabel("Hvor meget?").fill("50");
	await page.getByLabel("Hvilken kategori?").selectOption({ label: "Nedbrud" });
	await page.getByLabel("Hvorhen?").selectOption({ label: "til partneren på vagt" });
	await page.getByRole("button", { name: "Ny regel" }).click();
	await done(page, "Reglerne er gemt");
	await page.getByText("Når 50 % af løsningstiden er brugt: til partneren på vagt").waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "rules");
});
