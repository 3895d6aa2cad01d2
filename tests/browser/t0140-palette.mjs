// SPDX-License-Identifier: AGPL-3.0-or-later
// The palette: from anywhere to anything, without the mouse.

import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
let number;
let page;

const signedIn = async () => {
	page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
};
before(async () => {
	await signedIn();
	number = await openCase(page, { caller: "Freja Hald", subject: "Tastaturet driller" });
});
beforeEach(signedIn);

const palette = () => page.locator("#palette");
const input = () => palette().getByRole("combobox");
const options = () => palette().getByRole("option");
const chosen = () => palette().locator('[aria-selected="true"]');

async function openPalette(words = "") {
	await page.keyboard.press("Control+k");
	await input().waitFor();
	assert.ok(await input().evaluate((field) => field === document.activeElement));
	if (words) await page.keyboard.type(words);
}

test("a case is found by its words and opened by Enter", async () => {
	await page.goto("/customers");
	await openPalette("tastaturet");
	await options().filter({ hasText: `${number} Tastaturet driller` }).waitFor();
	await page.keyboard.press("Enter");
	await page.waitForURL(`**/case/${number}`);
});

test("and by its number", async () => {
	await page.goto("/");
	await openPalette(String(number));
	await options().filter({ hasText: "Tastaturet driller" }).waitFor();
});

test("a customer is found as Danes write it, a person with his company", async () => {
	await page.goto("/");
	const name = await page.evaluate(async () => {
		const text = await (await fetch("/customers")).text();
		return new DOMParser().parseFromString(text, "text/html").querySelector("a.subject").textContent;
	});
	await openPalette(name.slice(0, 4).replaceAll("ø", "oe").toUpperCase());
	await options().filter({ hasText: name }).first().waitFor();
	await input().fill("freja hald");
	await options().filter({ hasText: "Freja Hald" }).first().waitFor();
});

test("a choice within a menu is one line, and is done", async () => {
	await page.goto(`/case/${number}`);
	await openPalette("pri høj");
	await options().filter({ hasText: "Prioritet: Høj" }).waitFor();
	assert.equal(await options().count(), 1);
	await page.keyboard.press("Enter");
	await page.getByRole("status").filter({ hasText: "Ændringen er gemt" }).waitFor();
	await page.locator(".event", { hasText: "Prioritet" }).waitFor();
});

test("what asks for more opens, with the focus in it", async () => {
	await page.goto(`/case/${number}`);
	await openPalette("eskal");
	await page.keyboard.press("Enter");
	await page.locator("details.pop[open]").waitFor();
	assert.ok(await page.evaluate(() => document.activeElement.closest("details.pop[open]") !== null));
	await page.keyboard.press("Escape");
});

test("each way in which a form may end is a line, and leads into the form", async () => {
	await page.goto(`/case/${number}`);
	await openPalette("luk");
	await options().filter({ hasText: "Løs sagen: Luk straks" }).waitFor();
	await page.keyboard.press("Enter");
	assert.ok(await page.getByLabel("Løsningen").evaluate((field) => field === document.activeElement));
	await page.keyboard.press("Escape");
	await page.goto("/customers");
	await openPalette("mørkt");
	await options().filter({ hasText: "Lyst eller mørkt" }).waitFor();
});

test("what stands in the menu of what is seldom done is there too, but not the menu", async () => {
	await page.goto(`/case/${number}`);
	await openPalette("læg");
	await page.keyboard.press("Enter");
	await page.locator("details.more[open] .sub[open] input:focus").waitFor();
	await page.keyboard.press("Escape");
	await openPalette("mere");
	assert.deepEqual(await options().filter({ hasText: /^Mere/ }).allTextContents(), []);
	await input().fill("indlev");
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/handin$/);
});

test("arrows go through it in a circle, Escape leaves everything as it was", async () => {
	await page.goto(`/case/${number}`);
	await openPalette();
	const all = await options().allTextContents();
	assert.ok(all.length > 15);
	await page.keyboard.press("ArrowUp");
	assert.equal(await chosen().textContent(), all.at(-1));
	await page.keyboard.press("ArrowDown");
	assert.equal(await chosen().textContent(), all[0]);
	await page.keyboard.press("Escape");
	await palette().waitFor({ state: "hidden" });
	assert.ok(page.url().endsWith(`/case/${number}`));
});

test("what fits nothing says so", async () => {
	await openPalette("qwertyzxcv");
	await palette().getByRole("status").filter({ hasText: "Intet passer" }).waitFor();
	assert.equal(await options().count(), 0);
	await page.keyboard.press("Escape");
});

test("it is for the mouse too, and for who hears the page", async () => {
	await page.getByRole("button", { name: "Find eller gør" }).click();
	await input().waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "palette");
	await options().filter({ hasText: "Vagtplan" }).click();
	await page.waitForURL("**/roster");
});
