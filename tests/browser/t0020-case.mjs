// SPDX-License-Identifier: AGPL-3.0-or-later
// M3, M6, M11, M14: a call becomes a case, and the case goes its way to the end.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { anna, birk, openBrowser, openCase, openMore, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk({ staff: [birk] });
const browser = await openBrowser();
const caller = "Louise Jacobsen"; // of Havnens Fisk, number 55 17 63 44
let page, number;

beforeEach(async () => {
	page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
});

const done = (words) => page.getByRole("status").filter({ hasText: words }).waitFor();
const said = (words) => page.locator("#timeline").getByText(words).first().waitFor();
const menu = async (name) => {
	await page.locator(".actions summary").filter({ hasText: name }).click();
	return page.locator(".actions details[open]");
};
async function choose(name, choice) {
	await (await menu(name)).getByRole("button", { name: choice, exact: true }).click();
	await done("Ændringen er gemt");
}
// What the list called so tells of the case, in one line; "" if it is not there.
async function row(list) {
	await page.goto(`/cases/${list}`);
	await page.locator("#cases").waitFor();
	const found = page.locator(`#case-${number}`);
	return await found.count() ? (await found.innerText()).replace(/\s+/g, " ") : "";
}

test("the caller is found while one types his name", async () => {
	await page.goto("/");
	await page.keyboard.press("n");
	await page.waitForURL("**/call");
	await page.getByRole("searchbox", { name: "Hvem ringer?" }).pressSequentially("louise j", { delay: 20 });
	await page.locator("#found").getByText(caller).click();
	await page.locator("#caller").getByText("Havnens Fisk").waitFor();
	await page.locator("#caller-side").getByText("55 17 63 44").waitFor();
	await page.locator("#found a").waitFor({ state: "detached" });
});

test("the caller is found by his number, however it is written", async () => {
	await page.goto("/call");
	for (const typed of ["+45 5517 6344", "55176344", "55 17 63 44"]) {
		await page.getByRole("searchbox", { name: "Hvem ringer?" }).fill("");
		await page.locator("#found a").waitFor({ state: "detached" });
		await page.getByRole("searchbox", { name: "Hvem ringer?" }).fill(typed);
		await page.locator("#found").getByText(caller).waitFor();
	}
});

test("what was noted stays when the caller is chosen after it", async () => {
	await page.goto("/call");
	await page.getByLabel("Hvad siger brugeren?").fill("Den bipper.");
	await page.getByText("Fejl i kritisk funktion").click();
	await page.getByRole("searchbox", { name: "Hvem ringer?" }).fill("nobody whom we know");
	await page.locator("#found").getByText("Ingen med det navn").waitFor();
	await page.getByRole("searchbox", { name: "Hvem ringer?" }).fill(caller);
	await page.locator("#found").getByText(caller).click();
	await page.locator("#caller").getByText("Havnens Fisk").waitFor();
	assert.equal(await page.getByLabel("Hvad siger brugeren?").inputValue(), "Den bipper.");
	await page.getByRole("button", { name: "Registrér opkaldet" }).click();
	await done("Sagen er oprettet");
	await page.getByRole("heading", { level: 1, name: "Den bipper." }).waitFor();
	await page.locator("#case-head").getByText("Fejl i kritisk funktion").waitFor();
});

test("a call is a case, with who called and how long", async () => {
	number = await openCase(page, { caller, subject: "Frysehuset svarer ikke" });
	await done("Sagen er oprettet");
	await page.locator(".side").getByText(caller).waitFor();
	await said("Det virkede i går.");
	await page.locator("#timeline .kind", { hasText: "Opkald" }).waitFor();
	assert.match(await row("mine"), /Frysehuset svarer ikke I gang .* Havnens Fisk Louise Jacobsen/);
});

test("the second call is noted in the same case", async () => {
	await page.goto("/call");
	await page.getByRole("searchbox", { name: "Hvem ringer?" }).fill(caller);
	await page.locator("#found").getByText(caller).click();
	await page.locator("#caller .pick").filter({ hasText: String(number) }).click();
	await page.getByLabel("Hvad siger brugeren?").fill("Nu er også alarmen gået.");
	await page.getByRole("button", { name: "Registrér opkaldet" }).click();
	await page.waitForURL(`**/case/${number}`);
	await said("Nu er også alarmen gået.");
});

test("an answer goes to the reporter, and a note does not", async () => {
	await page.goto(`/case/${number}`);
	const write = page.getByLabel("Skriv i sagen").locator("textarea");
	await write.fill("Vi kører nu.");
	await write.press("Control+Enter");
	await done("Svaret er på vej");
	await page.locator("#timeline .entry:not(.note)", { hasText: "Vi kører nu." }).waitFor();

	await page.locator("body").press("i");
	await page.keyboard.type("Nøglen hænger hos portneren.");
	await page.locator(".composer input[name=minutes]").fill("7");
	await page.getByRole("button", { name: "Gem notat" }).click();
	await done("Notatet er gemt");
	await page.locator("#timeline .entry.note", { hasText: "hos portneren" })
		.getByText("7 min").waitFor();

	await page.goto("/admin/outbox");
	const mail = page.locator("tr", { hasText: String(number) }).filter({ hasText: "Svar" });
	await mail.first().getByRole("link").first().click();
	await page.getByText("Vi kører nu.").waitFor();
	assert.equal(await page.getByText("portneren").count(), 0);
});

test("priority, category, assignee, status and subject change, and the list follows", async () => {
	await page.goto(`/case/${number}`);
	await choose("Prioritet", "Haster");
	await choose("Kategori", "Nedbrud");
	await choose("Status", "Afventer reservedel");
	await choose("Tildel", birk.name);
	await said("Prioritet: Normal → Haster");
	await said("Status: I gang → Afventer reservedel");
	const subject = await openMore(page);
	await subject.locator("summary", { hasText: "Emne" }).click();
	await subject.getByLabel("Emne").fill("Frysehuset er varmt");
	await subject.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("heading", { level: 1, name: "Frysehuset er varmt" }).waitFor();

	const line = await row("waiting_part");
	for (const word of ["Frysehuset er varmt", "Afventer reservedel", "Nedbrud", birk.name])
		assert.ok(line.includes(word), `${word} in: ${line}`);
	await page.locator(`#case-${number} .priority-urgent`).waitFor();
	assert.equal(await row("mine"), "");
});

test("to take a case is one key", async () => {
	await page.goto(`/case/${number}`);
	await page.locator("body").press("t");
	await done("Ændringen er gemt");
	await page.locator("#case-head .who", { hasText: anna.name }).waitFor();
	assert.match(await row("mine"), /Frysehuset/);
});

test("escalated with a reason, it is at the next step", async () => {
	await page.goto(`/case/${number}`);
	await page.locator("body").press("e");
	await page.keyboard.type("Det kræver en køletekniker.");
	await page.locator(".actions [open]").getByRole("button", { name: "Eskalér" }).click();
	await done("Sagen er eskaleret");
	await page.locator("#case-head").getByText("Konsulent").waitFor();
	await said("Det kræver en køletekniker.");
});

test("solved, closed and opened again, the lists follow", async () => {
	await page.goto(`/case/${number}`);
	const solve = await menu("Løs sagen");
	await solve.getByLabel("Løsningen").fill("Kompressoren er skiftet.");
	await solve.getByRole("button", { name: "Meld løst" }).click();
	await done("Sagen er løst");
	await said("Kompressoren er skiftet.");
	assert.match(await row("solved"), /Løst/);

	await page.goto(`/case/${number}`);
	await (await menu("Løs sagen")).getByRole("button", { name: "Luk straks" }).click();
	await done("Sagen er lukket");
	assert.match(await row("closed"), /Frysehuset er varmt Lukket/);
	assert.equal(await row("open"), "");

	await page.goto(`/case/${number}`);
	await page.getByLabel("Hvorfor genåbnes den?").fill("Den er varm igen.");
	await page.getByRole("button", { name: "Genåbn" }).click();
	await done("Sagen er åben igen");
	await said("Den er varm igen.");
	assert.match(await row("open"), /Frysehuset er varmt I gang/);
	assert.equal(await row("closed"), "");
});

test("two cases about the same become one, and a mail too many becomes its own", async () => {
	const twin = await openCase(page, { caller, subject: "Fryseren er varm" });
	const merge = await openMore(page);
	await merge.locator("summary", { hasText: "Læg sammen" }).click();
	await merge.getByLabel("Fortsæt i sag nummer").fill(String(number));
	await merge.getByRole("button", { name: "Læg sammen" }).click();
	await page.waitForURL(`**/case/${number}`);
	await done("Sagerne er lagt sammen");
	await page.goto(`/case/${twin}`);
	await page.getByRole("link", { name: `Sagen fortsætter som nummer ${number}` }).click();
	await page.waitForURL(`**/case/${number}`);

	const entry = page.locator("#timeline .entry", { hasText: "alarmen" });
	await entry.locator("summary").click();
	await entry.getByLabel("Emne for den nye sag").fill("Alarmen larmer");
	await entry.getByRole("button", { name: "Gør til en ny sag" }).click();
	await done("Her er den nye sag");
	await page.getByRole("heading", { level: 1, name: "Alarmen larmer" }).waitFor();
	await said("Nu er også alarmen gået.");
});
