// SPDX-License-Identifier: AGPL-3.0-or-later
// mails.mjs - every mail to people at customers as it looks: wide and on a phone, light and dark, in
// both languages, each as a picture and all of them on sheets. Run by script/pictures --mails FOLDER.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { anna, openBrowser, signIn, startDesk } from "./lib.mjs";

const folder = path.resolve(process.env.MAILS);
const desk = await startDesk({ past: ["--demo"] });
const browser = await openBrowser();
const screens = { wide: { width: 720, height: 500 }, phone: { width: 375, height: 600 } };

async function mails(page) {
	await page.goto("/admin/mails");
	return page.locator("main a.subject").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
}

await mkdir(folder, { recursive: true });
for (const [screen, viewport] of Object.entries(screens))
	for (const colorScheme of ["light", "dark"])
		for (const lang of ["da", "en"])
			test(`${screen} ${colorScheme} ${lang}`, async () => {
				const page = await browser.newPage({ baseURL: desk.url, viewport, colorScheme });
				await signIn(page, anna);
				const shots = [];
				for (const mail of await mails(page)) {
					await page.goto(`${mail}/preview?lang=${lang}&customer=1`);
					const file = path.join(folder, `${mail.split("/").pop()}-${screen}-${colorScheme}-${lang}.png`);
					shots.push((await page.screenshot({ path: file, fullPage: true })).toString("base64"));
				}
				await page.setViewportSize({ width: screen === "wide" ? 2200 : 2000, height: 800 });
				await page.setContent(`<body style="margin:0;background:#777;columns:${screen === "wide" ? 3 : 5};column-gap:8px">`
					+ shots.map((png) => `<img style="width:100%;display:block;margin-bottom:8px;break-inside:avoid" src="data:image/png;base64,${png}">`).join(""));
				await page.waitForLoadState("load");
				await page.screenshot({ path: path.join(folder, `all-${screen}-${colorScheme}-${lang}.png`), fullPage: true });
				await page.close();
			});
