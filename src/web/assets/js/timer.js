// SPDX-License-Identifier: AGPL-3.0-or-later
// How long the call has lasted. The server counts from the same instant.
const timer = document.querySelector("[data-started]");

function show() {
	const seconds = Math.max(0, Math.floor(Date.now() / 1000 - Number(timer.dataset.started)));
	const two = (n) => String(n).padStart(2, "0");
	timer.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

if (timer) {
	show();
	setInterval(show, 1000);
}
