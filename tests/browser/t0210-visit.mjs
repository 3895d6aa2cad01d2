// SPDX-License-Identifier: AGPL-3.0-or-later
// A consultant visits a customer: a time that fits, an invitation, the day at the phone, and
// the report from a cellar without a connection.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, openMore, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const phone = { viewport: { width: 390, height: 844 } };
let number;
let visit;

async function at(path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}

before(async () => {
	number = await openCase(await at("/"), { caller: "Freja Hald", subject: "Ny switch i kælderen" });
});

test("a time that fits is chosen, without scripts too", async () => {
	const page = await at(`/case/${number}`, { javaScriptEnabled: false });
	await (await openMore(page)).getByRole("link", { name: "Besøg" }).click();
	await page.getByLabel("Varighed").selectOption("120");
	await page.getByRole("button", { name: "Find tider" }).click();
	await page.locator("input[name=at]").first().check();
	await page.getByLabel("Adresse", { exact: true }).fill("Strandvejen 12, 5300 Kerteminde");
	await page.getByLabel("Gem adressen").fill("Butikken");
	await page.getByLabel("Hvad skal der ske").fill("Den nye switch sættes op.");
	await page.getByRole("button", { name: "Planlæg og invitér" }).click();
	await page.waitForURL(/\/visit\/\d+$/);
	visit = new URL(page.url()).pathname;
	const shown = await at(`/case/${number}`);
	assert.match(await shown.locator("#timeline").textContent(), /Planlagt .*Strandvejen 12/);
	assert.match(await shown.locator("#visits").textContent(), /Ikke besvaret/);
	await takeScreenshot(shown, "visit-case");
});

test("the same time again is warned of, and planned only if one says so", async () => {
	const first = await at(`${visit}/plan`);
	const when = await first.locator("input[name=other]").inputValue();
	const page = await at(`/case/${number}/visit`);
	assert.equal(await page.getByLabel("Adresse", { exact: true }).inputValue(), "Strandvejen 12, 5300 Kerteminde");
	await page.getByLabel("Et andet tidspunkt").fill(when);
	await page.getByRole("button", { name: "Planlæg og invitér" }).click();
	await page.locator(".problem").filter({ hasText: "andet besøg" }).waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "visit-form");
	await page.getByLabel("Planlæg det alligevel").check();
	await page.getByLabel("Et andet tidspunkt").fill(when);
	await page.getByRole("button", { name: "Planlæg og invitér" }).click();
	await page.waitForURL(/\/visit\/\d+$/);
	await page.getByRole("button", { name: "Aflys besøget" }).click();
	await page.locator(".flash").filter({ hasText: "aflyst" }).waitFor();
	assert.match(await page.locator(".page-head").textContent(), /Aflyst/);
});

test("the addresses of a customer are chosen from, and kept beside it", async () => {
	const page = await at(`/case/${number}`);
	const customer = await page.locator('.side a[href^="/customer/"]').first().getAttribute("href");
	await page.goto(customer);
	const sites = page.locator("#sites");
	await sites.locator("summary").click();
	await sites.getByLabel("Navn").fill("Lageret");
	await sites.getByLabel("Adresse", { exact: true }).fill("Havnen 3, 5300 Kerteminde");
	await sites.getByLabel("Kørsel").fill("45");
	await sites.getByRole("button", { name: "Gem adressen" }).click();
	await page.locator(".flash").waitFor();
	await sites.scrollIntoViewIfNeeded();
	await takeScreenshot(page, "visit-sites");
	await checkAccess(page);
	await page.goto(`/case/${number}/visit`);
	await page.getByLabel("Hvorhen").selectOption({ label: "Lageret: Havnen 3, 5300 Kerteminde" });
	await page.getByRole("button", { name: "Find tider" }).click();
	assert.equal(await page.getByLabel("Adresse", { exact: true }).inputValue(), "Havnen 3, 5300 Kerteminde");
	assert.equal(await page.getByLabel("Kørsel").inputValue(), "45");
	await page.goto(customer);
	await page.getByRole("button", { name: "Fjern Lageret" }).click();
	await page.locator(".flash").filter({ hasText: "fjernet" }).waitFor();
});

test("a day's visits stand at the phone, with address and telephone to tap", async () => {
	const page = await at(`${visit}/plan`, phone);
	const day = (await page.locator("input[name=other]").inputValue()).slice(0, 10);
	const before = new Date(Date.parse(day) - 86400_000).toISOString().slice(0, 10);
	await page.goto(`/visits?day=${before}`);
	await page.getByText("Du har ingen besøg den dag.").waitFor();
	await page.getByRole("link", { name: "Dit næste besøg er" }).click();
	assert.equal(new URL(page.url()).searchParams.get("day"), day);
	assert.match(await page.locator(".visits").first().textContent(), /Strandvejen 12/);
	assert.match(await page.locator(".visit-place a").first().getAttribute("href"), /openstreetmap.*Strandvejen/);
	assert.match(await page.locator(".visit-place a").nth(1).getAttribute("href"), /^tel:/);
	await checkAccess(page);
	await takeScreenshot(page, "visits-phone");
	const after = new Date(Date.parse(day) + 86400_000).toISOString().slice(0, 10);
	await page.goto(`/visits?day=${after}`);
	await page.getByText("Du har ingen besøg den dag.").waitFor();
	assert.equal(await page.getByRole("link", { name: "Dit næste besøg" }).count(), 0);
});

test("a calendar subscribes by a secret address, until it is closed", async () => {
	const page = await at("/visits");
	await page.getByRole("button", { name: "Lav adressen" }).click();
	const url = new URL(await page.locator("input[readonly]").inputValue());
	const feed = async () => page.request.get(url.pathname);
	const answer = await feed();
	assert.match(answer.headers()["content-type"], /^text\/calendar/);
	const text = (await answer.text()).replaceAll("\r\n ", "");
	assert.match(text, /LOCATION:Strandvejen 12\\, 5300 Kerteminde/);
	assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
	await page.goto("/visits");
	await page.getByRole("button", { name: "Luk adressen" }).click();
	await page.locator(".flash").waitFor();
	assert.equal((await feed()).status(), 404);
});

test("what was typed in the cellar is kept, signed, and sent when the connection is back", async () => {
	const page = await at(visit, phone);
	await page.getByLabel("Hvad blev gjort").fill("Switchen er skiftet.");
	await page.getByLabel("Arbejde (min.)").fill("75");
	await page.reload();
	assert.equal(await page.getByLabel("Hvad blev gjort").inputValue(), "Switchen er skiftet.");
	await page.getByLabel("Kvitteret af").fill("Freja Hald");
	const canvas = page.locator(".sign canvas");
	await canvas.scrollIntoViewIfNeeded();
	const box = await canvas.boundingBox();
	await page.mouse.move(box.x + 20, box.y + 20);
	await page.mouse.down();
	await page.mouse.move(box.x + 120, box.y + 40, { steps: 5 });
	await page.mouse.up();
	await checkAccess(page);
	await takeScreenshot(page, "visit-report-phone");
	await page.reload();
	assert.match(await page.locator("input[name=signature]").inputValue(), /^data:image\/png/);
	await page.context().setOffline(true);
	await page.getByRole("button", { name: "Afslut besøget" }).click();
	await page.locator("[data-offline]").filter({ hasText: "Ingen forbindelse" }).waitFor();
	await page.context().setOffline(false);
	await page.locator(".flash").filter({ hasText: "afsluttet" }).waitFor();
	await page.goto(`/case/${number}`);
	assert.match(await page.locator("#timeline").textContent(), /Switchen er skiftet/);
	assert.match(await page.locator(".time-side").textContent(), /heraf kørsel 1 t/);
	assert.equal(await page.locator(".file-picture img").count(), 1);
});

test("a report that comes too late is not lost", async () => {
	const first = await at(`/case/${number}/visit`);
	await first.getByLabel("Et andet tidspunkt").fill("2031-02-12T09:00");
	await first.getByRole("button", { name: "Planlæg og invitér" }).click();
	await first.waitForURL(/\/visit\/\d+$/);
	const late = await at(new URL(first.url()).pathname);
	await first.getByLabel("Hvad blev gjort").fill("Gjort af den første.");
	await late.getByLabel("Hvad blev gjort").fill("Gjort af den anden.");
	await first.getByRole("button", { name: "Afslut besøget" }).click();
	await first.locator(".flash").waitFor();
	await late.getByRole("button", { name: "Afslut besøget" }).click();
	await late.locator(".problem").filter({ hasText: "afsluttet" }).waitFor();
	assert.equal(await late.locator("textarea[readonly]").inputValue(), "Gjort af den anden.");
});
