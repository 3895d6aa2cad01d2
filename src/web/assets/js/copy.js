// SPDX-License-Identifier: AGPL-3.0-or-later
// A button with data-copy puts what stands in that field on the clipboard.
for (const button of document.querySelectorAll("[data-copy]")) {
	const field = document.getElementById(button.dataset.copy);
	button.hidden = !navigator.clipboard;
	button.addEventListener("click", () => navigator.clipboard.writeText(field.value).then(() => field.select()));
}
