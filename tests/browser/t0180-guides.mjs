// SPDX-License-Identifier: AGPL-3.0-or-later
// A guide of the knowledge base: written, given in an answer, and whether it worked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();

const done = (page, words) => page.getByRole("status").filter({ hasText: words }).first().waitFor();
async function signedIn(who = anna, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, who);
	return page;
}
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const composer = (page) => page.locator("#compose textarea");
const save = (page) => page.getByRole("button", { name: "Gem", exact: true }).click();
let caller;
let number;

test("a guide is written in two languages, with a picture, and seen before it is saved", async () => {
	const page = await signedIn();
	await page.goto("/guides/new");
	await page.getByLabel("Titel på dansk").fill("Nulstil din adgangskode");
	await save(page);
	await page.getByRole("alert").filter({ hasText: "Skriv en tekst" }).waitFor();
	assert.equal(await page.getByLabel("Titel på dansk").inputValue(), "Nulstil din adgangskode");
	await page.getByLabel("Tekst på dansk").fill("# Sådan\n\n1. Gå til siden\n2. Skriv **navnet**");
	await page.getByLabel("Titel på engelsk").fill("Reset your password");
	await page.getByLabel("Tekst på engelsk").fill("1. Go to the page");
	await page.getByLabel("Søgeord").fill("login, spærret");
	await page.getByLabel("Brugerne må læse den").check();
	await page.getByRole("button", { name: "Se, hvordan den bliver" }).click();
	await page.locator(".guide-preview strong", { hasText: "navnet" }).waitFor();
	await checkAccess(page);
	await page.locator("[name=picture]").setInputFiles({ name: "skærm.png", mimeType: "image/png", buffer: picture });
	await save(page);
	await done(page, "gemt");
	assert.equal(await page.locator(".guide-text[lang], [lang] .guide-text img").first().getAttribute("alt"), "skærm.png");
	const width = await page.locator(".guide-text img").first().evaluate((img) => img.decode().then(() => img.naturalWidth));
	assert.equal(width, 1);
	await checkAccess(page);
	await takeScreenshot(page, "guide");
});

test("an earlier version is seen, and restored", async () => {
	const page = await signedIn(birk);
	await page.goto("/guide/1");
	const first = await page.locator(".guide-text").first().innerText();
	await page.keyboard.press("e");
	await page.getByLabel("Tekst på dansk").fill("Ring til os.");
	await page.getByLabel("Hvad er ændret?").fill("Kortere");
	await save(page);
	await page.getByText("Kortere").waitFor();
	await page.getByRole("link", { name: "Version 1" }).click();
	await page.getByText("Du ser version 1. Den nyeste er 2.").waitFor();
	assert.equal(await page.locator(".guide-text").first().innerText(), first);
	await checkAccess(page);
	await page.getByRole("button", { name: "Gendan denne version" }).click();
	await done(page, "gendannet");
	await page.getByText("Gendannet fra version 1").waitFor();
	assert.equal(await page.locator(".guide-text").first().innerText(), first);
});

test("guides are found by their words, and by the palette", async () => {
	const page = await signedIn();
	await page.goto("/guides/new");
	await page.getByLabel("Titel på dansk").fill("Postkasser i Exchange");
	await page.getByLabel("Tekst på dansk").fill("Kun for os.");
	await save(page);
	await page.goto("/guides");
	await page.getByRole("searchbox", { name: "Søg i vejledningerne" }).fill("spærret");
	await page.keyboard.press("Enter");
	await page.waitForURL(/q=/);
	assert.deepEqual(await page.locator("main a.subject").allInnerTexts(), ["Nulstil din adgangskode"]);
	await checkAccess(page);
	await page.goto("/guides");
	await takeScreenshot(page, "guides");
	await page.keyboard.press("Control+k");
	await page.keyboard.type("adgangsk");
	await page.locator("#palette [role=option]", { hasText: "Nulstil din adgangskode" }).click();
	await page.waitForURL(/\/guide\/1$/);
});

test("two question marks in an answer open the list; the keyboard puts a guide in", async () => {
	const page = await signedIn();
	await page.goto("/customers");
	await page.locator("main a.subject").first().click();
	await page.locator("main table.list a[href^='/person/']").first().click();
	caller = await page.locator("main h1").innerText();
	number = await openCase(page, { caller, subject: "Jeg har glemt min adgangskode" });
	await composer(page).fill("Hej.\n\n");
	await composer(page).press("End");
	await page.keyboard.type("??");
	const list = page.getByRole("listbox");
	await list.getByRole("option", { name: "Nulstil din adgangskode" }).waitFor();
	await page.keyboard.type("postk");
	await list.waitFor({ state: "hidden" }); // what is internal is not offered in an answer
	for (let i = 0; i < 5; i++) await page.keyboard.press("Backspace");
	await page.keyboard.type("nuls");
	await list.getByRole("option", { selected: true }).waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "guide-caret");
	await page.keyboard.press("Enter");
	await page.waitForFunction(() => document.querySelector("#compose textarea").value.includes("(guide:1)"));
	assert.match(await composer(page).inputValue(), /^Hej\.\n\n\*\*\[.+\]\(guide:1\)\*\*\n\n# Sådan/);
	assert.doesNotMatch(await composer(page).inputValue(), /\?\?|picture:/);
});

test("Escape leaves the list; with Shift only the link is put in; the mouse does it as well", async () => {
	const page = await signedIn();
	await page.goto(`/case/${number}`);
	await composer(page).fill("");
	await composer(page).press("End");
	await page.keyboard.type("??nul");
	const list = page.getByRole("listbox");
	await list.waitFor();
	await page.keyboard.press("Escape");
	await list.waitFor({ state: "hidden" });
	await page.keyboard.type("s");
	assert.equal(await list.count(), 0);
	await composer(page).fill("");
	await page.keyboard.type("??nul");
	await list.waitFor();
	await page.keyboard.press("Shift+Enter");
	await page.waitForFunction(() => document.querySelector("#compose textarea").value.includes("guide:1"));
	assert.match(await composer(page).inputValue(), /^\[[^\]]+\]\(guide:1\)$/);
	await composer(page).fill("");
	await page.keyboard.type("??nul");
	await list.getByRole("option").first().click();
	await page.waitForFunction(() => document.querySelector("#compose textarea").value.includes("guide:1"));
	await page.locator("#compose [name=kind][value=note]").check();
	await composer(page).fill("");
	await page.keyboard.type("??postk");
	await list.getByRole("option", { name: "Postkasser i Exchange" }).waitFor(); // in a note it is
});

test("what fits the case stands beside it, and one click puts it into the answer that is sent", async () => {
	const page = await signedIn();
	await page.goto(`/case/${number}`);
	await page.locator("#compose [name=kind][value=answer]").check();
	await composer(page).fill("Hej igen.");
	const side = page.locator("#guides");
	await side.getByText("Kan måske hjælpe").waitFor();
	await side.getByRole("button", { name: "Sæt ind" }).click();
	await page.waitForFunction(() => document.querySelector("#compose textarea").value.includes("guide:1"));
	assert.match(await composer(page).inputValue(), /^Hej igen\.\n\n\*\*\[/);
	await page.locator("#compose [name=minutes]").fill("4");
	await page.getByRole("button", { name: "Send svar" }).click();
	await page.locator(".entry", { hasText: "Vejledning pr. mail" }).getByRole("link", { name: /Nulstil|Reset/ }).first().waitFor();
	await side.getByRole("button", { name: "Virkede ikke" }).waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "guide-case");
});

test("a mail scanner opens every link and says nothing; the reporter presses", async () => {
	const page = await signedIn();
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: String(number) }).filter({ hasText: "Svar" }).first().locator("a.subject").click();
	const mail = await page.locator(".outbox-text").innerText();
	const links = [...new Set(mail.match(/https?:\/\/[^/\s]+\/c\/\S+\/guide\/1(\?worked=\w+)?/g).map((link) => link.replace(/https?:\/\/[^/]+/, "")))];
	assert.equal(links.length, 3);
	const visitor = await browser.newPage({ baseURL: desk.url });
	for (const link of links) await visitor.goto(link);
	await page.goto(`/case/${number}`);
	assert.equal(await page.locator("#guides .chip").count(), 0);
	await visitor.goto(links.find((link) => link.endsWith("yes")));
	await checkAccess(visitor);
	await takeScreenshot(visitor, "guide-door");
	assert.equal(await visitor.locator(".guide-text img").first().evaluate((img) => img.decode().then(() => img.naturalWidth)), 1);
	await visitor.locator("button[value=yes]").click();
	await visitor.getByRole("status").waitFor();
	await page.locator("#guides .chip", { hasText: "Virkede" }).waitFor(); // at once, on the open page
	await page.locator("#timeline .event", { hasText: "Vejledning" }).filter({ hasText: "Virkede" }).waitFor();
	await visitor.locator("button[value=no]").click();
	await visitor.waitForURL(/\/c\/\d+\/[a-z0-9]+$/); // where he can write what happened
	await page.locator("#guides .chip", { hasText: "Virkede ikke" }).waitFor();
	await page.goto("/guide/1");
	await page.getByText("1 gang", { exact: true }).waitFor();
	// A guide that is not public is not there for him, whatever the address says.
	const other = await visitor.goto(links[0].replace("/guide/1", "/guide/2"));
	assert.equal(other.status(), 404);
});

test("an internal guide is not sent", async () => {
	const page = await signedIn();
	await page.goto(`/case/${number}`);
	await page.locator("#compose [name=kind][value=answer]").check();
	await composer(page).fill("Se [her](guide:2).");
	await page.getByRole("button", { name: "Send svar" }).click();
	await page.getByRole("alert").filter({ hasText: "vejledning" }).waitFor();
	assert.equal(await composer(page).inputValue(), "Se [her](guide:2).");
});

test("without JavaScript the button puts it behind what was typed, and the staff says that it worked", async () => {
	const page = await signedIn(birk, { javaScriptEnabled: false });
	const keeper = await signedIn();
	const other = await openCase(keeper, { caller, subject: "Spærret adgangskode" });
	await page.goto(`/case/${other}`);
	await composer(page).fill("Hej.");
	await page.locator("#guides").getByRole("button", { name: "Sæt ind" }).click();
	assert.match(await composer(page).inputValue(), /^Hej\.\n\n\*\*\[.+\]\(guide:1\)/);
	await page.getByRole("button", { name: "Send svar" }).click();
	await page.locator("#guides").getByRole("button", { name: "Virkede", exact: true }).click();
	await page.locator("#guides .chip", { hasText: "Virkede" }).waitFor();
});

test("on a telephone nothing is cut off, in the dark as well", async () => {
	const page = await signedIn(anna, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
	for (const path of ["/guides", "/guide/1", "/guide/1/edit", "/guide/1?version=2", `/case/${number}`]) {
		await page.goto(path);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
		await checkAccess(page);
	}
	await page.goto("/guide/1");
	await takeScreenshot(page, "guide-phone");
	await page.goto("/guides");
	await takeScreenshot(page, "guides-phone");
});
