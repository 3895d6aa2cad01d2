// SPDX-License-Identifier: AGPL-3.0-or-later
// pictures.mjs - what the README shows, of the demo desk, and the icons of the program as a phone
// keeps it, of its mark. Run by script/pictures.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { anna, openBrowser, signIn, startDesk } from "./lib.mjs";

const folder = path.resolve(process.env.PICTURES), icons = path.resolve(process.env.ICONS);
const desk = await startDesk({ past: ["--demo"] });
const browser = await openBrowser();

test("the pictures are taken", async () => {
	const page = await browser.newPage({ baseURL: desk.url, viewport: { width: 1360, height: 850 } });
	await mkdir(folder, { recursive: true });
	await signIn(page, anna);
	await page.goto("/");
	await page.screenshot({ path: path.join(folder, "list.png") });
	await page.locator("main a[href^='/case/']").nth(1).click();
	await page.waitForURL(/\/case\//);
	await page.screenshot({ path: path.join(folder, "case.png") });
});

test("the icons are drawn", async () => {
	const page = await browser.newPage({ baseURL: desk.url });
	await page.goto("/sign-in");
	const svg = await page.evaluate(async () => (await fetch(document.querySelector("link[rel=icon]").href)).text());
	const fill = svg.match(/fill="(#\w+)"/)[1];
	// A phone cuts its own shape out of a whole square.
	for (const { name, size, square } of [{ name: "icon-192", size: 192 }, { name: "icon-512", size: 512 },
		{ name: "icon-mask", size: 512, square: true }, { name: "icon-touch", size: 180, square: true }]) {
		await page.setViewportSize({ width: size, height: size });
		await page.setContent(`<style>body { margin: 0; background: ${square ? fill : "transparent"} }
			svg { display: block; width: 100vw; height: 100vh }</style>` + (square ? svg.replace('rx="6"', "") : svg));
		await page.screenshot({ path: path.join(icons, `${name}.png`), omitBackground: true });
	}
});
