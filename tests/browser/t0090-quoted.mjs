// SPDX-License-Identifier: AGPL-3.0-or-later
// M14: a mail shows what was written now; what it quotes is folded, and never lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, checkAccess, openBrowser, signIn, startDesk, takeScreenshot, waitFor } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();

async function mail(subject, text, type = "text/plain") {
	const delivering = desk.run("deliver", "--from", "ida@bager.example");
	delivering.child.stdin.end(`From: Ida Holm <ida@bager.example>\nTo: it@nordlys.example\n` +
		`Subject: ${subject}\nContent-Type: ${type}; charset=utf-8\n\n${text}\n`);
	await delivering;
}

async function show(subject, options = {}) {
	const page = await browser.newPage({ baseURL: desk.url, ...options });
	await signIn(page, anna);
	await page.goto(`/search?q=${encodeURIComponent(subject)}`);
	await page.getByRole("link", { name: subject }).first().click();
	await page.locator("#timeline .entry").first().waitFor();
	return page;
}

test("what is quoted is folded, and shown on a click, without JavaScript too", async () => {
	await mail("Etiketprinteren igen", "Hej\n\nDen er gået i stå igen, midt i morgenens etiketter.\n\n" +
		"Med venlig hilsen\nIda Holm\nByens Bager\n\n" +
		"Den tirs. 2. jan. 2024 kl. 12.00 skrev Anna Berg <anna@nordlys.example>:\n\n" +
		"> Hej Ida\n>\n> Vi har skiftet rullen. Virker den nu?\n>\n> Hilsen Anna");
	for (const javaScriptEnabled of [true, false]) {
		const page = await show("Etiketprinteren igen", { javaScriptEnabled });
		const entry = page.locator(".entry").first();
		assert.ok(await entry.getByText("midt i morgenens etiketter").isVisible());
		assert.ok(await entry.getByText("Byens Bager").last().isVisible());
		assert.ok(!await entry.getByText("Vi har skiftet rullen").isVisible());
		await entry.locator(".quoted summary").click();
		assert.ok(await entry.getByText("Vi har skiftet rullen").isVisible());
		assert.ok(await entry.getByText("kl. 12.00 skrev Anna Berg").isVisible());
	}
});

test("answers between quotations are read with what they answer", async () => {
	await mail("Svar paa jeres spoergsmaal", "Hej Anna\n\n> Starter den?\n\nJa, men den bipper tre gange.\n\n" +
		"> Er kablet sat i?\n\nJa.\n\n> Hilsen Anna");
	const page = await show("Svar paa jeres spoergsmaal");
	const entry = page.locator(".entry").first();
	for (const seen of ["Starter den?", "den bipper tre gange", "Er kablet sat i?"])
		assert.ok(await entry.getByText(seen).isVisible(), seen);
	assert.ok(!await entry.getByText("Hilsen Anna").isVisible());
	await checkAccess(page);
	await takeScreenshot(page, "quoted");
	await page.setViewportSize({ width: 390, height: 844 });
	await takeScreenshot(page, "quoted-phone");
});

test("what an HTML mail quotes is folded in its frame", async () => {
	await mail("Tabel over fejlene", "<p>Her er de <b style='color:#b00'>tre</b>:</p>" +
		"<table border=1><tr><td>Kasse 1</td><td>Bipper</td></tr></table>" +
		"<div class=gmail_quote><div class=gmail_attr>Den tirs. 2. jan. 2024 kl. 12.00 skrev Anna " +
		"&lt;anna@nordlys.example&gt;:</div><blockquote class=gmail_quote>Hvilke fejl?</blockquote></div>",
	"text/html");
	const page = await show("Tabel over fejlene");
	const frame = page.frameLocator("iframe.mail-frame");
	await frame.getByText("Bipper").waitFor();
	const height = () => page.locator("iframe.mail-frame").evaluate((f) => f.offsetHeight);
	const folded = await height();
	assert.ok(!await frame.getByText("Hvilke fejl?").isVisible());
	await frame.locator("summary").click();
	assert.ok(await frame.getByText("Hvilke fejl?").isVisible());
	await waitFor("the frame to be higher", async () => await height() > folded);
	await takeScreenshot(page, "quoted-html");
});
