// SPDX-License-Identifier: AGPL-3.0-or-later
// read.mjs HOST:PORT USER SECONDS - waits with imapflow until a mail is in the INBOX, and
// prints the newest as JSON: its envelope as the server took it apart, and its flags.
import { ImapFlow } from "imapflow";

const [server, user, seconds] = process.argv.slice(2);
const [host, port] = server.split(":");
const client = new ImapFlow({ host, port: Number(port), secure: false, doSTARTTLS: false,
	auth: { user, pass: "secret" }, logger: false });
await client.connect();
const lock = await client.getMailboxLock("INBOX");
const deadline = Date.now() + Number(seconds) * 1000;
let found;
while (!found && Date.now() < deadline) {
	if (client.mailbox.exists)
		found = await client.fetchOne("*", { envelope: true, flags: true, headers: true });
	else
		await Promise.race([new Promise((resolve) => client.once("exists", resolve)),
			new Promise((resolve) => setTimeout(resolve, 500))]);
}
lock.release();
await client.logout();
if (!found) throw new Error(`no mail for ${user}`);
console.log(JSON.stringify({ ...found.envelope, flags: [...found.flags],
	headers: found.headers.toString() }));
