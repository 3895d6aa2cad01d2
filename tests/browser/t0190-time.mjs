// SPDX-License-Identifier: AGPL-3.0-or-later
// Time: a quiet counter, booked by one key, taken along with what one sends, corrected with
// a reason; and what one booked in a week.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
let number;

async function at(path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(path);
	return page;
}
const panel = (page) => page.locator(".time-side");
const field = (page) => panel(page).locator("[data-worked-form] input[name=minutes]");
// As if one had been at it for so long.
const worked = (page, minutes) => page.evaluate(([n, ms]) => {
	const { who, worked: of } = document.querySelector("[data-worked]").dataset;
	localStorage.setItem(`worked:${who}:${of}`, JSON.stringify({ ms, at: Date.now() }));
	return n;
}, [number, minutes * 60_000]);

before(async () => {
	number = await openCase(await at("/"), { caller: "Freja Hald", subject: "Skærmen er sort" });
});

test("what was worked is counted, survives a reload, and is booked by one key", async () => {
	const page = await at(`/case/${number}`);
	await worked(page, 13);
	await page.reload();
	await page.waitForFunction(() => document.querySelector("[data-worked-form] [name=minutes]").value === "13");
	assert.match(await panel(page).locator("[data-worked]").textContent(), /^13:/);
	await page.keyboard.press("w");
	await page.locator(".flash").filter({ hasText: "registreret" }).waitFor();
	assert.match(await page.locator("#timeline").textContent(), /Arbejde 13 min/);
	// The counter begins anew, and without minutes the key leads to the field.
	assert.equal(await field(page).inputValue(), "");
	await page.keyboard.press("w");
	await page.waitForFunction(() => document.activeElement.name === "minutes");
});

test("what one sends takes it along, unless one types otherwise", async () => {
	const page = await at(`/case/${number}`);
	await worked(page, 6);
	await page.getByLabel("Internt notat").check();
	await page.locator("#composer textarea").fill("Kablet var løst.");
	await page.waitForFunction(() => document.querySelector("#composer input[name=minutes]").placeholder === "6");
	await page.locator("#composer textarea").press("Control+Enter");
	await page.locator(".flash").waitFor();
	assert.match(await page.locator("#timeline li").last().textContent(), /6 min/);
});

test("it is corrected on the case's page, with a reason, and the old line stays", async () => {
	const page = await at(`/case/${number}`);
	await panel(page).locator("summary").first().click();
	const line = panel(page).locator("li").filter({ hasText: "13 min" });
	await line.getByText("Ret", { exact: true }).click();
	await line.getByLabel("Den rigtige tid").fill("9");
	await line.getByLabel("Hvorfor").fill("Talte en samtale med");
	await checkAccess(page);
	await takeScreenshot(page, "time-correct");
	await line.getByRole("button", { name: "Ret tiden" }).click();
	await page.locator(".flash").filter({ hasText: "rettet" }).waitFor();
	assert.match(await page.locator("#timeline").textContent(), /13 min → 9 min/);
	await panel(page).locator("summary").first().click();
	assert.equal(await panel(page).locator("li.struck").count(), 2);
});

test("one's week says what was done in which case, and where nothing is said", async () => {
	const page = await at("/time");
	assert.match(await page.locator(".time-cases").textContent(), new RegExp(String(number)));
	await checkAccess(page);
	await takeScreenshot(page, "time");
	await page.getByLabel("Sag", { exact: true }).fill(String(number));
	await page.locator("#book input[name=minutes]").fill("25");
	await page.locator("#book").getByLabel("Art").selectOption("travel");
	await page.getByRole("button", { name: "Registrér tid" }).click();
	await page.locator(".flash").waitFor();
	assert.match(await page.locator(".time-day").first().textContent(), /Kørsel/);
});

test("at the phone, and in a browser without scripts, a field does it", async () => {
	const phone = await at("/time", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
	await takeScreenshot(phone, "time-phone");
	const page = await at(`/case/${number}`, { javaScriptEnabled: false });
	await field(page).fill("4");
	await panel(page).getByRole("button", { name: "Registrér tid" }).click();
	assert.match(await page.locator("#timeline").textContent(), /Arbejde 4 min/);
});
