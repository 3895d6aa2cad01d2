// SPDX-License-Identifier: AGPL-3.0-or-later
// send.mjs HOST:PORT < MAIL - sends one mail with nodemailer: its own object as JSON, with
// { from, to, subject, text, html, attachments, icalEvent, list, inReplyTo … }. Prints the
// Message-ID.
import nodemailer from "nodemailer";
import { text } from "node:stream/consumers";

const [host, port] = process.argv[2].split(":");
const transport = nodemailer.createTransport({ host, port: Number(port), secure: false,
	ignoreTLS: true });
const sent = await transport.sendMail(JSON.parse(await text(process.stdin)));
console.log(sent.messageId);
transport.close();
