// SPDX-License-Identifier: AGPL-3.0-or-later
// Menus that close when one looks elsewhere, the theme, the list of keys, and forms
// that go as soon as something is chosen.

// With what is open in it. At once: the toggle event comes later, and whoever is quick has
// opened the menu again by then.
export function close(menu) {
	menu.open = false;
	for (const sub of menu.querySelectorAll("details[open]")) sub.open = false;
}

document.addEventListener("click", (event) => {
	for (const open of document.querySelectorAll("details.pop[open]"))
		if (!open.contains(event.target)) close(open);

	const theme = event.target.closest("[data-theme-switch]");
	if (theme) {
		const root = document.documentElement;
		const dark = root.dataset.theme
			? root.dataset.theme === "dark"
			: matchMedia("(prefers-color-scheme: dark)").matches;
		root.dataset.theme = dark ? "light" : "dark";
		localStorage.setItem("theme", root.dataset.theme);
	}
	if (event.target.closest("[data-help]")) document.getElementById("keys").showModal();
});

// A menu that was closed opens as a menu again, not as the form that was last open in it.
document.addEventListener("toggle", ({ target }) => {
	if (target.matches("details.more:not([open])")) close(target);
}, true);

// What opens lies within the window, wherever its button stands.
document.addEventListener("toggle", ({ target }) => {
	const body = target.matches("details.pop[open]") && target.querySelector(".pop-body");
	if (!body) return;
	body.style.translate = "";
	const { left, right } = body.getBoundingClientRect();
	const by = Math.max(8 - left, 0) || Math.min(document.documentElement.clientWidth - 8 - right, 0);
	if (by) body.style.translate = `${by}px`;
}, true);

// At the phone the lists stand in a row: the one that is shown must be seen, and the page
// itself stays where it is.
const { scrollX: left, scrollY: top } = window;
document.querySelector(".nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
scrollTo(left, top);

// A form that was sent is not sent twice; one whose answer comes into a frame stays.
document.addEventListener("submit", (event) => {
	const form = event.target;
	if (form.method !== "post" || event.submitter?.formTarget) return;
	if (form.dataset.sent) event.preventDefault();
	form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
	for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Who leaves what he typed is asked first.
addEventListener("beforeunload", (event) => {
	for (const area of document.querySelectorAll("textarea"))
		if (area.value !== area.defaultValue && !area.form?.dataset.sent) event.preventDefault();
});

// In a row that scrolls, a button that is half to be seen comes whole when it is reached.
document.addEventListener("focusin", ({ target }) => {
	if (target.closest(".actions"))
		target.scrollIntoView({ block: "nearest", inline: "nearest" });
});
