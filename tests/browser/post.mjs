// SPDX-License-Identifier: AGPL-3.0-or-later
// post.mjs - real mail for a browser story: Postfix, and Dovecot as everybody's mailbox. The
// servers are those of the black-box stories (tests/blackbox/servers.sh).
//
//   const post = await startPost({ domains: ["kunde.example"] });
//   if (post.skip) …                                  // why this machine has none
//   await post.send({ from: "ida@kunde.example", to: "support@…", subject: "…", body: "…" });
//   const mail = await post.next("ida@kunde.example"); // the next that she has not read
//   mail.text, mail.html, mail.header("Subject"), mail.links
//   await post.answer(mail, { from: "ida@kunde.example", body: "…" });
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import readline from "node:readline";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { waitFor } from "./lib.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
const build = process.env.SKRANKE_BUILD ?? path.join(top, "build/san");
const run = promisify(execFile);
const raw = { encoding: "buffer", maxBuffer: 64 << 20 };
const tool = (name) => path.join(build, "tests/tools", name);

// Where the servers are: { imap, imaps, smtp, ca }; or { skip }.
async function begin(domains, aliases) {
	const servers = spawn("sh", [path.join(top, "tests/blackbox/servers.sh"), ...domains],
		{ stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, POSTFIX_ALIASES: aliases } });
	const ended = new Promise((resolve) => servers.once("exit", resolve));
	after(async () => {
		servers.stdin.end();
		await ended;
	});
	const at = {};
	for await (const line of readline.createInterface({ input: servers.stdout })) {
		const [name, ...rest] = line.split(" ");
		if (name === "1..0") return { skip: line.replace(/.*SKIP /, "") };
		at[name] = rest.join(" ");
		if (at.ca) return at;
	}
	throw new Error("the mail servers did not begin");
}

// The addresses of all links in it, as plain text and as HTML have them.
function linksOf(text, html) {
	const plain = text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
	const inHtml = [...html.matchAll(/(?:href|src)="(https?:[^"]*)"/g)].map(([, url]) => url.replaceAll("&amp;", "&"));
	return [...new Set([...plain, ...inHtml])];
}

export async function startPost({ domains, aliases = "" }) {
	const at = await begin(domains, aliases);
	if (at.skip) return at;
	const folder = await mkdtemp(path.join(tmpdir(), "skranke-post-"));
	after(() => rm(folder, { recursive: true, force: true }));
	const read = new Map(); // how many each has read
	let files = 0;

	async function keep(bytes) {
		const file = path.join(folder, `${++files}.eml`);
		await writeFile(file, bytes);
		return file;
	}
	async function look(file) {
		const show = async (...what) => (await run(tool("mail_show"), [file, ...what], { maxBuffer: 64 << 20 })).stdout;
		const [text, html] = [await show("text"), await show("html").catch(() => "")]; // not all have both
		return { file, text, html, links: linksOf(text, html), header: async (name) => (await show("header", name)).trim() };
	}
	async function deliver(file, from, to) {
		await run("curl", ["-sS", "--crlf", `smtp://${at.smtp}`, "--upload-file", file, "--mail-from", from, "--mail-rcpt", to]);
	}
	// Mails of one part, which is plain text.
	const make = async (...args) => keep((await run(tool("mail_make"), args, raw)).stdout);

	return {
		...at,
		async next(user) {
			const index = (read.get(user) ?? 0) + 1;
			const bytes = await waitFor(`mail ${index} to ${user}`, () => run("curl", ["-sS", "--user", `${user}:secret`,
				`imap://${at.imap}/INBOX;MAILINDEX=${index}`], raw).then(({ stdout }) => stdout.length && stdout, () => null));
			read.set(user, index);
			return look(await keep(bytes));
		},
		async send({ from, to, subject, body }) {
			await deliver(await make("--from", from, "--to", to, "--subject", subject, "--body", body), from, to);
		},
		async answer(mail, { from, body }) {
			const file = await make("--reply-to-mail", mail.file, "--from", from, "--body", body);
			const to = await look(file).then((answer) => answer.header("To"));
			await deliver(file, from, to.replace(/.*<(.*)>.*/, "$1"));
		},
	};
}
