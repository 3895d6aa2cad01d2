// SPDX-License-Identifier: AGPL-3.0-or-later
// M3: who works by the keyboard gets everywhere, and always sees where he is.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
let number;

async function staffPage(path = "/", viewport = { width: 1440, height: 900 }) {
	const page = await browser.newPage({ baseURL: desk.url, viewport });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}

before(async () => {
	const page = await staffPage();
	number = await openCase(page, { caller: "Freja Hald", subject: "Tastaturet driller" });
	await page.context().close();
});

// Remembers what Tab should stop at: of radio buttons with one name, the chosen one, else
// the first.
const findStops = (page) => page.evaluate(() => {
	const all = [...document.querySelectorAll(
		"a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0']")]
		.filter((at) => at.tabIndex >= 0 && !at.disabled
			&& at.checkVisibility({ visibilityProperty: true })
			&& (at.type !== "radio" || at === (document.querySelector(`[name="${at.name}"]:checked`)
				?? document.querySelector(`[name="${at.name}"]`))));
	window.stops = all;
	return all.map((at) => `${at.localName} ${at.name ?? ""} ${at.textContent.trim().slice(0, 30)}`);
});

// Where the focus is: which stop, and whether one sees it: the ring at it or at its label,
// on the screen, and with nothing above it.
const whereNow = (page) => page.evaluate(() => {
	const at = document.activeElement;
	if (!at || at === document.body) return {};
	const parts = [at, at.closest("label")].filter(Boolean);
	const ring = parts.some((part) => {
		const { outlineStyle, outlineWidth } = getComputedStyle(part);
		return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
	});
	const shown = parts.some((part) => {
		const { x, y, width, height } = part.getClientRects()[0] ?? part.getBoundingClientRect();
		const top = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 40));
		return top && (part.contains(top) || top.contains(part) && top.closest("a, button, label") === top);
	});
	const words = `${at.localName} ${at.name ?? ""} ${at.textContent.trim().slice(0, 30)}`;
	return { stop: window.stops.indexOf(at), ring, shown, words };
});

async function walk(page) {
	const stops = await findStops(page);
	const reached = new Set(), faults = new Set();
	await page.locator("body").evaluate((body) => { body.tabIndex = -1; body.focus(); });
	for (let i = 0; i < stops.length + 5; i++) {
		await page.keyboard.press("Tab");
		const now = await whereNow(page);
		if (!now.words) continue;
		reached.add(now.stop);
		if (!now.ring) faults.add(`no ring at ${now.words}`);
		if (!now.shown) faults.add(`not seen: ${now.words}`);
	}
	stops.forEach((words, n) => { if (!reached.has(n)) faults.add(`not reached: ${words}`); });
	return [...faults];
}

const phone = { width: 390, height: 844 };
for (const [name, path, viewport] of [
	["the list", () => "/"],
	["a case", () => `/case/${number}`],
	["a case on the phone", () => `/case/${number}`, phone],
	["a call", () => "/call?person=3"],
	["a customer", () => "/customer/1"],
	["a customer's form", () => "/customer/1/edit"],
	["the settings", () => "/admin"],
	["the contact form", () => "/support/moellens-bageri"],
])
	test(`Tab reaches all of ${name}, and one sees where it is`, async () => {
		assert.deepEqual(await walk(await staffPage(path(), viewport)), []);
	});

test("j and k walk through the list, and Enter opens", async () => {
	const page = await staffPage();
	const rows = page.locator("#cases tr[data-row]");
	const at = (n) => rows.nth(n).locator("a:focus");
	for (const [key, n] of [["j", 0], ["j", 1], ["j", 2], ["k", 1], ["k", 0], ["k", 0]]) {
		await page.keyboard.press(key);
		await at(n).waitFor();
	}
	const subject = await rows.first().locator("a.subject").innerText();
	await page.keyboard.press("Enter");
	await page.locator("h1", { hasText: subject }).waitFor();
});

test("the search, the call and the keys are one key away", async () => {
	const page = await staffPage();
	await page.keyboard.press("/");
	await page.keyboard.type("tastaturet");
	await page.keyboard.press("Enter");
	await page.locator(`#case-${number}`).waitFor();
	await page.keyboard.press("?");
	const keys = page.getByRole("dialog", { name: "Taster" });
	await keys.waitFor();
	await page.keyboard.press("Escape");
	await keys.waitFor({ state: "hidden" });
	await page.keyboard.press("n");
	await page.locator('input[name="q"]:focus').last().waitFor();
	assert.match(page.url(), /\/call$/);
});

test("? tells of every key that a list and a case have, and no two are the same there", async () => {
	const page = await staffPage();
	const told = () => page.locator("#keys kbd").evaluateAll((all) => all.map((kbd) => kbd.textContent));
	const marked = () => page.locator("[data-key], [data-bulk-key]").evaluateAll((all) => all.map((at) => at.dataset.key ?? at.dataset.bulkKey));
	for (const path of ["/", "/cases/open?q=tastaturet", `/case/${number}`]) {
		await page.goto(path);
		const keys = await marked();
		assert.ok(keys.length > 5);
		const all = await told();
		assert.deepEqual(keys.filter((key) => !all.includes(key)), []);
	}
	for (const place of await page.locator("#keys section").all()) {
		const strokes = await place.locator("dt").allInnerTexts();
		assert.equal(new Set(strokes).size, strokes.length);
	}
});

test("a key of a case opens the one of the row for it, and goes to where one types", async () => {
	const page = await staffPage();
	await page.keyboard.press("j");
	await page.keyboard.press("w");
	await page.locator("#pane input[name=minutes]:focus").waitFor();
	await page.keyboard.press("Escape");
	await page.keyboard.press("Escape");
	await page.locator("#pane [data-case]").waitFor({ state: "detached" });
	await page.keyboard.press("h");
	await page.locator("#pane details[open] :focus").waitFor();
});

test("each menu of a case opens by its key with the focus in it, and Escape leaves", async () => {
	const page = await staffPage(`/case/${number}`);
	for (const [key, menu] of [["a", "Tildel"], ["c", "Kategori"], ["p", "Prioritet"],
		["s", "Status"], ["h", "Tidshorisont"], ["e", "Eskalér"], ["l", "Løs sagen"]]) {
		await page.keyboard.press(key);
		const open = page.locator(".actions details[open]");
		await open.filter({ hasText: menu }).waitFor();
		await open.locator(".pop-body :focus").waitFor();
		await page.keyboard.press("Escape");
		await open.waitFor({ state: "detached" });
		await page.locator("summary:focus", { hasText: menu }).waitFor();
	}
});

test("the key of what is seldom done opens its form at once, in the menu that it stands in", async () => {
	const page = await staffPage(`/case/${number}`);
	const open = page.locator(".more[open] .sub[open]");
	for (const [key, form] of [["m", "Læg sammen"], ["d", "Spørg partneren"], ["b", "Nedbrud"], ["m", "Læg sammen"]]) {
		await page.keyboard.press(key);
		await open.filter({ hasText: form }).locator(".sub-body :focus, summary:focus").waitFor();
		// The form has the whole place of the menu.
		assert.equal(await page.locator(".more .pop-body > :visible").count(), 1);
		await page.keyboard.press("Escape");
		await page.locator(".more:not([open]) > summary:focus").waitFor();
	}
	await page.keyboard.press("Enter");
	assert.ok(await page.locator(".more .pop-body > :visible").count() > 5);
	assert.equal(await page.locator(".more .sub[open]").count(), 0);
	await page.keyboard.press("Tab");
	await page.locator(".more a:focus", { hasText: "Fjernhjælp" }).waitFor();
	await page.keyboard.press("Escape");
	await page.keyboard.press("y");
	await page.waitForURL(/\/remote$/);
});

test("all that can be done to a case is in the row or behind its last, without scripts too", async () => {
	const page = await browser.newPage({ baseURL: desk.url, javaScriptEnabled: false, viewport: phone });
	await signIn(page, anna);
	await page.goto(`/case/${number}`);
	const forms = await page.locator(".more .sub > summary").allInnerTexts();
	assert.ok(forms.length >= 4);
	await page.locator(".more > summary").click();
	for (const summary of await page.locator(".more .sub > summary").all()) {
		await summary.click();
		await page.locator(".more .sub[open] :is(button, a)").first().waitFor();
		await summary.click();
	}
	await page.locator(".more a", { hasText: "Indlevering" }).click();
	await page.waitForURL(/\/handin$/);
});

for (const width of [1440, 1360, 1200, 1000, 840, 390])
	test(`what opens is within the window, ${width} pixels wide`, async () => {
		const page = await staffPage(`/case/${number}`, { width, height: 844 });
		for (const key of ["a", "c", "p", "s", "e", "m", "l"]) {
			await page.keyboard.press(key);
			const body = page.locator(".actions details[open] .pop-body");
			const { x, width: wide } = await body.boundingBox();
			assert.ok(x >= 0 && x + wide <= width, `${key} opens from ${x} to ${x + wide}`);
			await page.keyboard.press("Escape");
			await body.waitFor({ state: "hidden" });
		}
	});

test("r, i and o begin an answer, a note and a call; letters then are letters", async () => {
	const page = await staffPage(`/case/${number}`);
	for (const [key, kind] of [["i", "note"], ["o", "call"], ["r", "answer"]]) {
		await page.keyboard.press(key);
		await page.locator(`[name=kind][value=${kind}]:checked`).waitFor();
		await page.keyboard.type("njt");
		await page.keyboard.press("Escape");
	}
	assert.equal(await page.getByLabel("Skriv i sagen").locator("textarea").inputValue(), "njtnjtnjt");
	assert.match(page.url(), /\/case\/\d+$/);
});

test("what was begun, and could not be kept, is not left without a question", async () => {
	const page = await staffPage(`/case/${number}`);
	await page.route("**/draft", (route) => route.abort());
	await page.keyboard.press("r");
	await page.keyboard.press("Control+a");
	await page.keyboard.type("Et halvt svar");
	const asked = page.waitForEvent("dialog");
	const leaving = page.locator(".brand").click();
	const dialog = await asked;
	assert.equal(dialog.type(), "beforeunload");
	await dialog.dismiss();
	await leaving;
	assert.equal(await page.getByLabel("Skriv i sagen").locator("textarea").inputValue(), "Et halvt svar");
});
