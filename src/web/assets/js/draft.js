// SPDX-License-Identifier: AGPL-3.0-or-later
// What is typed in a composer is kept by the server while one types, and tried again as
// long as the connection is bad. A form that was sent keeps nothing more.
const PAUSE = 700; // ms without a key
const AGAIN = 5000;

let form;
let timer;
let keeping; // what stops the request that is under way

const said = () => form.querySelector(".draft [role=status]");

async function keep() {
	clearTimeout(timer);
	if (!form || form.dataset.sent) return;
	const area = form.querySelector("textarea");
	const text = area.value;
	const data = new URLSearchParams();
	for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
	keeping?.abort();
	keeping = new AbortController();
	try {
		const answer = await fetch(form.dataset.draft, { method: "POST", body: data, redirect: "error", keepalive: text.length < 20000, signal: keeping.signal });
		if (answer.status === 409) {
			said().textContent = said().dataset.late; // it was sent from another page: trying again would not help
			return;
		}
		if (!answer.ok) throw new Error(String(answer.status));
		said().textContent = await answer.text();
		area.defaultValue = text; // kept: nobody is asked when he leaves
	} catch (error) {
		if (error.name === "AbortError") return;
		said().textContent = said().dataset.unsaved;
		timer = setTimeout(keep, AGAIN);
	}
}

document.addEventListener("input", (event) => {
	const composer = event.target.closest("form[data-draft]");
	if (!composer || event.target.type === "file") return;
	form = composer;
	if (form.querySelector("textarea").value) form.dataset.begun = "yes";
	else delete form.dataset.begun;
	clearTimeout(timer);
	timer = setTimeout(keep, PAUSE);
});

// Who turns away, to another page, window or case, has it kept at once.
function turnAway() {
	const area = form?.querySelector("textarea");
	if (area && area.value !== area.defaultValue) keep();
}
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && turnAway());
document.addEventListener("leave-case", turnAway);

document.addEventListener("submit", (event) => {
	if (event.target !== form) return;
	clearTimeout(timer);
	keeping?.abort();
});
