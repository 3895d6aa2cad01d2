// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing in a case: how it will look, files that are kept while one writes, and an answer
// that can be taken back until it goes.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { anna, birk, checkAccess, openBrowser, openCase, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk({ staff: [birk], undo: 60 });
const browser = await openBrowser();
let number;

async function at(who, path = `/case/${number}`, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, who);
	await page.goto(path);
	return page;
}
const area = (page) => page.locator("#composer textarea");
const files = (page) => page.locator("#draft-files li");
const leaving = (page) => page.locator("#leaving form");
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC", "base64");

before(async () => {
	number = await openCase(await at(anna, "/"), { caller: "Freja Hald", subject: "Skærmen er sort" });
});

test("one sees how it will look, and nothing of it can do harm", async () => {
	const page = await at(anna);
	await area(page).fill("Hej **Freja**\n\n- sluk <b>nu</b>\n- tænd");
	await page.getByRole("button", { name: "Vis", exact: true }).click();
	const preview = page.locator("#preview .entry-text");
	assert.equal(await preview.locator("strong").textContent(), "Freja");
	assert.equal(await preview.locator("li").count(), 2);
	assert.equal(await preview.locator("b").count(), 0);
	await checkAccess(page);
	await takeScreenshot(page, "composer");
});

test("without JavaScript too, and what was typed stays", async () => {
	const page = await at(birk, undefined, { javaScriptEnabled: false });
	await area(page).fill("Hej **Freja**");
	await page.getByLabel("Minutter").fill("4");
	await page.getByRole("button", { name: "Vis", exact: true }).click();
	assert.equal(await page.locator("#preview strong").textContent(), "Freja");
	assert.equal(await area(page).inputValue(), "Hej **Freja**");
	assert.equal(await page.getByLabel("Minutter").inputValue(), "4");
});

test("a file is kept as soon as it is chosen, and can be taken away", async () => {
	const page = await at(anna);
	await page.locator("input[type=file]").setInputFiles([
		{ name: "skærm.png", mimeType: "image/png", buffer: picture },
		{ name: "log.txt", mimeType: "text/plain", buffer: Buffer.from("hej") }]);
	await files(page).nth(1).waitFor();
	await checkAccess(page);
	const other = await at(anna);
	assert.equal(await files(other).count(), 2);
	assert.ok(await files(other).first().locator("img").evaluate((img) => img.decode().then(() => img.naturalWidth > 0)));
	await other.getByRole("button", { name: "Fjern log.txt" }).click();
	await files(other).nth(1).waitFor({ state: "detached" });
	assert.equal(await files(await at(anna)).count(), 1);
	assert.equal(await files(await at(birk)).count(), 0, "nobody else has them");
});

test("a picture is pasted, and a file is dropped", async () => {
	const page = await at(anna);
	const give = (kind, name, type) => area(page).evaluate((area, [kind, name, type]) => {
		const given = new DataTransfer();
		given.items.add(new File(["x"], name, { type }));
		const event = kind === "paste" ? new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true })
			: new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true });
		area.dispatchEvent(event);
	}, [kind, name, type]);
	await give("paste", "image.png", "image/png");
	await files(page).nth(1).waitFor();
	assert.match(await files(page).nth(1).getByRole("button").getAttribute("aria-label"), /^Fjern Billede \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
	await give("drop", "note.txt", "text/plain");
	await files(page).nth(2).waitFor();
});

test("what is not kept says why", async () => {
	const page = await at(anna);
	await page.locator("input[type=file]").setInputFiles(Array.from({ length: 51 }, (_, i) => (
		{ name: `${i}.txt`, mimeType: "text/plain", buffer: Buffer.from("x") })));
	await page.getByRole("alert").filter({ hasText: "højst vedhæftes 50 filer" }).waitFor();
	assert.equal(await files(await at(anna)).count(), 3);
});

test("an answer can be taken back from wherever one went, and stands in the field again", async () => {
	const page = await at(anna);
	await area(page).fill("Prøv et andet kabel.");
	await page.getByRole("button", { name: "Send svar" }).click();
	await leaving(page).filter({ hasText: `Svaret i sag ${number} sendes om` }).waitFor();
	assert.equal(await area(page).inputValue(), "");
	await checkAccess(page);
	await takeScreenshot(page, "leaving");
	const colleague = await at(birk);
	await colleague.locator(".leaves").filter({ hasText: "Prøv et andet kabel." }).waitFor();
	assert.equal(await leaving(colleague).count(), 0, "only its author takes it back");
	await page.goto("/customers");
	await page.keyboard.press("u");
	await page.waitForURL(`**/case/${number}#composer`);
	await page.getByRole("status").filter({ hasText: "Svaret er ikke sendt" }).waitFor();
	assert.equal(await area(page).inputValue(), "Prøv et andet kabel.");
	assert.equal(await files(page).count(), 3);
	await colleague.locator(".leaves").waitFor({ state: "detached" });
	assert.equal(await page.locator(".entry.staff").filter({ hasText: "andet kabel" }).count(), 0);
});

test("without JavaScript, on a phone, it is taken back too", async () => {
	const page = await at(anna, undefined, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await page.getByRole("button", { name: "Send svar" }).click();
	await leaving(page).getByRole("button", { name: "Fortryd" }).click();
	assert.equal(await area(page).inputValue(), "Prøv et andet kabel.");
});

test("it goes by itself when its time has come", async () => {
	await desk.run("setting", "undo_seconds", "2");
	const page = await at(anna);
	await page.getByRole("button", { name: "Send svar" }).click();
	await leaving(page).waitFor();
	const sent = page.locator(".entry.staff:not(.leaves)").filter({ hasText: "andet kabel" });
	await sent.waitFor();
	assert.equal(await sent.locator(".file").count(), 3);
	await leaving(page).waitFor({ state: "detached" });
});
