// SPDX-License-Identifier: AGPL-3.0-or-later
// M1: a mail's own HTML is shown as it was sent; what strangers put into it does nothing.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { anna, linkInMail, openBrowser, signIn, skranke, startDesk, takeScreenshot, waitFor }
	from "./lib.mjs";

const run = promisify(execFile);
const desk = await startDesk();
const browser = await openBrowser();
const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNg" +
	"YPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==";

async function sanitize(html) {
	const asking = run(skranke, ["mail", "sanitize"], { maxBuffer: 1 << 28 });
	asking.child.stdin.end(html);
	return JSON.parse((await asking).stdout);
}

// A mail of Freja's with that HTML beside its text, and a picture in it.
async function deliver({ subject, text, html }) {
	const mail = [
		"From: Freja Hald <freja.hald@moellens-bageri.example>", "To: desk@nordlys.example",
		`Subject: ${subject}`, `Message-ID: <${subject.replace(/\W/g, "-")}@moellens-bageri.example>`,
		"MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="r"', "",
		"--r", 'Content-Type: multipart/alternative; boundary="a"', "",
		"--a", "Content-Type: text/plain; charset=utf-8", "", text,
		"--a", "Content-Type: text/html; charset=utf-8", "", html, "--a--",
		"--r", "Content-Type: image/png; name=skilt.png", "Content-ID: <skilt@x>",
		"Content-Disposition: inline; filename=skilt.png", "Content-Transfer-Encoding: base64", "",
		picture, "--r--", "",
	].join("\n");
	const delivering = desk.run("deliver", "--from", "freja.hald@moellens-bageri.example",
		"--to", "desk@nordlys.example");
	delivering.child.stdin.end(mail);
	await delivering;
}

async function openNewest(page, subject) {
	await page.goto("/");
	const link = page.getByRole("link", { name: subject }).first();
	await waitFor("the case", async () => {
		await page.goto(`/search?q=${encodeURIComponent(subject)}`);
		return (await link.count()) > 0;
	});
	await link.click();
	await page.waitForURL(/\/case\/\d+/);
	return Number(new URL(page.url()).pathname.split("/").pop());
}

const price = {
	subject: "Prisliste til kassen",
	text: "Hej\n\nHer er prislisten.",
	html: "<p>Hej</p><table border=1><tr><td>Kasse</td><td style='color:#a00'>1.200 kr.</td></tr></table>" +
		"<img src='cid:skilt@x' alt=Skilt width=40 height=40><img src='http://elsewhere.example/x.png' alt=Logo>" +
		"<script>top.ran = 1</script><p style='position:fixed;top:0' onclick='top.ran=1'>Slut</p>",
};

test("a table is shown as it was sent, with its own pictures, and no others until asked", async () => {
	const page = await browser.newPage({ baseURL: desk.url, viewport: { width: 1440, height: 900 } });
	const elsewhere = [];
	await page.context().route("http://elsewhere.example/**", (route) => {
		elsewhere.push(route.request());
		return route.fulfill({ contentType: "image/png", body: Buffer.from(picture, "base64") });
	});
	await signIn(page, anna);
	await deliver(price);
	await openNewest(page, price.subject);
	const mail = page.frameLocator("iframe.mail-frame");
	await mail.getByText("1.200 kr.").waitFor();
	assert.equal(await mail.locator("td").last().evaluate((td) => getComputedStyle(td).color),
		"rgb(170, 0, 0)");
	await waitFor("its own picture", () => mail.locator("img[alt=Skilt]")
		.evaluate((img) => img.complete && img.naturalWidth > 0));
	assert.equal(elsewhere.length, 0);
	assert.equal(await page.evaluate(() => window.ran), undefined);
	await waitFor("the frame's height", () => page.locator("iframe.mail-frame").evaluate((frame) =>
		Math.abs(frame.clientHeight - frame.contentDocument.documentElement.scrollHeight) < 3));
	await takeScreenshot(page, "mail-html");
	await page.emulateMedia({ colorScheme: "dark" });
	await takeScreenshot(page, "mail-html-dark");
	await page.emulateMedia({ colorScheme: "light" });
	await page.setViewportSize({ width: 390, height: 844 });
	await takeScreenshot(page, "mail-html-phone");
	await mail.getByRole("link", { name: "Vis billeder" }).click();
	await waitFor("the other picture", () => mail.locator("img[alt=Logo]")
		.evaluate((img) => img.complete && img.naturalWidth > 0));
	assert.equal(elsewhere.length, 1);
	assert.equal(elsewhere[0].headers().referer, undefined);
});

test("only its text is one click away, and back", async () => {
	const page = await browser.newPage({ baseURL: desk.url, javaScriptEnabled: false });
	await signIn(page, anna);
	await openNewest(page, price.subject);
	const entry = page.locator("li.entry").first();
	await entry.getByText("Vis kun teksten").click();
	await entry.getByText("Her er prislisten.").waitFor();
	assert.equal(await entry.locator("iframe").isVisible(), false);
	await entry.getByText("Vis mailen, som den blev sendt").click();
	assert.ok(await entry.locator("iframe").isVisible());
});

test("paragraphs alone are shown as text, and as they were sent when asked", async () => {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	await deliver({ subject: "Kassen larmer", text: "Den brummer.",
		html: "<div style='font-family:Calibri'><p>Den <b>brummer</b>.</p></div>" });
	await openNewest(page, "Kassen larmer");
	const entry = page.locator("li.entry").first();
	await entry.getByText("Den brummer.").waitFor();
	assert.equal(await entry.locator("iframe").isVisible(), false);
	await entry.getByText("Vis mailen, som den blev sendt").click();
	await page.frameLocator("iframe.mail-frame").getByText("brummer").waitFor();
});

test("the reporter sees his mail so, too", async () => {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	const number = await openNewest(page, price.subject);
	const door = await linkInMail(page, number, "Kvittering");
	const his = await browser.newPage({ baseURL: desk.url });
	await his.goto(door);
	await his.frameLocator("iframe.mail-frame").getByText("1.200 kr.").waitFor();
	await waitFor("its own picture", () => his.frameLocator("iframe.mail-frame")
		.locator("img[alt=Skilt]").evaluate((img) => img.complete && img.naturalWidth > 0));
});

// What is tried on people who read mail in a browser; each says ran() if it gets through.
const attacks = (await readFile(new URL("../data/html_attacks.txt", import.meta.url), "utf8"))
	.split("\n").filter((line) => line && !line.startsWith("# "));

test("no attack gets through, however what is left of it is read", async () => {
	const page = await browser.newPage({ baseURL: desk.url });
	const asked = [];
	await page.context().route((url) => !url.href.startsWith(desk.url), (route) => {
		if (!route.request().url().startsWith("cid:")) asked.push(route.request().url());
		return route.abort();
	});
	await page.goto("/sign-in");
	await page.goto("about:blank");
	await page.evaluate(() => { window.ran = () => { window.did = true; }; });
	for (const attack of attacks) {
		const { html } = await sanitize(attack.replaceAll("\\n", "\n").replaceAll("\\t", "\t"));
		const left = await page.evaluate(async (html) => {
			const covers = (root) => [...root.querySelectorAll("*")].some((e) =>
				["fixed", "absolute", "sticky"].includes(getComputedStyle(e).position));
			const box = document.createElement("div");
			document.body.append(box);
			box.innerHTML = html;
			box.innerHTML = box.innerHTML; // mutated by reading it again
			for (const e of box.querySelectorAll(':not(a[href^="http"])'))
				e.dispatchEvent(new MouseEvent("click"));
			const frame = document.createElement("iframe");
			frame.srcdoc = html;
			const loaded = new Promise((resolve) => { frame.onload = resolve; });
			document.body.append(frame);
			await loaded;
			frame.contentWindow.ran = window.ran;
			const covered = covers(box) || covers(frame.contentDocument);
			const again = frame.contentDocument.body.innerHTML;
			box.innerHTML = again;
			const left = { did: window.did, covered, title: document.title };
			box.remove();
			frame.remove();
			window.did = false;
			return left;
		}, html);
		assert.deepEqual({ ...left, did: !!left.did }, { did: false, covered: false, title: "" }, attack);
	}
	assert.deepEqual(asked, []);
	assert.ok(attacks.length > 100);
});
