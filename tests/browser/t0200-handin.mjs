// SPDX-License-Identifier: AGPL-3.0-or-later
// A user hands his computer in: receipt and label with a QR code, the shelf, one tap from
// state to state, and the code that he gave is gone when he fetches it.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, openMore, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const phone = { viewport: { width: 390, height: 844 } };
let number;
let handin;
let link;

async function at(path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}
const chip = (page) => page.locator(".page-head .chip").textContent();

before(async () => {
	number = await openCase(await at("/"), { caller: "Freja Hald", subject: "Computeren starter ikke" });
});

test("it is received from the case, without scripts too", async () => {
	const page = await at(`/case/${number}`, { javaScriptEnabled: false });
	await (await openMore(page)).getByRole("link", { name: "Indlevering" }).click();
	await page.getByLabel("Hvad er indleveret").fill("Lenovo T14");
	await page.getByLabel("Tilbehør").fill("strømforsyning, taske");
	await page.getByLabel("Hyldeplads").fill("B2");
	await page.getByLabel("Kode, som").fill("hund1234");
	await page.getByLabel("Lånemaskine", { exact: true }).fill("Lån 3");
	await page.getByRole("button", { name: "Modtag" }).click();
	await page.waitForURL(/\/handin\/\d+$/);
	handin = new URL(page.url()).pathname;
	assert.equal(await chip(page), "Modtaget");
	assert.equal((await page.locator(".columns").textContent()).includes("hund1234"), true);
	const shown = await at(`/case/${number}/handin`);
	await checkAccess(shown);
	await takeScreenshot(shown, "handin-form");
	await shown.goto(`/case/${number}`);
	assert.equal((await shown.content()).includes("hund1234"), false);
	assert.match(await shown.locator("#timeline").textContent(), /Modtaget: Lenovo T14/);
	assert.match(await shown.locator("#timeline").textContent(), /Lånemaskine udleveret: Lån 3/);
});

test("receipt and label are made to be printed, with a code to scan", async () => {
	const page = await at(`${handin}/receipt`);
	await page.locator(".qr path").waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "handin-receipt");
	await page.emulateMedia({ media: "print" });
	assert.equal(await page.locator(".bar").isVisible(), false);
	assert.equal(await page.locator(".receipt").isVisible(), true);
	await page.emulateMedia({ media: "screen" });
	await page.goto(`${handin}/label`);
	assert.match(await page.locator(".label").textContent(), new RegExp(`${number}.*Lenovo T14`, "s"));
	await takeScreenshot(page, "handin-label");
});

test("the mailed receipt leads its user to a page of his own", async () => {
	const { stdout } = await desk.run("case", "show", String(number), "--json");
	assert.ok(JSON.parse(stdout).entries.some((entry) => entry.kind === "handin" && entry.public));
	const page = await at("/admin/outbox");
	assert.match(await page.content(), /Kvittering for indlevering/);
	await page.goto(`${handin}/receipt`);
	link = new URL(await page.locator(".receipt small").textContent()).pathname;
	const user = await browser.newPage({ baseURL: desk.url });
	await user.goto(`${link}/receipt`);
	assert.match(await user.locator(".receipt").textContent(), /Lenovo T14/);
	await checkAccess(user);
	await user.goto(link);
	assert.match(new URL(user.url()).pathname, new RegExp(`^/c/${number}/`));
	assert.match(await user.content(), /Modtaget: Lenovo T14/);
	const wrong = await user.goto(`${link.slice(0, -1)}1`);
	assert.equal(wrong.status(), 404);
});

test("scanned with the phone, one tap moves it on", async () => {
	const page = await at(link, phone);
	assert.equal(new URL(page.url()).pathname, handin);
	await takeScreenshot(page, "handin-phone");
	await page.getByRole("button", { name: "Sæt i arbejde" }).click();
	await page.locator(".flash").waitFor();
	assert.equal(await chip(page), "I arbejde");
	await page.getByRole("button", { name: "Klar – giv brugeren besked" }).click();
	await page.locator(".flash").filter({ hasText: "får besked" }).waitFor();
	assert.equal(await chip(page), "Klar");
});

test("the shelf says what stands where, whose and since when", async () => {
	const page = await at("/shelf");
	assert.match(await page.locator(".shelf").textContent(), /B2.*Lenovo T14.*Freja Hald.*Klar/s);
	await checkAccess(page);
	await takeScreenshot(page, "shelf");
	await page.locator("input[name=q]").last().fill("findes ikke");
	await page.locator("input[name=q]").last().press("Enter");
	await page.getByText("Det står ikke på hylden").waitFor();
	await page.goto(`/shelf?q=${number}`);
	assert.equal(await page.locator(".shelf li").count(), 1);
});

test("when it is fetched the code is gone, and that is noted", async () => {
	const page = await at(handin);
	await page.getByRole("button", { name: "Den er kommet tilbage" }).click();
	await page.locator(".flash").waitFor();
	await page.getByRole("button", { name: "Udleveret" }).click();
	await page.locator(".flash").waitFor();
	assert.equal(await chip(page), "Hentet");
	assert.equal((await page.content()).includes("hund1234"), false);
	await takeScreenshot(page, "handin-over");
	await page.goto(`/case/${number}`);
	assert.match(await page.locator("#timeline").textContent(), /Koden, som brugeren gav, er slettet/);
	await page.goto("/shelf");
	assert.equal((await page.content()).includes("Lenovo T14"), false);
});
