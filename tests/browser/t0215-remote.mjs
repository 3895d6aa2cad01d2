// SPDX-License-Identifier: AGPL-3.0-or-later
// Remote access to a computer: the user is asked by mail, says yes on a page that a mail
// scanner cannot answer, watches, and can stop it; or he says yes by telephone.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, openMore, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const phone = { viewport: { width: 390, height: 844 } };
let number;

async function at(path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}

// The link in the mail that asks, as the outbox shows it.
async function linkOf(page) {
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: "Samtykke" }).first().locator("a.subject").click();
	return (await page.locator(".outbox-text").innerText()).match(/\/r\/\d+\/\S+/)[0];
}

async function ask(page) {
	await page.goto(`/case/${number}`);
	await page.keyboard.press("y");
	await page.getByLabel("Hvad skal der ske").fill("Vi ser på printerens driver.");
	await page.getByRole("button", { name: "Fortsæt" }).click();
	await page.locator(".flash").filter({ hasText: "spurgt" }).waitFor();
}

before(async () => {
	await desk.run("setting", "remote_schemes", "rustdesk");
	await desk.run("setting", "remote_url", "rustdesk://connection/new/{computer}");
	number = await openCase(await at("/"), { caller: "Freja Hald", subject: "Printeren skriver ikke" });
});

test("she is asked by mail, and says yes by her own click", async () => {
	const page = await at("/");
	await ask(page);
	await checkAccess(page);
	await takeScreenshot(page, "remote-asked");
	const session = new URL(page.url()).pathname;
	const link = await linkOf(await at("/"));
	const visitor = await browser.newPage({ baseURL: desk.url, ...phone });
	// Looking at it, as a scanner does, answers nothing.
	await visitor.request.get(link);
	await visitor.goto(link);
	assert.match(await visitor.locator("main").textContent(), /Anna Berg vil gerne hjælpe dig/);
	await checkAccess(visitor);
	await takeScreenshot(visitor, "remote-consent-phone");
	await visitor.getByRole("button", { name: "Ja, det må I" }).click();
	await visitor.getByText("Du har sagt ja").waitFor();
	// The agent sees it where he waits.
	assert.equal(new URL(page.url()).pathname, session);
	await page.getByRole("button", { name: "Begynd" }).waitFor();
	await page.getByRole("button", { name: "Begynd" }).click();
	await page.locator(".problem").filter({ hasText: "computerens nummer" }).waitFor();
	await page.getByLabel("Computer").fill("123 456/789");
	await page.getByRole("button", { name: "Begynd" }).click();
	await page.locator(".flash").filter({ hasText: "begyndt" }).waitFor();
	const tool = await page.request.get(await page.getByRole("link", { name: "Åbn værktøjet" }).getAttribute("href"), { maxRedirects: 0 });
	assert.equal(tool.headers().location, "rustdesk://connection/new/123%20456%2F789");
	await checkAccess(page);
	await takeScreenshot(page, "remote-running");
	const shown = await at(`/case/${number}`);
	assert.match(await shown.locator("#case-head").textContent(), /Fjernhjælp: I gang/);
	assert.match(await shown.locator("#remote").textContent(), /I gang/);
	await takeScreenshot(shown, "remote-case");
	await page.getByLabel("Hvad blev gjort").fill("Driveren er skiftet.");
	await page.getByLabel("Arbejde (min.)").fill("14");
	await page.getByRole("button", { name: "Afslut" }).click();
	await page.locator(".flash").filter({ hasText: "afsluttet" }).waitFor();
	await page.goto(`/case/${number}`);
	assert.match(await page.locator("#timeline").textContent(), /Driveren er skiftet/);
	assert.match(await page.locator(".time-side").textContent(), /15 min/);
	await visitor.reload();
	await visitor.getByText("er færdig på din computer").waitFor();
	assert.equal(await visitor.locator("main button").count(), 0);
});

test("she takes her consent back while it runs: what was written is not lost", async () => {
	const page = await at("/");
	await ask(page);
	const link = await linkOf(await at("/"));
	const visitor = await browser.newPage({ baseURL: desk.url, javaScriptEnabled: false });
	await visitor.goto(link);
	await visitor.getByRole("button", { name: "Ja, det må I" }).click();
	await page.getByRole("button", { name: "Begynd" }).waitFor();
	assert.equal(await page.getByLabel("Computer").inputValue(), "123 456/789");
	await page.getByRole("button", { name: "Begynd" }).click();
	await page.getByLabel("Hvad blev gjort").fill("Halvvejs igennem.");
	await visitor.reload();
	await visitor.getByRole("button", { name: "Træk mit samtykke tilbage" }).click();
	await visitor.getByText("Samtykket er trukket tilbage").waitFor();
	await page.locator("#remote-state .chip").filter({ hasText: "Trukket tilbage" }).waitFor();
	await page.getByRole("button", { name: "Afslut" }).click();
	await page.locator(".problem").filter({ hasText: "afsluttet" }).waitFor();
	assert.equal(await page.locator("textarea[readonly]").inputValue(), "Halvvejs igennem.");
});

test("or she says yes by telephone, without scripts too", async () => {
	const page = await at(`/case/${number}`, { javaScriptEnabled: false });
	await (await openMore(page)).getByRole("link", { name: "Fjernhjælp" }).click();
	await page.getByLabel("Brugeren har sagt ja i telefonen").check();
	await takeScreenshot(page, "remote-form");
	await page.getByRole("button", { name: "Fortsæt" }).click();
	await page.locator(".flash").filter({ hasText: "noteret" }).waitFor();
	await page.getByRole("button", { name: "Det er ikke nødvendigt mere" }).click();
	await page.locator(".flash").filter({ hasText: "trukket tilbage" }).waitFor();
	await page.goto(`/case/${number}`);
	assert.match(await page.locator("#timeline").textContent(), /sagde ja til fjernhjælp i telefonen/);
	assert.equal(await page.locator("#case-head").getByText("Fjernhjælp").count(), 0);
});
