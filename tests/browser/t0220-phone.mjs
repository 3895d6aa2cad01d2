// SPDX-License-Identifier: AGPL-3.0-or-later
// M4: the telephone system says that somebody calls, and the card stands there before the
// first word; what is typed while speaking becomes the entry.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, birk, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();
let address, number;

async function at(who, path = "/", options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, who);
	await page.goto(path);
	return page;
}
const says = (event, fields) => fetch(address, { method: "POST", body: new URLSearchParams({ event, direction: "in", ...fields }) });
const card = (page) => page.locator("#rings .ring");

before(async () => {
	const page = await at(anna, "/admin");
	const shown = await page.getByLabel("Adresse", { exact: true }).inputValue();
	address = desk.url + new URL(shown).pathname;
	await page.goto("/call?q=freja");
	number = (await page.locator("#found li").first().locator("> a > .quiet").innerText()).replace(/ /g, "");
});

test("whoever calls is on every screen, until somebody answers", async () => {
	const hers = await at(anna), his = await at(birk, "/customers");
	assert.equal((await says("newCall", { from: `45${number}`, callId: "a1", user: "support" })).status, 200);
	await card(hers).filter({ hasText: "Freja Hald" }).waitFor();
	await card(hers).filter({ hasText: "Møllens Bageri" }).waitFor();
	await card(hers).filter({ hasText: /\d+ åb(en|ne) sag/ }).waitFor();
	await card(his).waitFor();
	await checkAccess(hers);
	await takeScreenshot(hers, "ring");
	await says("answer", { from: `45${number}`, callId: "a1", user: "Anna Berg" });
	await card(his).waitFor({ state: "detached" });
	await card(hers).filter({ hasText: "I samtale med" }).waitFor();
});

test("one key opens the call, and what is typed becomes the entry of a new case", async () => {
	const page = await at(anna);
	await card(page).waitFor();
	await page.keyboard.press("n");
	await page.locator("#caller .name", { hasText: "Freja Hald" }).waitFor();
	assert.match(await page.locator(".timer").innerText(), /^\d\d:\d\d$/);
	await page.locator('input[name="subject"]').fill("Kassen er død");
	await page.locator('textarea[name="text"]').fill("Den startede ikke i dag.");
	await page.getByRole("button", { name: "Registrér opkaldet" }).click();
	await page.waitForURL("**/case/*");
	await page.locator("#timeline").getByText("Den startede ikke i dag.").waitFor();
	assert.equal(await card(page).count(), 0);
});

test("a number chooses the case that it belongs to", async () => {
	await says("newCall", { from: number, callId: "a2" });
	const page = await at(anna);
	await page.keyboard.press("n");
	await page.locator("#caller .name", { hasText: "Freja Hald" }).waitFor();
	await page.locator("h1").click(); // nothing is being typed
	await page.keyboard.press("1");
	assert.equal(await page.evaluate(() => document.activeElement.name), "text");
	await page.keyboard.type("Hun spørger igen.");
	await page.getByRole("button", { name: "Registrér opkaldet" }).click();
	await page.getByRole("status").filter({ hasText: "Opkaldet er" }).waitFor();
	await page.locator("#timeline").getByText("Hun spørger igen.").waitFor();
});

test("a wrong number is put aside, without JavaScript too", async () => {
	await says("newCall", { from: "anonymous", callId: "a3" });
	const page = await at(birk, "/", { javaScriptEnabled: false });
	await card(page).filter({ hasText: "hemmeligt nummer" }).waitFor();
	await card(page).getByRole("button", { name: "Forkert nummer" }).click();
	await page.getByRole("status").filter({ hasText: "lagt til side" }).waitFor();
	assert.equal(await card(page).count(), 0);
});

test("who was not answered can be called back", async () => {
	await says("newCall", { from: number, callId: "a4" });
	await says("hangup", { from: number, callId: "a4", cause: "cancel" });
	const page = await at(anna, "/call");
	await page.locator(".missed", { hasText: "Freja Hald" }).waitFor();
	assert.equal(await card(page).count(), 0);
	await checkAccess(page);
});

test("it rings for each of several, and for nobody else", async () => {
	const fields = [["event", "newCall"], ["from", "4570101010"], ["callId", "a7"], ["user[]", birk.name], ["user[]", anna.name]];
	assert.equal((await fetch(address, { method: "POST", body: new URLSearchParams(fields) })).status, 200);
	for (const who of [anna, birk]) await card(await at(who)).filter({ hasText: "70 10 10 10" }).waitFor();
	await says("hangup", { callId: "a7" });
});

test("the telephone system may speak JSON", async () => {
	const post = (body) => fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
	const word = { event: "newCall", direction: "in", from: "4570202020", callId: 42, more: { not: "understood" } };
	assert.equal((await post({ ...word, user: [birk.name] })).status, 200);
	await card(await at(birk)).filter({ hasText: "70 20 20 20" }).waitFor();
	assert.equal(await card(await at(anna)).count(), 0);
	assert.equal((await post({ ...word, event: "hangup" })).status, 200);
	assert.equal(await card(await at(birk)).count(), 0);
	for (const wrong of [[word], "a word", null]) assert.equal((await post(wrong)).status, 400);
	assert.equal((await post({ ...word, user: Array(400).fill("x") })).status, 400);
	assert.equal((await post({ ...word, user: Array(20).fill("x".repeat(200)) })).status, 413);
});

test("nobody else can announce one", async () => {
	const answer = await fetch(`${address}x`, { method: "POST", body: new URLSearchParams({ event: "newCall", callId: "a5" }) });
	assert.equal(answer.status, 403);
	assert.equal((await says("dances", { callId: "a6" })).status, 422);
});

test("a system that can only open an address says it there, and HEAD says nothing", async () => {
	const page = await at(anna);
	const call = `${address}?event=newCall&ANumber=${number}&UniqueCallId=g1&EmployeeLocalNumber=[Agent]&CallDirection=Incoming`;
	const head = await fetch(call, { method: "HEAD" });
	assert.equal(head.status, 405);
	assert.equal(await card(page).count(), 0);
	assert.equal((await fetch(call)).status, 200);
	await card(page).filter({ hasText: "Freja Hald" }).waitFor();
	assert.equal((await fetch(`${address}?event=hangup&UniqueCallId=g1`)).status, 200);
	await card(page).waitFor({ state: "detached" });
	await fetch(`${address}?event=newCall&ANumber=${number}&UniqueCallId=g2&CallDirection=Outgoing`);
	await page.goto("/");
	assert.equal(await card(page).count(), 0);
});

test("the administrator exchanges the address, and the old one stops at once", async () => {
	const page = await at(anna, "/admin");
	await page.getByText("Skift adressen ud").click();
	await checkAccess(page);
	await page.getByRole("button", { name: "Lav en ny adresse" }).click();
	await page.getByRole("status").filter({ hasText: "har fået en ny adresse" }).waitFor();
	assert.equal((await says("newCall", { from: number, callId: "o1" })).status, 403);
	assert.equal((await fetch(`${address}?event=newCall&from=${number}&callId=o1`)).status, 403);
	address = desk.url + new URL(await page.getByLabel("Adresse", { exact: true }).inputValue()).pathname;
	assert.equal((await says("newCall", { from: number, callId: "o1" })).status, 200);
	const his = await at(birk);
	await card(his).waitFor();
	assert.equal((await his.goto("/admin")).status(), 403);
});
