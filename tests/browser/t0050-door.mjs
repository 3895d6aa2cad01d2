// SPDX-License-Identifier: AGPL-3.0-or-later
// M1, M4, M16: the person at the customer: his report, his case, and how it went.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, linkInMail, openBrowser, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const form = "/support/moellens-bageri";
const freja = { name: "Freja Hald", mail: "freja.hald@moellens-bageri.example" };
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNg" +
	"YPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==", "base64");
let door, number;

const newPage = () => browser.newPage({ baseURL: desk.url });
const done = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
async function staffPage() {
	const page = await newPage();
	await signIn(page, anna);
	return page;
}
async function fill(page, { kind, text, name, mail, phone = "" }) {
	await page.getByText(kind).click();
	await page.getByLabel("Fortæl om det").fill(text);
	await page.getByLabel("Dit navn").fill(name);
	await page.getByLabel("Din mailadresse").fill(mail);
	await page.getByRole("textbox", { name: "Telefon" }).fill(phone);
}
const send = (page) => page.getByRole("button", { name: "Send" }).click();

test("what is wrong is said at the field, and what was typed stays", async () => {
	const page = await newPage();
	const typed = { kind: "Mange er ramt", text: "Ovnen er kold.", name: freja.name,
		mail: freja.mail, phone: "52 45 06 43" };
	const wrong = [
		["Fortæl om det", { text: "" }, "Skriv"],
		["Dit navn", { name: "  " }, "navn"],
		["Din mailadresse", { mail: "freja at bageri" }, "mailadresse"],
	];
	for (const [field, instead, words] of wrong) {
		await page.goto(form);
		await fill(page, { ...typed, ...instead });
		// The browser would say it first; not every one does.
		await page.locator("form.support").evaluate((form) => { form.noValidate = true; });
		await send(page);
		const box = page.locator('[aria-invalid="true"]');
		await box.waitFor();
		const label = page.locator("label.field", { has: box });
		assert.ok((await label.innerText()).startsWith(field), `the mistake is at ${field}`);
		assert.match(await label.getByRole("alert").innerText(), new RegExp(words, "i"));
		assert.equal(await page.getByRole("textbox", { name: "Telefon" }).inputValue(), typed.phone);
		for (const [label, name] of [["Fortæl om det", "text"], ["Dit navn", "name"]])
			assert.equal((await page.getByLabel(label).inputValue()).trim(),
				(instead[name] ?? typed[name]).trim());
		assert.ok(await page.getByLabel(typed.kind).isChecked());
	}
});

test("a report with a picture becomes a case that he follows", async () => {
	const page = await newPage();
	await page.goto(form);
	await fill(page, { kind: "Jeg kan ikke arbejde", text: "Kassen siger <b>PARAT</b>.", ...freja });
	await page.getByLabel("Billeder eller filer").setInputFiles(
		{ name: "kassen æøå.png", mimeType: "image/png", buffer: picture });
	await send(page);
	await done(page, "Din henvendelse er registreret");
	door = new URL(page.url()).pathname;
	number = Number(door.split("/")[2]);
	await page.locator(".timeline").getByText("Kassen siger <b>PARAT</b>.").waitFor();
	await page.getByText("Du kan forvente en løsning senest").waitFor();
	const shown = page.getByAltText("kassen æøå.png");
	await shown.scrollIntoViewIfNeeded();
	await page.waitForFunction((img) => img.complete && img.naturalWidth === 1,
		await shown.elementHandle());
});

test("the link in the receipt leads to the same page", async () => {
	assert.equal(await linkInMail(await staffPage(), number, "Kvittering"), door);
});

test("without the right link there is nothing to see", async () => {
	const page = await newPage();
	const other = door.replace(`/c/${number}/`, `/c/${number - 1}/`);
	for (const path of [other, `/c/${number}/`, door.slice(0, -1), `/case/${number}`]) {
		const answer = await page.goto(path);
		assert.ok(answer.status() === 404 || page.url().includes("/sign-in"), path);
		assert.equal(await page.getByText("PARAT").count(), 0, path);
	}
});

test("answers come to him, and notes do not; what he writes comes to the desk", async () => {
	const staff = await staffPage();
	await staff.goto(`/case/${number}`);
	for (const [key, text] of [["i", "Kunden har ikke betalt."], ["r", "Sluk og tænd den."]]) {
		await staff.locator("body").press(key);
		await staff.keyboard.type(text);
		await staff.keyboard.press("Control+Enter");
		await staff.locator("#timeline").getByText(text).waitFor();
	}
	const page = await newPage();
	await page.goto(door);
	await page.locator(".timeline").getByText("Sluk og tænd den.").waitFor();
	await page.getByText("Vi er i gang").waitFor();
	assert.equal(await page.getByText("betalt").count(), 0);

	await page.getByLabel("Skriv til os").fill("Det hjalp ikke.");
	await send(page);
	await done(page, "Vi har fået det");
	await staff.locator("#timeline").getByText("Det hjalp ikke.").waitFor();
	await staff.locator("#timeline").getByText(freja.name).last().waitFor();
});

test("an empty reply is told, at its field", async () => {
	const page = await newPage();
	await page.goto(door);
	await page.getByLabel("Skriv til os").fill("   ");
	await send(page);
	await page.locator("label.field").getByRole("alert").filter({ hasText: "Skriv" }).waitFor();
});

test("when it is closed he says how it went, and may change his mind", async () => {
	const staff = await staffPage();
	await staff.goto(`/case/${number}`);
	await staff.locator("body").press("l");
	await staff.keyboard.type("Kassen er skiftet.");
	await staff.getByRole("button", { name: "Luk straks" }).click();
	await done(staff, "Sagen er lukket");

	const page = await newPage();
	await page.goto(await linkInMail(staff, number, "Lukket"));
	if (!page.url().includes("/evaluation"))
		await page.getByRole("link", { name: "Fortæl, hvordan det gik" }).click();
	const clicked = `${page.url().split("?")[0]}?q1=2`;
	await page.goto(clicked);
	await page.goto(clicked.replace(/\?.*/, "")); // a scanner's look at it counts for nothing
	assert.equal(await page.locator(".score :checked").count(), 0);
	await page.goto(clicked);
	await page.mouse.move(200, 200);
	await page.getByText("Dit svar er gemt").waitFor();
	await page.goto(clicked.replace(/\?.*/, ""));
	assert.ok(await page.locator(".scores").first().getByLabel("2").isChecked());
	for (const [n, score] of [[0, 4], [1, 5], [2, 3]])
		await page.locator(".scores").nth(n).getByText(String(score), { exact: true }).click();
	await page.getByLabel("Vil du tilføje noget?").fill("Hurtigt!");
	await page.getByRole("button", { name: "Send svaret" }).click();
	await page.getByText("Tak for dit svar").waitFor();

	await page.locator(".scores").first().getByText("5", { exact: true }).click();
	await page.getByRole("button", { name: "Ret svaret" }).click();
	await page.getByText("Tak for dit svar").waitFor();
	assert.ok(await page.locator(".scores").first().getByLabel("5").isChecked());
	assert.equal(await page.getByLabel("Vil du tilføje noget?").inputValue(), "Hurtigt!");
	await staff.goto(`/case/${number}`);
	await staff.locator("#timeline").getByText("Evaluering").first().waitFor();
	await staff.locator("#timeline").getByText("Hurtigt!").first().waitFor();
});

test("still broken: what he writes opens the case again", async () => {
	const page = await newPage();
	await page.goto(door);
	await page.getByText("Sagen er lukket").waitFor();
	await page.getByLabel("Virker det stadig ikke?").fill("Den er død igen.");
	await send(page);
	await done(page, "Vi har fået det");
	await page.getByText("Vi er i gang").waitFor();
	const staff = await staffPage();
	await staff.goto("/cases/open");
	await staff.locator(`#case-${number}`).getByText("I gang").waitFor();
});
