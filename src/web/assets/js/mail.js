// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail's frame is as high as the mail. Without this it has a height of its own, and
// scrolls.
const MOST = 20_000; // px

function fit(frame) {
	const page = frame.contentDocument?.documentElement;
	if (!page?.isConnected) return;
	frame.style.height = "0"; // else it is at least as high as it was
	frame.style.height = `${Math.min(page.scrollHeight, MOST)}px`;
}

const frames = () => document.querySelectorAll("iframe.mail-frame");

// load does not bubble, but it can be caught on its way down.
document.addEventListener("load", (event) => {
	const frame = event.target;
	if (!frame.matches?.("iframe.mail-frame")) return;
	fit(frame);
	// What it quotes is folded, and makes it higher when it is not.
	frame.contentDocument?.addEventListener("toggle", () => fit(frame), true);
}, true);
addEventListener("resize", () => frames().forEach(fit));
// One that is unfolded had no height before; one that was morphed has lost it.
document.addEventListener("toggle", () => frames().forEach(fit), true);
new MutationObserver((changes) => {
	for (const { target } of changes)
		if (target.matches("iframe.mail-frame") && !target.style.height) fit(target);
}).observe(document.body, { subtree: true, attributeFilter: ["style"] });
frames().forEach(fit);
