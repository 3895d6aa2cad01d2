// SPDX-License-Identifier: AGPL-3.0-or-later
// The mark that was clicked in a mail counts once a person is seen at the page that the click
// led to. A scanner of mails opens every link, and moves no mouse there: what it opened is
// only shown, as it is without JavaScript, until the form is sent. One that does move it opens
// every mark, one after the other: the desk is told of each, and knows it by that.

const form = document.querySelector("form[data-clicked]");
const signs = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"];

async function keep(event) {
	if (!event.isTrusted) return;
	for (const sign of signs) removeEventListener(sign, keep);
	const body = new URLSearchParams(new FormData(form));
	body.set("clicked", "1");
	const answer = await fetch(form.action, { method: "POST", body });
	if (answer.ok && form.dataset.clicked === "first") form.querySelector("[data-kept]").hidden = false;
}

if (form) for (const sign of signs) addEventListener(sign, keep, { passive: true });
