// SPDX-License-Identifier: AGPL-3.0-or-later
// M13: many work at the same desk: each sees at once what the others do, and nobody
// writes over what another has done.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();

// Two colleagues, each at a browser of his own. A page that is loaded anew forgets that
// it was marked: so stays() tells what appeared in place.
async function bothSignIn() {
	const pages = [anna, birk].map(async (who) => {
		const page = await browser.newPage({ baseURL: desk.url });
		await signIn(page, who);
		return page;
	});
	return Promise.all(pages);
}
const openLive = async (page, path) => {
	const listening = page.waitForResponse("**/live");
	await page.goto(path);
	await listening;
	await page.evaluate(() => { window.stays = true; });
};
const stays = (page) => page.evaluate(() => window.stays === true);

const write = (page, text) => page.locator("#composer textarea").fill(text);
const send = (page) => page.locator("#composer .send > button:last-child").click();
const done = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
async function choose(page, menu, choice) {
	await page.locator(".actions summary").filter({ hasText: menu }).click();
	await page.locator(".actions details[open]").getByRole("button", { name: choice }).click();
}

test("an answer appears on the colleague's page of the case, and what he types stays", async () => {
	const [hers, his] = await bothSignIn();
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Kassen larmer" });
	await openLive(his, `/case/${number}`);
	await write(his, "Jeg er i gang med at");

	await write(hers, "Prøv at **rense** blæseren.");
	await send(hers);
	await done(hers, "Svaret er på vej");

	await his.locator("#timeline strong", { hasText: "rense" }).waitFor();
	assert.equal(await his.locator("#composer textarea").inputValue(), "Jeg er i gang med at");
	assert.ok(await stays(his));
});

test("a change appears on the colleague's page of the case and in his list", async () => {
	const [hers, his] = await bothSignIn();
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Kassen er væk" });
	await openLive(his, `/case/${number}`);
	const list = await his.context().newPage();
	await openLive(list, "/");

	await choose(hers, "Prioritet", "Haster");
	await done(hers, "Ændringen er gemt");
	await list.locator(`#case-${number} .priority-urgent`).waitFor();
	await his.bringToFront();
	await his.locator("#case-head .priority-urgent").waitFor();
	await his.locator("#timeline .event", { hasText: "Haster" }).waitFor();
	assert.ok(await stays(his) && await stays(list));
});

test("a new case comes into the list, and a closed one leaves it", async () => {
	const [hers, his] = await bothSignIn();
	await openLive(his, "/");
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Kassen er tom" });
	const row = his.locator(`#case-${number}`);
	await row.getByRole("link", { name: "Kassen er tom" }).waitFor();
	const shown = his.locator('.nav a[href="/"] .count, .nav a[href="/cases/open"] .count').first();
	const before = Number(await shown.innerText());

	await hers.locator(".actions summary").filter({ hasText: "Løs sagen" }).click();
	await hers.getByLabel("Løsningen").fill("Der er lagt byttepenge i.");
	await hers.getByRole("button", { name: "Luk straks" }).click();
	await done(hers, "Sagen er lukket");
	await row.waitFor({ state: "detached" });
	assert.equal(Number(await shown.innerText()), before - 1);
	assert.ok(await stays(his));
});

test("who has seen it appear goes on from there; who is writing meanwhile is told", async () => {
	const [hers, his] = await bothSignIn();
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Lyset blinker" });
	await openLive(his, `/case/${number}`);
	const appears = (words) => his.locator("#timeline .event", { hasText: words }).waitFor();

	await choose(hers, "Prioritet", "Lav");
	await appears("→ Lav");
	await choose(his, "Status", "Afventer bruger");
	await done(his, "Ændringen er gemt");
	await hers.locator("#timeline .event", { hasText: "Afventer bruger" }).waitFor();

	await openLive(his, `/case/${number}`);
	await choose(hers, "Prioritet", "Høj");
	await appears("→ Høj");
	await his.waitForFunction(() => document.querySelector("#composer [name=seen]").value ===
		document.getElementById("case-head").dataset.version);
	await write(his, "Skift røret.");
	await send(his);
	await done(his, "Svaret er på vej");

	await openLive(his, `/case/${number}`);
	await write(his, "Eller lad være.");
	await choose(hers, "Kategori", "Ændringsanmodning");
	await appears("→ Ændringsanmodning");
	await send(his);
	await his.locator("#problem").filter({ hasText: "En anden har ændret sagen" }).waitFor();
	assert.equal(await his.locator("#composer textarea").inputValue(), "Eller lad være.");
});

test("what happened on the way to the stream is asked for, and not again and again", async () => {
	const [hers, his] = await bothSignIn();
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Skiltet er skævt" });
	const asked = [];
	his.on("request", (request) => {
		if (request.headers()["hx-request"] !== undefined && request.method() === "GET" &&
			request.url().endsWith(`/case/${number}`)) asked.push(request.url());
	});
	let release;
	const held = new Promise((resolve) => { release = resolve; });
	await his.route("**/live", async (route) => {
		await held;
		await route.continue();
	});
	await his.goto(`/case/${number}`);
	await choose(hers, "Prioritet", "Lav");
	await done(hers, "Ændringen er gemt");
	release();
	await his.locator("#timeline .event", { hasText: "→ Lav" }).waitFor();
	assert.equal(asked.length, 1);
});

test("a menu that one has opened stays open, whatever comes", async () => {
	const [hers, his] = await bothSignIn();
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Lampen er gul" });
	let release;
	const held = new Promise((resolve) => { release = resolve; });
	const isRefresh = (request) => request.headers()["hx-request"] !== undefined && request.method() === "GET";
	await his.route(`**/case/${number}`, async (route) => {
		if (isRefresh(route.request())) await held;
		await route.continue();
	});
	await openLive(his, `/case/${number}`);
	const refresh = his.waitForRequest(isRefresh);
	await choose(hers, "Prioritet", "Lav");
	await refresh;
	await his.locator(".actions summary").filter({ hasText: "Løs sagen" }).click();
	await his.getByLabel("Løsningen").fill("En ny pære.");
	release();
	await his.locator("#timeline .event", { hasText: "→ Lav" }).waitFor();
	await his.getByRole("button", { name: "Meld løst" }).waitFor();
	assert.equal(await his.getByLabel("Løsningen").inputValue(), "En ny pære.");
});

test("of two who change the same, the second is told, and what he wrote is kept", async () => {
	const [hers, his] = await bothSignIn();
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Vægten viser galt" });
	// He does not see what she does: nothing is told to him, as on a train.
	await his.route("**/live", (route) => route.fulfill({
		contentType: "text/event-stream", body: "retry: 600000\n\n" }));
	await his.goto(`/case/${number}`);

	await choose(hers, "Status", "Afventer leverandør");
	await done(hers, "Ændringen er gemt");

	await write(his, "Jeg kommer forbi i dag.");
	await his.locator("#composer input[name=minutes]").fill("5");
	await send(his);
	const problem = his.locator("#problem");
	await problem.filter({ hasText: "En anden har ændret sagen" }).waitFor();
	await problem.getByRole("link", { name: anna.name }).waitFor();
	assert.equal(await his.locator("#composer textarea").inputValue(), "Jeg kommer forbi i dag.");
	assert.equal(await his.locator("#composer input[name=minutes]").inputValue(), "5");
	assert.equal(await hers.locator("#timeline").getByText("kommer forbi").count(), 0);

	// Now he has seen it, and may.
	await send(his);
	await done(his, "Svaret er på vej");
	await hers.locator("#timeline").getByText("kommer forbi").waitFor();
});

test("a page that came back with a mistake is as live as before", async () => {
	const [hers, his] = await bothSignIn();
	const number = await openCase(hers, { caller: "Freja Hald", subject: "Vægten er stjålet" });
	await his.goto(`/case/${number}`);
	const listening = his.waitForResponse("**/live");
	await his.locator("#composer form").evaluate((form) => {
		form.noValidate = true;
		form.requestSubmit();
	});
	await his.locator("#problem").filter({ hasText: "Skriv noget" }).waitFor();
	await listening;
	await his.evaluate(() => { window.stays = true; });

	await choose(hers, "Prioritet", "Haster");
	await his.locator("#case-head .priority-urgent").waitFor();
	await his.locator(".bar .brand").waitFor();
	assert.ok(await stays(his));
	await his.locator(".bar summary").click();
	await his.getByRole("button", { name: "English" }).click();
	await his.getByRole("heading", { level: 1, name: "Vægten er stjålet" }).waitFor();
});
