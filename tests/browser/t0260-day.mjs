// SPDX-License-Identifier: AGPL-3.0-or-later
// A working day of two at the same desk: a call, a case that both are at, a draft that moves
// from machine to machine, a computer over the counter, a visit, and what the day adds up to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, openBrowser, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk], undo: 60 });
const browser = await openBrowser();
const phone = { viewport: { width: 390, height: 844 } };
let number;

async function at(who, path = "/", options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, viewport: { width: 1440, height: 900 }, ...options });
	await signIn(page, who);
	await page.goto(path);
	return page;
}
const atCase = (who, options) => at(who, `/case/${number}`, options);
const area = (page) => page.locator("#composer textarea");
const timeline = (page, text) => page.locator("#timeline").getByText(text).first().waitFor();
const said = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const reply = (page) => page.locator("#composer").getByLabel("Svar", { exact: true }).check();
const send = (page) => page.getByRole("button", { name: "Send svar" }).click();
async function choose(page, action, value) {
	await page.locator("#case-actions summary", { hasText: action }).click();
	await page.locator("#case-actions details[open]").getByRole("button", { name: value, exact: true }).click();
	await said(page, "Ændringen er gemt");
}

test("at eight Freja calls: both see who it is, Anna takes it with one key", async () => {
	const hers = await at(anna), his = await at(birk, "/customers");
	await hers.goto("/admin");
	const address = desk.url + new URL(await hers.getByLabel("Adresse", { exact: true }).inputValue()).pathname;
	const says = (event, fields) => fetch(address, { method: "POST", body: new URLSearchParams({ event, direction: "in", callId: "day", ...fields }) });
	await hers.goto("/call?q=freja");
	const from = (await hers.locator("#found li").first().locator("> a > .quiet").innerText()).replace(/ /g, "");
	await hers.goto("/");
	await says("newCall", { from });
	for (const page of [hers, his]) await page.locator("#rings .ring", { hasText: "Freja Hald" }).waitFor();
	await says("answer", { from, user: "Anna Berg" });
	await his.locator("#rings .ring").waitFor({ state: "detached" });
	await hers.keyboard.press("n");
	await hers.locator("#caller .name", { hasText: "Freja Hald" }).waitFor();
	await hers.locator('input[name="subject"]').fill("Kassen tænder ikke");
	await hers.locator('textarea[name="text"]').fill("Der kommer intet lys, når hun trykker.");
	await hers.getByRole("button", { name: "Registrér opkaldet" }).click();
	await hers.waitForURL(/\/case\/\d+/);
	number = Number(new URL(hers.url()).pathname.split("/").at(-1));
	await says("hangup", { from });
	await timeline(hers, "Der kommer intet lys");
});

test("Birk looks at it, too: each sees the other, and a change under his answer is said before it goes", async () => {
	const hers = await atCase(anna), his = await atCase(birk);
	await hers.locator(".presence").getByText("Birk Dam ser på sagen").waitFor();
	await reply(his);
	await area(his).fill("Prøv en anden stikkontakt.");
	await hers.locator(".presence").getByText("Birk Dam skriver i sagen").waitFor();
	await choose(hers, "Prioritet", "Høj");
	await timeline(his, "→ Høj");
	await send(his);
	await his.locator("#problem").filter({ hasText: "En anden har ændret sagen" }).filter({ hasText: "Høj" }).waitFor();
	assert.equal(await area(his).inputValue(), "Prøv en anden stikkontakt.");
});

test("he goes on at his phone, sends, takes it back, and sends it better", async () => {
	const his = await atCase(birk, phone);
	assert.equal(await area(his).inputValue(), "Prøv en anden stikkontakt.");
	await send(his);
	await his.locator("#leaving form").filter({ hasText: `Svaret i sag ${number}` }).waitFor();
	const hers = await atCase(anna);
	await hers.locator("#timeline .leaves").filter({ hasText: "Prøv en anden stikkontakt." }).waitFor();
	await his.locator("#leaving").getByRole("button").first().click();
	await area(his).waitFor();
	assert.equal(await area(his).inputValue(), "Prøv en anden stikkontakt.");
	await area(his).fill("Prøv stikkontakten ved døren. @Anna kender den.");
	await send(his);
	await his.locator("#leaving form").waitFor();
});

test("at noon Freja brings the computer behind the till: a receipt, a place on the shelf, ready", async () => {
	const his = await at(birk, `/case/${number}/handin`), hers = await atCase(anna);
	await his.getByLabel("Hvad er indleveret").fill("Kassens computer");
	await his.getByLabel("Hyldeplads").fill("A1");
	await his.getByRole("button", { name: "Modtag" }).click();
	await his.waitForURL(/\/handin\/\d+$/);
	await timeline(hers, "Modtaget: Kassens computer");
	await his.getByRole("button", { name: "Sæt i arbejde" }).click();
	await his.getByRole("button", { name: "Klar – giv brugeren besked" }).click();
	await his.locator(".flash").filter({ hasText: "får besked" }).waitFor();
	await hers.goto("/shelf");
	await hers.locator(".shelf", { hasText: "Kassens computer" }).filter({ hasText: "Klar" }).waitFor();
	await his.getByRole("button", { name: "Udleveret" }).click();
	await his.locator(".page-head .chip", { hasText: "Hentet" }).waitFor();
});

test("in the afternoon Anna visits the shop, and reports from her phone", async () => {
	const hers = await at(anna, `/case/${number}/visit`);
	await hers.getByRole("button", { name: "Find tider" }).click();
	await hers.locator("input[name=at]").first().check();
	await hers.getByLabel("Adresse", { exact: true }).fill("Strandvejen 12, 5300 Kerteminde");
	await hers.getByRole("button", { name: "Planlæg og invitér" }).click();
	await hers.waitForURL(/\/visit\/\d+$/);
	const there = await at(anna, new URL(hers.url()).pathname, phone);
	await there.getByLabel("Hvad blev gjort").fill("Kassen er sat op igen.");
	await there.getByLabel("Arbejde (min.)").fill("40");
	await there.getByRole("button", { name: "Afslut besøget" }).click();
	await there.locator(".flash").filter({ hasText: "afsluttet" }).waitFor();
	const his = await atCase(birk);
	await timeline(his, "Kassen er sat op igen.");
});

test("before they go the case is solved, Freja hears of it, and the day adds up", async () => {
	const hers = await atCase(anna);
	await hers.locator("#case-actions summary", { hasText: "Løs sagen" }).click();
	await hers.getByLabel("Løsningen").fill("Kassen virker igen.");
	await hers.getByRole("button", { name: "Meld løst" }).click();
	await said(hers, "Sagen er");
	await hers.goto("/time");
	const day = await hers.locator("main").innerText();
	assert.match(day, new RegExp(`${number}`));
	assert.match(day, /45|40/);
	const { entries } = JSON.parse((await desk.run("case", "show", String(number), "--json")).stdout);
	assert.deepEqual([...new Set(entries.map((entry) => entry.kind))].filter((kind) => ["call", "handin", "visit"].includes(kind)),
		["call", "handin", "visit"]);
});
