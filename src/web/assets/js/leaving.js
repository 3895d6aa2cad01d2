// SPDX-License-Identifier: AGPL-3.0-or-later
// An answer that goes in a moment: how long it can still be taken back. The server counts;
// here is only shown what is left, and what went is taken off the page.
const ends = new WeakMap();

function show() {
	for (const left of document.querySelectorAll("[data-left]")) {
		const known = ends.get(left);
		// A refresh says anew how much is left: the element stays, what it says changes.
		if (known?.said !== left.dataset.left)
			ends.set(left, { said: left.dataset.left, at: Date.now() + Number(left.dataset.left) * 1000 });
		const seconds = Math.ceil((ends.get(left).at - Date.now()) / 1000);
		if (seconds > 0) left.textContent = `${seconds} s`;
		else left.closest("form").remove();
	}
}

show();
setInterval(show, 250);
