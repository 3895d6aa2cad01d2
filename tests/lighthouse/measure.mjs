// SPDX-License-Identifier: AGPL-3.0-or-later
// measure.mjs - what Lighthouse says of the pages that are opened most, on a phone and on a wide
// screen: 98 of 100 in each of its parts, or it says what is missing and fails. Run by
// script/lighthouse.
import { test } from "node:test";
import assert from "node:assert/strict";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "../browser/node_modules/playwright-core/index.mjs";
import { anna, linkInMail, openBrowser, openCase, signIn, startDesk } from "../browser/lib.mjs";

const AIM = 98, ROUNDS = 3, port = 9222;
const parts = ["performance", "accessibility", "best-practices", "seo"];
const contact = { name: "Josefine Ibsen", mail: "josefine.ibsen@moellens-bageri.example" };
const desk = await startDesk({ past: ["--demo"] });
const browser = await openBrowser({ args: [`--remote-debugging-port=${port}`] });

// The path of the link in the newest mail with these words above it.
async function linkInNewest(page, kind, link) {
	await page.goto("/admin/outbox");
	await page.locator("tbody tr", { hasText: kind }).first().locator("a.subject").click();
	return (await page.locator(".outbox-text").innerText()).match(link)[1];
}

// The pages of people at customers: of a case, by the link of a mail, and of one who is signed in.
async function visitorPages(page) {
	const number = await openCase(page, { caller: contact.name, subject: "Ovnen er kold" });
	const mine = await linkInMail(page, number, "Kvittering");
	await desk.run("case", "close", String(number), "--text", "Den er varm igen.", "--as", anna.mail);
	await page.goto("/my");
	await page.getByLabel("Mail").fill(contact.mail);
	await page.getByRole("button", { name: "Send mig et link" }).click();
	await page.getByText("Se i din indbakke").waitFor();
	await page.goto(await linkInNewest(page, "Link til at logge ind", /(\/my\/enter\/\S+)/));
	await page.getByRole("button", { name: "Log ind som" }).click();
	await page.getByRole("heading", { name: "Mine sager" }).waitFor();
	return { "own case": mine, evaluation: `${mine}/evaluation`, my: "/my", company: "/my/company?state=all" };
}

async function pages() {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	const first = await page.locator("main a[href^='/case/']").first().getAttribute("href");
	await page.goto("/customers");
	await page.locator("main tbody a").first().click();
	const form = await page.locator("a[href*='/support/']").first().getAttribute("href");
	const visitors = await visitorPages(page);
	// Lighthouse opens pages of its own, in the browser's first window.
	const whole = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
	await whole.contexts()[0].addCookies(await page.context().cookies());
	await page.close();
	return { list: "/", case: new URL(first, desk.url).pathname, call: "/call", form: new URL(form, desk.url).pathname, ...visitors };
}

async function scores(path, config) {
	const { lhr } = await lighthouse(desk.url + path, { port, logLevel: "error", onlyCategories: parts, disableStorageReset: true }, config);
	const missing = parts.flatMap((part) => lhr.categories[part].auditRefs
		.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
		.map(({ id }) => `${part}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""}`));
	return { of: parts.map((part) => Math.round(lhr.categories[part].score * 100)), missing };
}

// What else the machine does only makes it worse: the best of some rounds counts.
async function best(path, config) {
	const rounds = [];
	for (let i = 0; i < ROUNDS; i++) {
		rounds.push(await scores(path, config));
		if (rounds.at(-1).of.every((score) => score >= AIM)) break;
	}
	return rounds.sort((a, b) => Math.min(...b.of) - Math.min(...a.of))[0];
}

const paths = await pages();
for (const [screen, config] of [["phone", undefined], ["wide", desktopConfig]])
	for (const [name, path] of Object.entries(paths))
		test(`${name}, ${screen}`, async (t) => {
			const { of, missing } = await best(path, config);
			t.diagnostic(parts.map((part, i) => `${part} ${of[i]}`).join(", "));
			missing.forEach((what) => t.diagnostic(what));
			assert.ok(of.every((score) => score >= AIM), missing.join("\n"));
		});
