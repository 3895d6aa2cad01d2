// SPDX-License-Identifier: AGPL-3.0-or-later
// A case is passed on to a supplier, and what he says is taken with a click.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

const done = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
async function signedIn(options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	return page;
}
let address;

test("a supplier is written down, and a mistake is said at its field", async () => {
	const page = await signedIn();
	await page.goto("/suppliers/new");
	await page.getByLabel("Navn").fill("Nordnet A/S");
	await page.getByLabel("E-mail").or(page.locator("[name=mail]")).first().fill("fejl@nordnet.example");
	await page.locator("[name=phone]").fill("70 11 22 33");
	await page.locator("[name=needs]").fill("Linjenummer\nKontakt på stedet");
	await page.locator("[name=addresses]").fill("nordnet.example");
	await page.locator("[name=hours3]").fill("16-8");
	await page.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("alert").filter({ hasText: "8-12, 12.30-16" }).waitFor();
	assert.equal(await page.getByLabel("Navn").inputValue(), "Nordnet A/S");
	await checkAccess(page);
	await page.locator("[name=hours3]").fill("8-16");
	assert.equal(await page.getByLabel("Tidszone").getAttribute("placeholder"), "Europe/Copenhagen");
	await page.getByLabel("Tidszone").fill("Europe/Londom");
	await page.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("alert").filter({ hasText: "Europe/Copenhagen" }).waitFor();
	await page.getByLabel("Tidszone").fill("Europe/London");
	await page.getByRole("button", { name: "Gem" }).click();
	await done(page, "Gemt");
	await page.getByText("Linjenummer").first().waitFor();
	await page.getByRole("link", { name: "Redigér" }).first().click();
	assert.equal(await page.getByLabel("Tidszone").inputValue(), "Europe/London");
	await page.getByLabel("Tidszone").fill("");
	await page.getByRole("button", { name: "Gem" }).click();
	await done(page, "Gemt");
	await checkAccess(page);
	await takeScreenshot(page, "supplier");
});

test("the mail is read before it goes, and nothing goes with a gap in it", async () => {
	const page = await signedIn();
	await page.goto("/customers");
	await page.locator("main a.subject").first().click();
	await page.locator("main table.list a[href^='/person/']").first().click();
	const caller = await page.locator("main h1").innerText();
	address = `/case/${await openCase(page, { caller, subject: "Linjen er nede" })}`;
	await page.keyboard.press("v");
	await page.getByRole("heading", { name: "Til hvilken leverandør?" }).waitFor();
	await page.getByRole("link", { name: /Nordnet/ }).click();
	const text = page.locator("[name=text]");
	assert.match(await text.inputValue(), /Linjenummer: \[\?\]/);
	await checkAccess(page);
	await takeScreenshot(page, "refer");
	await page.getByRole("button", { name: "Send videre" }).click();
	await page.getByRole("alert").filter({ hasText: "[?]" }).waitFor();
	await text.fill("Linje 4711 er nede. Hvornår er den oppe?");
	await page.getByRole("button", { name: "Send videre" }).click();
	await done(page, "sendt videre");
	await page.locator("#referrals").getByText("Nordnet A/S").waitFor();
	await checkAccess(page);
});

test("what they promise on the telephone is typed, and stands on the case", async () => {
	const page = await signedIn();
	await page.goto(address);
	await page.getByText("Skriv tid eller sagsnummer").click();
	const form = page.locator("#referrals details[open] form");
	const year = new Date().getFullYear() + 1; // within two years
	await form.locator("[name=horizon]").fill(`${year}-03-06T14:00`);
	await form.locator("[name=reference]").fill("NX-4711");
	await form.getByRole("button", { name: "Gem" }).click();
	await done(page, "noteret");
	await page.locator("#referrals").getByText("NX-4711").first().waitFor();
	await page.locator("#referrals").getByText(new RegExp(`6. marts ${year}|6. marts kl`)).first().waitFor();
	await takeScreenshot(page, "referral");
	await page.goto("/referrals");
	await page.getByText("NX-4711").waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "referrals");
});

test("without JavaScript it is written again, and ended", async () => {
	const page = await signedIn({ javaScriptEnabled: false });
	await page.goto(address);
	await page.locator("#referrals").getByText("Skriv til dem igen").first().click();
	await page.locator("#referrals details[open] textarea").fill("Er der nyt?");
	await page.locator("#referrals details[open] button").click();
	await page.getByText("Mailen er på vej.").waitFor();
	await page.goto("/admin/outbox");
	await page.getByText("Henvisning til leverandøren").first().waitFor();
	await page.getByText("Sagen er sendt videre").first().waitFor();
	await page.goto(address);
	await page.locator("#referrals").getByText("Afslut eller tag tilbage").click();
	await page.getByRole("button", { name: "De er færdige" }).click();
	await page.getByText("Henvisningen er afsluttet.").first().waitFor();
});

test("on a telephone and on a small screen nothing is cut off", async () => {
	const page = await signedIn({ viewport: { width: 390, height: 844 } });
	const small = await signedIn({ viewport: { width: 1100, height: 700 } });
	for (const path of [address, "/referrals", "/suppliers", "/supplier/1", "/supplier/1/edit", `${address}/refer?supplier=1`]) {
		for (const screen of [page, small]) {
			await screen.goto(path);
			const wide = await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
		}
	}
	await page.goto(address);
	await takeScreenshot(page, "referral-phone");
	await page.goto("/supplier/1");
	await takeScreenshot(page, "supplier-phone");
});
