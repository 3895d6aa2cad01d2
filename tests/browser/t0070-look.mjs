// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page, in both languages, light and dark, wide and on the phone: everybody can use
// it (axe-core finds nothing), it does not scroll sideways, and the browser has nothing to
// complain about (openBrowser() sees to that). The pages are those that "skranke routes"
// tells: one that is new is looked at without being named here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, ask, checkAccess, openBrowser, openCase, signIn, startDesk } from "./lib.mjs";

const desk = await startDesk();
const browser = await openBrowser();
const newPage = (options) => browser.newPage({ baseURL: desk.url, ...options });
const wide = { width: 1440, height: 900 }, phone = { width: 390, height: 844 };

// What is no page: files, a part of a page, a mail that brings its own styles.
const noPages = [/^\/.well-known\//, /^\/admin\/mails\/:mail\/preview$/, /\/file\//, /\.css$/, /\/logo$/, /^\/support\/:slug\/guides$/, /^\/call\/people$/, /^\/call\/ringing$/, /^\/palette$/, /\/pane$/, /^\/insert\//, /\/picture\//, /^\/case\/:number\/guide\//, /\/html$/, /^\/calendar\//, /\/mail\/:entry$/, /^\/app.webmanifest$/];

// Numbers and names that exist on the desk, for the parameters of a route. A case that has
// been through much is the richest page.
async function fillings() {
	const page = await newPage({ viewport: wide });
	await signIn(page, anna);
	const number = await openCase(page, { caller: "Freja Hald", subject: "Ovnen er koldere end ellers" });
	await page.getByLabel("Skriv i sagen").locator("textarea").fill("Se **her**:\n\n- ét\n- to\n\n`ipconfig`");
	await page.getByRole("button", { name: "Send svar" }).click();
	await page.getByRole("status").waitFor();
	const door = await page.goto("/admin/outbox").then(async () => {
		await page.locator("tbody tr", { hasText: String(number) }).first().locator("a.subject").click();
		return (await page.locator(".outbox-text").innerText()).match(/\/c\/\d+\/(\S+)/)[1];
	});
	await page.goto("/outage/new");
	await page.locator("[name=title]").fill("Internettet er nede");
	await page.locator("[name=everybody]").check();
	await page.locator("textarea[name=da]").fill("Vi arbejder på det.");
	await page.locator("textarea[name=en]").fill("We are working on it.");
	await page.locator("main form button", { hasText: "Meld nedbruddet" }).click();
	await page.getByRole("status").waitFor();
	await page.goto("/suppliers/new");
	await page.locator("[name=name]").fill("Nordnet A/S");
	await page.locator("[name=mail]").fill("fejl@nordnet.example");
	await page.getByRole("button", { name: "Gem" }).click();
	await page.getByRole("status").waitFor();
	await page.goto("/guides/new");
	await page.locator("[name=title_da]").fill("Ovnen er kold");
	await page.locator("[name=text_da]").fill("# Sådan\n\n1. Sluk den\n2. Tænd den");
	await page.locator("[name=public]").check();
	await page.getByRole("button", { name: "Gem", exact: true }).click();
	await page.getByRole("status").waitFor();
	await page.goto("/templates/new");
	await page.locator("[name=name]").fill("Hilsen");
	await page.locator("[name=text_da]").fill("Hej [fornavn].");
	await page.getByRole("button", { name: "Gem", exact: true }).click();
	await page.getByRole("status").waitFor();
	await page.goto("/views/new");
	await page.locator("[name=name]").fill("Det haster");
	await page.locator("#view-filter").fill("prioritet:haster");
	await page.getByRole("button", { name: "Gem", exact: true }).click();
	await page.getByRole("status").waitFor();
	return {
		// What needs more than a desk has by itself is looked at in the story that makes it.
		"/admin/mailboxes/:id": [],
		"/admin/stray/:id": [],
		"/agreement/:id/edit": [],
		"/decide/:id/:staff/:tag": [],
		"/case/:number/draft/file/:id": [],
		"/bulk/:id": [],
		"/decision/:id": [],
		"/h/:id/:tag": [],
		"/my/enter/:person/:at/:tag": [],
		"/h/:id/:tag/receipt": [],
		"/r/:id/:tag": [],
		"/remote/:id": [],
		"/remote/:id/tool": [],
		"/meeting/:id": [],
		"/meeting/:id/plan": [],
		"/visit/:id": [],
		"/visit/:id/plan": [],
		"/handin/:id": [],
		"/handin/:id/label": [],
		"/handin/:id/receipt": [],
		"/c/:id/:tag": [`/c/${number}/${door}`],
		"/c/:id/:tag/evaluation": [`/c/${number}/${door}/evaluation`],
		"/c/:id/:tag/guide/:guide": [`/c/${number}/${door}/guide/1`],
		"/case/:number": [`/case/${number}`, "/case/1001"],
		"/cases/:list": ["/cases/mine", "/cases/closed"],
		"/view/:id": ["/view/1", "/view/1?q=status%3Afindesikke+printer"],
		"/call": ["/call", "/call?person=3"],
		"/search": ["/search", "/search?q=freja"],
		"/support/:slug": ["/support/moellens-bageri", "/support/moellens-bageri?sent=waits"],
		"/support/:slug/guide/:guide": ["/support/moellens-bageri/guide/1"],
		"/admin/mails/:mail": ["/admin/mails/receipt", "/admin/mails/sign_in?lang=en"],
		":number": String(number),
		":id": "1",
	};
}

async function paths() {
	const filled = await fillings();
	const routes = (await ask("routes")).trim().split("\n").map((line) => line.split("\t"));
	return routes
		.filter(([method, path]) => method === "GET" && !noPages.some((no) => no.test(path)))
		// Those for people who are signed in are looked at in t0290-my; a machine has none.
		.filter(([, , who]) => !["person", "contact", "machine"].includes(who))
		.flatMap(([, path, who]) => (filled[path] ?? [path.replace(/:(id|number)/g, (name) => filled[name])])
			.map((url) => ({ url, staff: who !== "anyone" })));
}

const pages = [];
test("the desk tells its pages", async () => {
	pages.push(...await paths());
	assert.ok(pages.length > 20, `${pages.length} pages`);
	for (const { url } of pages) assert.ok(!url.includes(":"), `${url} needs a value`);
});

async function look(page, url) {
	const answer = await page.goto(url);
	assert.equal(answer.status(), 200, url);
	await lookAtIt(page, url);
}

async function lookAtIt(page, url) {
	await page.waitForLoadState();
	assert.equal(await page.locator('.icon path[d=""]').count(), 0, `${url}: an icon that is not in icons.txt`);
	const sideways = await page.evaluate(() =>
		document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(sideways <= 0, `${url} is ${sideways} pixels too wide`);
	await check(page, url);
}

const check = (page, url, rules) =>
	checkAccess(page, rules).catch((error) => { throw new Error(`${url}: ${error.message}`); });

// In the dark only the colours are others.
async function darken(page, url) {
	await page.emulateMedia({ colorScheme: "dark" });
	await check(page, `${url}, dark`, ["color-contrast"]);
	await page.emulateMedia({ colorScheme: "light" });
}

for (const lang of ["da", "en"])
	for (const [name, viewport] of Object.entries({ wide, phone }))
		for (const staff of [true, false])
			test(`${staff ? "staff" : "visitors"}, ${lang}, ${name}`, async () => {
				const locale = lang === "da" ? "da-DK" : "en-GB";
				const page = await newPage({ viewport, locale, colorScheme: "light", reducedMotion: "reduce" });
				await page.context().addCookies([{ name: "lang", value: lang, url: desk.url }]);
				if (staff) {
					await signIn(page, anna);
					await chooseLanguage(page, lang);
				}
				const faults = [];
				const lookAt = async ({ url }) => {
					await look(page, url);
					await darken(page, url);
				};
				for (const one of pages.filter((each) => each.staff === staff))
					await lookAt(one).catch((error) => faults.push(error.message));
				assert.deepEqual(faults, []);
				assert.equal(await page.locator("html").getAttribute("lang"), lang);
			});

// A form that is sent without a word, where the browser would have said it first.
async function refuse(page, path, form) {
	await page.goto(path);
	await page.locator(form).evaluate((it) => { it.noValidate = true; it.requestSubmit(); });
	await page.getByRole("alert").first().waitFor();
	await lookAtIt(page, `${path}, refused`);
}

for (const [name, viewport] of Object.entries({ wide, phone }))
	test(`what is refused, and what is not there, ${name}`, async () => {
		const page = await newPage({ viewport, colorScheme: "dark" });
		await page.goto("/nothing/here");
		await lookAtIt(page, "/nothing/here");
		await refuse(page, "/sign-in", ".door form.panel");
		await signIn(page, anna);
		for (const path of ["/customers/new", "/admin/staff/new", "/customer/1/person"])
			await refuse(page, path, "main form");
		await refuse(page, "/call", 'main form[method="post"]');
		const { url } = pages.find((one) => one.url.startsWith("/case/"));
		await refuse(page, url, "#composer form");
		await page.goto(url);
		await page.locator("body").press("l");
		await lookAtIt(page, `${url}, with a menu open`);
	});

async function chooseLanguage(page, lang) {
	if (await page.locator("html").getAttribute("lang") === lang) return;
	await page.locator(".bar summary").click();
	await page.locator(`button[name=lang][value=${lang}]`).click();
	await page.locator(`html[lang=${lang}]`).waitFor();
}
