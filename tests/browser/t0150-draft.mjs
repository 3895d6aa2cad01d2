// SPDX-License-Identifier: AGPL-3.0-or-later
// What one types in a case is never lost: it is kept while one types, found again on
// another machine, and gone when it was sent.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, birk, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();
let number;

async function at(who, path = `/case/${number}`, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, who);
	await page.goto(path);
	return page;
}
const area = (page) => page.locator("#composer textarea");
const said = (page) => page.locator(".draft [role=status]");
const kept = (page) => said(page).filter({ hasText: "Kladde gemt" }).waitFor();

before(async () => {
	number = await openCase(await at(anna, "/"), { caller: "Freja Hald", subject: "Skærmen er sort" });
});

test("what was typed stands there again on another machine, in its kind", async () => {
	const page = await at(anna);
	await page.getByLabel("Internt notat").check();
	await area(page).fill("Kablet er <måske> løst.\nSpørg Freja.");
	await page.getByLabel("Minutter").fill("12");
	await kept(page);
	const other = await at(anna);
	assert.equal(await area(other).inputValue(), "Kablet er <måske> løst.\nSpørg Freja.");
	assert.ok(await other.getByLabel("Internt notat").isChecked());
	assert.equal(await other.getByLabel("Minutter").inputValue(), "12");
	await kept(other);
});

test("who has it kept is not asked when he leaves", async () => {
	const page = await at(anna);
	let asked = false;
	page.on("dialog", (dialog) => { asked = true; return dialog.accept(); });
	await area(page).fill("En anden tanke.");
	await kept(page);
	await page.waitForFunction(() => document.querySelector("#composer textarea").defaultValue === "En anden tanke.");
	await page.goto("/");
	assert.equal(asked, false);
});

test("nobody else sees it", async () => {
	const page = await at(birk);
	assert.equal(await area(page).inputValue(), "");
	assert.equal((await page.content()).includes("En anden tanke."), false);
});

test("a bad connection is said, and tried again", async () => {
	const page = await at(anna);
	await page.context().setOffline(true);
	await area(page).fill("Skrevet i kælderen.");
	await said(page).filter({ hasText: "ikke gemt endnu" }).waitFor();
	await page.context().setOffline(false);
	await kept(page);
	assert.equal(await area(await at(anna)).inputValue(), "Skrevet i kælderen.");
});

test("it is discarded by a button, without JavaScript too", async () => {
	const page = await at(anna, undefined, { javaScriptEnabled: false });
	assert.equal(await area(page).inputValue(), "Skrevet i kælderen.");
	await page.getByRole("button", { name: "Kassér kladden" }).click();
	await page.getByRole("status").filter({ hasText: "Kladden er kasseret" }).waitFor();
	assert.equal(await area(page).inputValue(), "");
	assert.equal(await area(await at(anna)).inputValue(), "");
});

test("what was sent is gone, and a page from before does not bring it back", async () => {
	const page = await at(anna);
	const late = await at(anna);
	await area(page).fill("Prøv et andet kabel.");
	await kept(page);
	await page.getByRole("button", { name: "Send svar" }).click();
	await page.getByRole("status").filter({ hasText: "Svaret er på vej" }).waitFor();
	assert.equal(await area(page).inputValue(), "");
	await area(late).fill("Prøv et andet kabel.");
	await said(late).filter({ hasText: "Hent siden igen" }).waitFor();
	assert.equal(await area(await at(anna)).inputValue(), "");
});
