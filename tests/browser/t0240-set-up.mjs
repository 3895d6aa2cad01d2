// SPDX-License-Identifier: AGPL-3.0-or-later
// A new provider: the first-run guide, and the people of a customer from a table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, signIn, startDesk, takeScreenshot } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
async function signedIn(options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	return page;
}
const latin = (text) => Buffer.from(text, "latin1");

test("the guide says what is done, and is on the pages until it is put aside", async () => {
	const page = await signedIn();
	await desk.run("setting", "name", "Skranke"); // as if it had no name yet
	await page.goto("/");
	await page.getByRole("link", { name: "Kom i gang: 1 trin tilbage" }).click();
	await page.getByText("5 af 6 trin er gjort").waitFor();
	await page.locator(".set-up .next", { hasText: "Jeres navn og adresse" }).waitFor();
	await checkAccess(page);
	await takeScreenshot(page, "set-up");
	await page.getByRole("button", { name: "Læg denne vejledning væk" }).click();
	await page.waitForURL(/\/(cases.*)?$/);
	assert.equal(await page.locator(".set-up-note").count(), 0);
	await page.goto("/set-up");
	await page.getByRole("button", { name: "Vis den på siderne igen" }).click();
	await page.getByRole("link", { name: "Indstillinger" }).last().click();
	await page.locator("[name=name]").fill("Nordlys IT");
	await page.getByRole("button", { name: "Gem" }).click();
	await page.goto("/set-up");
	await page.getByText("Alt er på plads").waitFor();
	assert.equal(await page.locator(".set-up-note").count(), 0);
});

test("a table as Excel saves it is looked at line by line, mended, and done", async () => {
	const page = await signedIn({ javaScriptEnabled: false });
	await page.goto("/customer/1/import");
	await checkAccess(await (async () => {
		const looked = await signedIn();
		await looked.goto("/customer/1/import");
		return looked;
	})());
	const give = async (text) => {
		await page.locator("[name=file]").setInputFiles({ name: "brugere.csv", mimeType: "text/csv", buffer: latin(text) });
		await page.getByRole("button", { name: "Se, hvad der vil ske" }).click();
	};
	await give("Navn;Mail\r\nÅse Ærø;aase@bager.example\r\nBo;ikke en adresse\r\n");
	await page.getByText("1 tilføjes, 0 ændres, 0 er uændret, 1 har fejl").waitFor();
	assert.equal(await page.getByRole("button", { name: "Gem brugerne" }).count(), 0);
	await takeScreenshot(page, "import");
	await give("Navn;Mail;Telefon\r\nÅse Ærø;aase@bager.example;86 12 34 56\r\nBo;bo@bager.example;\r\n");
	await page.getByText("2 tilføjes, 0 ændres, 0 er uændret, 0 har fejl").waitFor();
	await page.getByRole("button", { name: "Gem brugerne" }).click();
	await page.getByText("Brugerne er gemt.").waitFor();
	await page.getByRole("link", { name: "Åse Ærø" }).waitFor();
	await page.goto("/customer/1/import");
	await page.locator("[name=text]").fill("Navn\tMail\nÅse Ærø\taase@bager.example\n");
	await page.getByRole("button", { name: "Se, hvad der vil ske" }).click();
	await page.getByText("0 tilføjes, 0 ændres, 1 er uændret, 0 har fejl").waitFor();
});

test("on a telephone nothing is cut off", async () => {
	const page = await signedIn({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
	for (const path of ["/set-up", "/customer/1/import", "/customer/1"]) {
		await page.goto(path);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
		await checkAccess(page);
	}
	await page.goto("/set-up");
	await takeScreenshot(page, "set-up-phone");
});
