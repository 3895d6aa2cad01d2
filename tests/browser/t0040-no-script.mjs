// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything works by plain forms, in a browser that runs no script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, openBrowser, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const newPage = () => browser.newPage({ baseURL: desk.url, javaScriptEnabled: false });
const done = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
const pathOf = (page) => new URL(page.url()).pathname;
let number;

async function staffPage(path) {
	const page = await newPage();
	await signIn(page, anna);
	await page.goto(path);
	return page;
}

test("the caller is searched for, chosen, and his call becomes a case", async () => {
	const page = await staffPage("/call");
	await page.getByRole("searchbox", { name: "Hvem ringer?" }).fill("cecilie");
	await page.locator("main").getByRole("button", { name: "Søg" }).click();
	await page.locator("#found").getByText("Cecilie Ørsted").click();
	await page.locator("#caller").getByText("Lindholm Tømrer").waitFor();
	await page.getByLabel("Emne").fill("Saven taler ikke med pc'en");
	await page.getByLabel("Hvad siger brugeren?").fill("Kablet sidder i.");
	await page.getByText("Fejl i kritisk funktion").click();
	await page.getByRole("button", { name: "Registrér opkaldet" }).click();
	await done(page, "Sagen er oprettet");
	await page.locator("#case-head").getByText("Fejl i kritisk funktion").waitFor();
	number = Number(pathOf(page).split("/").pop());
});

test("nothing is shown that only a script could do", async () => {
	const page = await staffPage("/");
	for (const part of ["[data-theme-switch]", "[data-help]", "dialog"])
		assert.equal(await page.locator(part).first().isVisible(), false, part);
});

test("answer, note and call are written, each for whom it is meant", async () => {
	const page = await staffPage(`/case/${number}`);
	const written = [
		["Svar", "Prøv et andet kabel.", "Svaret er på vej"],
		["Internt notat", "Kablet er fra 2009.", "Notatet er gemt"],
		["Opkald", "Hun prøver i eftermiddag.", "Opkaldet er noteret"],
	];
	for (const [kind, text, said] of written) {
		await page.locator(".segments label", { hasText: kind }).click();
		await page.getByLabel("Skriv i sagen").locator("textarea").fill(text);
		await page.locator(".send > button:last-child").click();
		await done(page, said);
		await page.locator("#timeline .entry", { hasText: text }).waitFor();
	}
	assert.match(await page.locator(".entry.note").first().innerText(), /fra 2009/);
});

test("the case is changed by one press in a menu", async () => {
	const page = await staffPage(`/case/${number}`);
	for (const [menu, choice] of [["Prioritet", "Høj"], ["Status", "Afventer bruger"]]) {
		await page.locator(".actions summary", { hasText: menu }).click();
		await page.locator(".actions [open]").getByRole("button", { name: choice }).click();
		await done(page, "Ændringen er gemt");
		await page.locator("#case-head").getByText(choice).waitFor();
	}
});

test("solved, and with what was typed wrong told, closed", async () => {
	const page = await staffPage(`/case/${number}`);
	await page.locator(".actions summary", { hasText: "Løs sagen" }).click();
	await page.getByLabel("Løsningen").fill("   ");
	await page.getByRole("button", { name: "Luk straks" }).click();
	await page.getByRole("alert").filter({ hasText: "Skriv løsningen" }).waitFor();
	await page.locator(".actions summary", { hasText: "Løs sagen" }).click();
	await page.getByLabel("Løsningen").fill("Et nyt kabel.");
	await page.getByRole("button", { name: "Luk straks" }).click();
	await done(page, "Sagen er lukket");
	await page.goto("/cases/closed");
	await page.locator(`#case-${number}`).getByText("Saven taler ikke").waitFor();
});

test("a visitor writes by the form, follows his case, and writes again", async () => {
	const page = await newPage();
	await page.goto("/support/lindholm-toemrer-snedker");
	await page.getByText("Jeg kan ikke arbejde").click();
	await page.getByLabel("Fortæl om det").fill("Printeren i skuret er død.");
	await page.getByLabel("Dit navn").fill("Oliver Clausen");
	await page.getByLabel("Din mailadresse").fill("oliver.clausen@lindholm-toemrer.example");
	await page.getByRole("button", { name: "Send" }).click();
	await done(page, "Din henvendelse er registreret");
	assert.match(pathOf(page), /^\/c\/\d+\//);
	await page.getByLabel("Skriv til os").fill("Nu ryger den.");
	await page.getByRole("button", { name: "Send" }).click();
	await done(page, "Vi har fået det");
	await page.locator(".timeline").getByText("Nu ryger den.").waitFor();
});

test("language and sign-out are forms, too", async () => {
	const page = await staffPage("/customers");
	await page.locator(".bar summary").click();
	await page.getByRole("button", { name: "English" }).click();
	await page.getByRole("heading", { level: 1, name: "Customers" }).waitFor();
	await page.locator(".bar summary").click();
	await page.getByRole("button", { name: "Sign out" }).click();
	await page.getByLabel("Password").waitFor();
});
