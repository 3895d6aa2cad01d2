// SPDX-License-Identifier: AGPL-3.0-or-later
// M1, M2, M3, M14, M16: from the form to the evaluation in the reporter's chair, with real
// mail: through Postfix, to and from mailboxes in Dovecot, at the customer's own host name.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { anna, openBrowser, signIn, startDesk, takeScreenshot, waitFor } from "./lib.mjs";
import { startPost } from "./post.mjs";

const run = promisify(execFile);
const post = await startPost({
	domains: ["nordlys.example", "kunde.example"],
	aliases: "it@kunde.example support@nordlys.example",
});
const story = (name, body) => test(name, { skip: post.skip }, body);
const desk = post.skip ? {} : await startDesk({ past: ["--seed", "1", "--customers", "1", "--days", "2"] });
const browser = post.skip ? {} : await openBrowser();
const port = post.skip ? "" : new URL(desk.url).port;
const own = `http://support.kunde.localhost:${port}`; // the customer's own host name
const house = `http://desk.localhost:${port}`;
const ida = { name: "Ida Holm", mail: "ida@kunde.example" };
const per = { mail: "per@kunde.example" };
const phone = { viewport: { width: 390, height: 844 } };
let receipt, door, number; // of her case …
let forwarded, closing; // … and of his

// What the database says, a line a row.
async function sql(query) {
	const file = (await readdir(desk.data)).find((name) => name.endsWith(".db"));
	return (await run("sqlite3", ["-cmd", ".timeout 20000", path.join(desk.data, file), query])).stdout.trim();
}
// Everything that a click could have changed.
const state = () => sql("select * from case_; select count(*) from entry; select * from evaluation");
const staffPage = async () => {
	const page = await browser.newPage({ baseURL: desk.url });
	await signIn(page, anna);
	return page;
};
const mails = []; // all that they got
// The next one to him that says so; what comes before it, of other things, is read as well.
async function mailThatSays(who, words) {
	for (;;) {
		const mail = await post.next(who.mail);
		assert.deepEqual(mail.links.filter((url) => !url.startsWith(`${own}/`)), []);
		mails.push(mail);
		if (words.test(mail.text)) return mail;
	}
}
const shown = (page, words) => page.locator(".timeline").getByText(words).waitFor();
// The page as the mail program shows the mail; what is clicked there opens in the browser.
async function mailPage(mail, options = {}) {
	const page = await browser.newPage({ baseURL: own, ...options });
	await page.setContent(mail.html);
	return page;
}

story("the desk fetches its mail, and the customer has a host name of its own", async () => {
	await desk.run("setting", "url", house);
	await desk.run("setting", "mail", "support@nordlys.example");
	const adding = desk.run("mailbox", "add", "--as", anna.mail, "--name", "Support", "--mail", "support@nordlys.example",
		"--imap", post.imaps, "--smtp", post.smtp, "--plus-sender", "--ca", post.ca);
	adding.child.stdin.end("secret\n");
	await adding;
	await desk.run("customer", "add", "--as", anna.mail, "--name", "Kunde A/S", "--slug", "kunde",
		"--domain", "kunde.example", "--recipient", "it@kunde.example");
	const page = await staffPage();
	await page.goto(`/customer/${await sql("select id from customer where slug = 'kunde'")}/form`);
	await page.getByLabel("Kundens eget værtsnavn").fill("support.kunde.localhost");
	await page.getByRole("button", { name: "Gem" }).click();
	await waitFor("the host to be reached", async () => {
		await page.reload().catch(() => {}); // what the button sent may be on its way still
		return page.getByText("som førte hertil").count();
	});
	await takeScreenshot(page, "own-host");
});

story("she reports by the form at that name, and the receipt comes by mail", async () => {
	const page = await browser.newPage({ baseURL: own, ...phone });
	await page.goto("/");
	await page.getByText("Jeg kan ikke arbejde").click();
	await page.getByLabel("Fortæl om det").fill("Kassen vil ikke starte.");
	await page.getByLabel("Dit navn").fill(ida.name);
	await page.getByLabel("Din mailadresse").fill(ida.mail);
	await page.getByRole("button", { name: "Send" }).click();
	await page.getByRole("status").filter({ hasText: "Din henvendelse er registreret" }).waitFor();
	await sql("update person set mail_when = 1"); // whatever hour it is
	receipt = await mailThatSays(ida, /Din henvendelse/);
	assert.match(await receipt.header("From"), /Kunde A\/S, .*<support@nordlys\.example>/);
	door = receipt.links.map((url) => new URL(url).pathname).find((at) => /^\/c\/\d+\/\w+$/.test(at));
	number = Number(door.split("/")[2]);
});

story("the link in the mail leads to her case; what she answers there and by mail meets", async () => {
	const page = await mailPage(receipt, phone);
	await page.getByRole("link", { name: "Se sagen" }).click();
	await page.waitForURL(`${own}${door}`);
	await shown(page, "Kassen vil ikke starte.");
	await page.getByLabel("Skriv til os").fill("Den blinker rødt.");
	await page.getByRole("button", { name: "Send" }).click();
	await page.getByRole("status").filter({ hasText: "Vi har fået det" }).waitFor();

	const staff = await staffPage();
	await staff.goto(`/case/${number}`);
	await staff.locator("#timeline").getByText("Den blinker rødt.").waitFor();
	await post.answer(receipt, { from: ida.mail, body: "Nu er den helt død." });
	await staff.locator("#timeline").getByText("Nu er den helt død.").waitFor();
	await page.reload();
	for (const words of ["Kassen vil ikke starte.", "Den blinker rødt.", "Nu er den helt død."]) await shown(page, words);
	assert.equal(await sql("select count(*) from case_ where person_id = (select id from person where mail = 'ida@kunde.example')"), "1");
});

story("the answer of the staff comes by mail, and hers to it by mail is below it", async () => {
	const staff = await staffPage();
	await staff.goto(`/case/${number}`);
	await staff.locator("body").press("r");
	await staff.keyboard.type("Sluk på hovedafbryderen, og tænd igen.");
	await staff.keyboard.press("Control+Enter");
	await staff.locator("#timeline").getByText("Sluk på hovedafbryderen").waitFor();
	const mail = await mailThatSays(ida, /Sluk på hovedafbryderen/);
	await post.answer(mail, { from: ida.mail, body: "Så virker den et øjeblik." });
	await staff.locator("#timeline").getByText("Så virker den et øjeblik.").waitFor();
});

story("it is solved; she says at the mail's link that it works, and is asked there how it went", async () => {
	const staff = await staffPage();
	await staff.goto(`/case/${number}`);
	await staff.locator("body").press("l");
	await staff.keyboard.type("Strømforsyningen er skiftet.");
	await staff.getByRole("button", { name: "Meld løst" }).click();
	const page = await mailPage(await mailThatSays(ida, /Strømforsyningen er skiftet/));
	await page.locator(`a[href^="${own}${door}"]`).first().click();
	await page.getByText("Vi mener, at sagen er løst").waitFor();
	await page.getByRole("button", { name: "Det virker nu" }).click();
	await page.getByText("Godt at høre. Sagen er lukket.").waitFor();
	await page.getByRole("heading", { name: "Hvordan gik det?" }).waitFor();
	assert.equal(await sql(`select count(*) from evaluation where case_id = ${number}`), "0");
});

story("the customer's own address is forwarded: its mail is a case of the customer, answered in its name", async () => {
	await post.send({ from: per.mail, to: "it@kunde.example", subject: "Skærmen", body: "Den er grøn." });
	const mail = await mailThatSays(per, /Din henvendelse/);
	assert.match(await mail.header("From"), /Kunde A\/S, .*<support@nordlys\.example>/);
	assert.equal(await sql("select c.slug from case_ s join customer c on c.id = s.customer_id where s.subject = 'Skærmen'"), "kunde");
	forwarded = await sql("select id from case_ where subject = 'Skærmen'");
	await sql("update person set mail_when = 1");
	await post.answer(mail, { from: per.mail, body: "Nu er den blå." });
	const page = await mailPage(mail);
	await page.getByRole("link", { name: "Se sagen" }).click();
	await waitFor("his answer on his page", async () => {
		await page.reload();
		return page.locator(".timeline").getByText("Nu er den blå.").count();
	});
});

story("it is closed, and the closing mail asks him how it went", async () => {
	const staff = await staffPage();
	await staff.goto(`/case/${forwarded}`);
	await staff.locator("body").press("l");
	await staff.keyboard.type("Kablet sad løst.");
	await staff.getByRole("button", { name: "Luk straks" }).click();
	closing = await mailThatSays(per, /evaluation/);
	assert.match(closing.text, /Kablet sad løst/);
	assert.equal(closing.links.filter((url) => url.includes("/evaluation?q1=")).length, 5);
});

story("a scanner of mails asks for every link of every mail, and nothing is changed", async () => {
	const before = await state();
	assert.ok(mails.length >= 5);
	for (const { links } of mails)
		for (const url of links)
			for (const method of ["HEAD", "GET"]) {
				const answer = await fetch(url.replace(/\/\/[^/]*/, `//127.0.0.1:${port}`),
					{ method, redirect: "follow", headers: { Host: new URL(own).host, "User-Agent": "MailScanner/7" } });
				assert.ok(answer.status < 400, `${method} ${url}: ${answer.status}`);
				if (method === "HEAD") assert.equal(await answer.text(), "");
			}
	assert.equal(await state(), before);
});

story("one that runs the pages' scripts, and scrolls by script, neither", async () => {
	const before = await state();
	for (const url of closing.links.filter((link) => !/logo/.test(link))) {
		const page = await browser.newPage();
		await page.goto(url, { waitUntil: "networkidle" });
		await page.evaluate(() => {
			scrollTo(0, document.body.scrollHeight);
			for (const type of ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"])
				dispatchEvent(new Event(type, { bubbles: true }));
		});
		await page.waitForLoadState("networkidle");
		await page.context().close();
	}
	assert.equal(await state(), before);
});

story("one that moves a mouse on each mark is known, and its marks are no answer", async () => {
	let told = 0; // after a few of them the page does not tell the desk any more
	for (const url of closing.links.filter((link) => link.includes("?q1="))) {
		const page = await browser.newPage();
		await page.goto(url, { waitUntil: "networkidle" });
		if (await page.locator("form[data-clicked]").count()) {
			const answer = page.waitForResponse((answer) => answer.request().method() === "POST");
			await page.mouse.move(100, 200);
			await answer;
			told++;
		}
		await page.context().close();
	}
	assert.ok(told >= 3);
	assert.equal(await sql(`select count(*) from evaluation where case_id = ${forwarded}`), "0");
});

story("his own click comes after it, is completed on the page, and may be changed", async () => {
	const page = await mailPage(closing, phone);
	await page.locator('a[href*="/evaluation?q1=4"]').first().click();
	await page.waitForURL(/\/evaluation\?q1=4/);
	const marks = page.locator(".scores");
	assert.ok(await marks.first().getByLabel("4").isChecked());
	for (let n = 1; n < await marks.count(); n++) await marks.nth(n).getByText("5", { exact: true }).click();
	await page.getByLabel("Vil du tilføje noget?").fill("Hurtigt og venligt.");
	await page.getByRole("button", { name: "Send svaret" }).click();
	await page.getByText("Tak for dit svar").waitFor();
	assert.equal(await sql(`select score1 || ' ' || score2 || ' ' || comment from evaluation where case_id = ${forwarded}`),
		"4 5 Hurtigt og venligt.");
	await marks.first().getByText("5", { exact: true }).click();
	await page.getByRole("button", { name: "Ret svaret" }).click();
	await page.getByText("Tak for dit svar").waitFor();
	assert.equal(await sql(`select score1 from evaluation where case_id = ${forwarded}`), "5");
});

// As it comes out of the printer: the picture of it, and how many sheets.
async function printed(page, name) {
	await page.emulateMedia({ media: "print" });
	await takeScreenshot(page, `printed-${name}`);
	for (const gone of [".visitor-tabs", ".visitor-foot form", "button", ".skip", "input[type=file]"])
		for (const part of await page.locator(gone).all()) assert.ok(!(await part.isVisible()), `${gone} is printed`);
	const paper = await page.pdf({ format: "A4" });
	assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
	await page.emulateMedia({ media: null });
	return (paper.toString("latin1").match(/\/Type \/Page\b/g) ?? []).length;
}

story("the case is printed: what was said, and where it stands on the web; nothing to click", async () => {
	const page = await browser.newPage({ baseURL: own });
	await page.goto(door);
	await page.emulateMedia({ media: "print" });
	for (const words of ["Kassen vil ikke starte.", "Nu er den helt død.", "Strømforsyningen er skiftet.", "Sagen er lukket."])
		await page.getByText(words).first().waitFor();
	await page.getByText(`${own} ·`).waitFor();
	assert.ok(await printed(page, "case") <= 2);
	await page.goto(`${new URL(closing.links.find((url) => url.includes("?q1="))).pathname}`);
	assert.equal(await printed(page, "evaluation"), 1);
});
