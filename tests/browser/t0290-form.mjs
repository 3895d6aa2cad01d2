// SPDX-License-Identifier: AGPL-3.0-or-later
// M3: the contact form helps whoever writes in it: files are dropped, pasted and taken back,
// guides are offered while one types, it knows him the next time, and what is down is said.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { anna, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const form = "/support/moellens-bageri";
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNg" +
	"YPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==", "base64");

async function at(path, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await page.goto(path);
	return page;
}
async function staffAt(path) {
	const page = await at("/");
	await signIn(page, anna);
	await page.goto(path);
	return page;
}
const files = (page) => page.locator(".support-list li span").allInnerTexts();
const names = (page) => page.locator("[data-attach]").evaluate((input) => [...input.files].map((file) => file.name));
const give = (page, how, name, bytes = [1, 2, 3]) => page.evaluate(([how, name, bytes]) => {
	const data = new DataTransfer();
	data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
	const target = document.querySelector("form.support textarea");
	target.dispatchEvent(how === "paste"
		? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
		: new DragEvent(how, { dataTransfer: data, bubbles: true, cancelable: true }));
}, [how, name, bytes]);
async function fill(page, text) {
	await page.getByText("Noget virker ikke").click();
	await page.getByLabel("Fortæl om det").fill(text);
	await page.getByLabel("Dit navn").fill("Freja Hald");
	await page.locator("form.support").getByLabel("Din mailadresse").fill("freja.hald@moellens-bageri.example");
}
const send = (page) => page.getByRole("button", { name: "Send" }).click();

test("files are chosen, dropped and pasted, listed, and taken back", async () => {
	const page = await at(form);
	await page.locator("[data-attach]").setInputFiles({ name: "log.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
	await give(page, "dragover", "ovn.png");
	assert.ok(await page.locator("form.support.drop").count());
	await give(page, "drop", "ovn.png");
	await give(page, "paste", "image.png", [...picture]);
	assert.deepEqual(await names(page), ["log.txt", "ovn.png", "Skærmbillede.png"]);
	assert.deepEqual(await files(page), ["log.txt, 1 KB", "ovn.png, 1 KB", "Skærmbillede.png, 1 KB"]);
	await checkAccess(page);
	await takeScreenshot(page, "form");
	await page.getByRole("button", { name: "Fjern ovn.png" }).click();
	assert.deepEqual(await names(page), ["log.txt", "Skærmbillede.png"]);
	await fill(page, "Ovnen er kold.");
	await send(page);
	await page.getByRole("status").filter({ hasText: "registreret" }).waitFor();
	await page.getByAltText("Skærmbillede.png").first().waitFor();
	assert.equal(await page.getByText("ovn.png", { exact: true }).count(), 0);
});

test("what is too large in all is left out, and said", async () => {
	const page = await at(form);
	await page.locator("[data-attach]").evaluate((input) => { input.dataset.most = "4"; });
	await give(page, "drop", "a.png");
	await give(page, "drop", "b.png");
	await page.getByRole("status").filter({ hasText: "25 MB" }).waitFor();
	assert.deepEqual(await names(page), ["a.png"]);
});

test("a phone offers its camera, a desk does not", async () => {
	const phone = await at(form, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	const camera = phone.getByLabel("Tag et billede");
	await camera.waitFor();
	await camera.setInputFiles({ name: "foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") });
	assert.deepEqual(await names(phone), ["foto.jpg"]);
	assert.equal(await camera.evaluate((input) => input.files.length), 0);
	await checkAccess(phone);
	await takeScreenshot(phone, "form-phone");
	const page = await at(form);
	assert.ok(!await page.getByLabel("Tag et billede").isVisible());
});

test("guides that may help are offered while he writes, and lead back", async () => {
	const staff = await staffAt("/guides/new");
	await staff.getByLabel("Titel på dansk").fill("Kassen vil ikke starte");
	await staff.getByLabel("Tekst på dansk").fill("Hold knappen nede i **ti** sekunder.");
	await staff.getByLabel("Brugerne må læse den").check();
	await staff.getByRole("button", { name: "Gem", exact: true }).click();
	await staff.getByRole("status").filter({ hasText: "gemt" }).waitFor();

	const page = await at(form);
	await page.getByLabel("Fortæl om det").fill("Nu vil kassen ikke starte igen");
	const link = page.getByRole("link", { name: "Kassen vil ikke starte" });
	await link.waitFor();
	await checkAccess(page);
	await page.goto(await link.getAttribute("href"));
	await page.getByText("Hold knappen nede").waitFor();
	await checkAccess(page);
	await page.getByRole("link", { name: "Det hjalp ikke" }).click();
	await page.waitForURL(`**${form}`);
});

test("he is known the next time, and forgotten when he says so", async () => {
	const page = await at(form);
	await fill(page, "Første gang.");
	await send(page);
	await page.getByRole("status").filter({ hasText: "registreret" }).waitFor();
	await page.goto(form);
	await page.getByText("Du skriver som Freja Hald").waitFor();
	assert.ok(!await page.getByLabel("Dit navn").isVisible());
	await checkAccess(page);
	await takeScreenshot(page, "form-known");
	await page.getByText("Noget virker ikke").click();
	await page.getByLabel("Fortæl om det").fill("Anden gang.");
	await send(page);
	await page.locator(".timeline").getByText("Anden gang.").waitFor();
	await page.goto(form);
	await page.getByRole("button", { name: "Ikke dig?" }).click();
	await page.getByLabel("Dit navn").waitFor();
	assert.equal(await page.getByLabel("Dit navn").inputValue(), "");
});

test("what is down is said, and one click tells him, too", async () => {
	const staff = await staffAt("/outage/new");
	await staff.locator("[name=title]").fill("Internettet er nede");
	await staff.locator("[name=everybody]").check();
	await staff.locator("textarea[name=da]").fill("Gravemaskinen ramte kablet.");
	await staff.locator("textarea[name=en]").fill("The digger hit the cable.");
	await staff.locator("main form button").last().click();
	await staff.locator("h1", { hasText: "Internettet er nede" }).waitFor();

	const page = await at(form);
	const note = page.locator(".outage-note");
	await note.getByText("Nyt senest").waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "form-outage");
	await note.getByLabel("Din mailadresse").fill("freja.hald@moellens-bageri.example");
	await note.getByRole("button", { name: "Sig også til mig" }).click();
	await page.locator(".timeline").getByText("Gravemaskinen ramte kablet.").waitFor();
	const first = page.url();
	await page.goto(form); // now he is known
	assert.equal(await note.locator("input[type=email]").count(), 0);
	await note.getByRole("button", { name: "Sig også til mig" }).click();
	await page.locator(".timeline").waitFor();
	assert.equal(page.url(), first);
});

test("what may be spam waits for somebody's word", async () => {
	const page = await at(form);
	await fill(page, "Køb billige kort");
	await page.locator("form.support [name=website]").evaluate((input) => { input.value = "http://x.example"; });
	await send(page);
	await page.getByRole("status").filter({ hasText: "Vi ser på den" }).waitFor();
	await checkAccess(page);
	const staff = await staffAt("/");
	await staff.getByRole("link", { name: /Tilbageholdte henvendelser: 1/ }).click();
	await staff.getByText("Køb billige kort").waitFor();
	await checkAccess(staff);
	await takeScreenshot(staff, "quarantine");
	await staff.getByRole("button", { name: "Luk ind" }).click();
	await staff.locator("#timeline").getByText("Køb billige kort").waitFor();
	assert.equal(await staff.getByRole("link", { name: /Tilbageholdte/ }).count(), 0);
});

// The customer's web site: another origin, with the pieces that the desk gave.
const pages = new Map();
const site = createServer((request, answer) => {
	answer.setHeader("Content-Type", "text/html; charset=utf-8");
	answer.end(`<!doctype html><html lang="da"><title>Bageriet</title><h1>Kontakt</h1>${pages.get(request.url) ?? ""}`);
});
await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
after(() => site.close());
const origin = `http://127.0.0.1:${site.address().port}`;

test("the staff name the customer's site, and get what is put there", async () => {
	const staff = await staffAt("/customer/1/form");
	await staff.getByText("Angiv først kundens websteder").waitFor();
	await staff.getByLabel("Kundens websteder").fill("bageriet");
	await staff.getByRole("button", { name: "Gem", exact: true }).click();
	await staff.getByRole("alert").filter({ hasText: "https://" }).first().waitFor();
	await staff.getByLabel("Kundens websteder").fill(`${origin}/kontakt`);
	await staff.getByRole("button", { name: "Gem", exact: true }).click();
	await staff.getByRole("status").filter({ hasText: "gemt" }).waitFor();
	await checkAccess(staff);
	await takeScreenshot(staff, "contact-form");
	const house = "http://127.0.0.1:8080"; // what the desk is called until it is said
	for (const name of ["link", "frame", "form"])
		pages.set(`/${name}`, (await staff.locator(`#snippet-${name}`).inputValue()).replaceAll(house, desk.url));
});

test("a link leads to the form", async () => {
	const page = await at(`${origin}/link`);
	await page.getByRole("link", { name: "Få hjælp" }).click();
	await page.waitForURL(`**${form}`);
});

test("the form works within the customer's page, as high as it is", async () => {
	const page = await at(`${origin}/frame`, { viewport: { width: 700, height: 900 } });
	const frame = page.frameLocator("#support");
	await frame.getByText("Noget virker ikke").click();
	await page.waitForFunction(() => document.getElementById("support").offsetHeight !== 1200);
	const [shown, needed] = await Promise.all([
		page.locator("#support").evaluate((element) => element.offsetHeight),
		frame.locator("body").evaluate((body) => body.ownerDocument.documentElement.scrollHeight)]);
	assert.ok(Math.abs(shown - needed) <= 1, `${shown} of ${needed} pixels`);
	await takeScreenshot(page, "form-embedded");
	await frame.getByLabel("Fortæl om det").fill("Inde fra siden.");
	await frame.getByLabel("Dit navn").fill("Freja Hald");
	await frame.locator("form.support").getByLabel("Din mailadresse").fill("freja.hald@moellens-bageri.example");
	await frame.getByRole("button", { name: "Send" }).click();
	await frame.getByRole("status").filter({ hasText: "registreret" }).waitFor();
	assert.equal(page.url(), `${origin}/frame`);
});

test("a form of plain HTML there posts to us, and the answer is the case", async () => {
	const page = await at(`${origin}/form`);
	await page.getByLabel("Fortæl om det").fill("Fra vores egen side.");
	await page.getByLabel("Dit navn").fill("Freja Hald");
	await page.getByLabel("Din mailadresse").fill("freja.hald@moellens-bageri.example");
	await page.getByRole("button", { name: "Send" }).click();
	await page.locator(".timeline").getByText("Fra vores egen side.").waitFor();
	await page.getByRole("status").filter({ hasText: "registreret" }).waitFor();
});
