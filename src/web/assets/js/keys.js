// SPDX-License-Identifier: AGPL-3.0-or-later
// The keyboard. A page names its keys itself: whatever has data-key is pressed by that
// key, and whatever has data-row is walked through with j and k.
const rows = () => [...document.querySelectorAll("[data-row]")];

function walk(step) {
	const all = rows();
	if (!all.length) return;
	const here = all.findIndex((row) => row.contains(document.activeElement));
	const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
	const link = next.querySelector("a");
	link.focus({ preventScroll: true });
	next.scrollIntoView({ block: "nearest" });
}

export function press(target) {
	if (target.matches("summary")) {
		const pop = target.parentElement;
		pop.open = !pop.open;
		(pop.open && pop.querySelector("select, textarea, input:not([type=hidden]), button") || target).focus();
	} else if (target.matches("input[type=radio]")) {
		target.click();
		target.form.querySelector("textarea").focus();
	} else if (target.matches("input, textarea")) {
		target.focus();
		target.select?.();
	} else target.click();
}

function pressKey(key) {
	const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
	if (target) press(target);
	return target !== null;
}

function leave() {
	const open = document.querySelector("details.pop[open]");
	if (open) {
		open.open = false;
		open.querySelector("summary").focus();
	} else document.activeElement.blur();
}

document.addEventListener("keydown", (event) => {
	const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
	if (event.key === "Escape") return leave();
	if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && typing) {
		event.preventDefault();
		return typing.form?.requestSubmit();
	}
	if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
	else if (!pressKey(event.key)) return;
	event.preventDefault();
});
