// SPDX-License-Identifier: AGPL-3.0-or-later
// pages.mjs - every main page of the demo desk as it looks: wide and on a phone, light and dark,
// each as a picture and all of them on one sheet. Run by script/pictures --pages FOLDER.
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { anna, openBrowser, signIn, startDesk } from "./lib.mjs";

const folder = path.resolve(process.env.PAGES);
const lang = process.env.PAGES_LANG ?? "da";
const desk = await startDesk({ past: ["--demo"] });
const browser = await openBrowser();
const screens = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

// What there is one of for each page that is about something.
async function pages() {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	const first = async (list, link) => {
		await page.goto(list);
		const found = page.locator(`main a[href^='${link}']`).first();
		return await found.count() ? new URL(await found.getAttribute("href"), desk.url).pathname : null;
	};
	const customer = await first("/customers", "/customer/");
	const number = await first("/", "/case/");
	const one = [number, ...["refer", "remote", "visit", "handin", "clocks"].map((form) => `${number}/${form}`),
		`/?case=${number.split("/")[2]}`, customer, ...["edit", "form", "import", "agreement"].map((form) => `${customer}/${form}`), await first("/guides", "/guide/"),
		await first("/suppliers", "/supplier/"), await first("/shelf", "/handin/"), await first("/visits", "/visit/")];
	await page.goto(customer);
	const door = await page.locator("a[href*='/support/']").first().getAttribute("href");
	return ["/", "/cases/closed", "/triage", "/call", "/call?q=a", "/search?q=printer", "/customers", "/suppliers", "/referrals",
		"/guides", "/guides/new", "/templates", "/mentions", "/outages", "/outage/new", "/views", "/views/new", "/quarantine", "/roster", "/shelf", "/visits", "/time", "/reports/horizons", "/reports/evaluations", "/admin/questions", "/meetings", "/meetings/parked", "/customer/1/meeting",
		"/set-up", "/admin", "/admin/mailboxes", "/admin/outbox", "/admin/staff", "/admin/staff/new", "/agreement", "/admin/escalation", "/admin/questions",
		"/sign-in", new URL(door, desk.url).pathname, ...one].filter(Boolean);
}

const name = (address) => address.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "list";
const all = await pages();
await mkdir(folder, { recursive: true });

for (const [screen, viewport] of Object.entries(screens))
	for (const colorScheme of ["light", "dark"])
		test(`${screen}, ${colorScheme}`, async (t) => {
			const page = await browser.newPage({ baseURL: desk.url, viewport, colorScheme });
			await signIn(page, anna);
			if (lang === "en") {
				await page.locator("form[action='/language'] button[value=en]").evaluate((button) => button.click());
				await page.waitForFunction(() => document.documentElement.lang === "en");
			}
			for (const address of all) {
				const answer = await page.goto(address);
				if (!answer.ok()) t.diagnostic(`${answer.status()} ${address}`);
				await page.screenshot({ path: path.join(folder, `${name(address)}-${screen}-${colorScheme}.png`), fullPage: screen === "phone" });
			}
		});

test("the sheets", async () => {
	for (const screen of Object.keys(screens)) {
		const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
		const pictures = await Promise.all(all.flatMap((address) => ["light", "dark"].map(async (scheme) => {
			const bytes = await readFile(path.join(folder, `${name(address)}-${screen}-${scheme}.png`));
			return `<figure><img src="data:image/png;base64,${bytes.toString("base64")}"><figcaption>${address}</figcaption></figure>`;
		})));
		await page.setContent(`<style>body { display: grid; grid-template-columns: repeat(${screen === "wide" ? 4 : 8}, 1fr); gap: 8px; font: 11px sans-serif }
			figure { margin: 0 } img { width: 100%; max-height: 620px; object-fit: cover; object-position: top; border: 1px solid #999 }</style>${pictures.join("")}`);
		await page.screenshot({ path: path.join(folder, `sheet-${screen}.png`), fullPage: true });
	}
});
