// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be put into a text while it is written: behind a sign at the caret a list opens,
// which narrows as one types on. A textarea with data-caret says of which case it speaks.
const WAIT = 80; // ms
const signs = { "??": "guides", "::": "templates", "@": "people" };
const begun = /(^|[\s(])(\?\?|::|@)([^\n]{0,40})$/;

let list; // what is offered; null while nothing is
let area; // … where
let from; // where the sign begins
let left; // the sign that was left, or made use of, until another is typed
let asked = 0;
let later;

const kindOf = (form) => form.elements.kind?.value ?? "answer";
const options = () => [...list.querySelectorAll("[role=option]")];

function close() {
	asked++;
	clearTimeout(later);
	list?.remove();
	list = null;
	area?.removeAttribute("aria-controls");
	area?.removeAttribute("aria-activedescendant");
}

// Where the caret stands: a copy of the textarea whose text can be measured.
function place() {
	const copy = document.createElement("div");
	const mark = document.createElement("span");
	const style = getComputedStyle(area);
	for (const name of ["font", "letterSpacing", "lineHeight", "padding", "border", "boxSizing", "textIndent"]) copy.style[name] = style[name];
	Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", width: `${area.offsetWidth}px` });
	copy.append(area.value.slice(0, from), mark);
	mark.textContent = "\u200b";
	document.body.append(copy);
	const box = area.getBoundingClientRect();
	const top = box.top + mark.offsetTop - area.scrollTop;
	const x = Math.min(box.left + mark.offsetLeft, innerWidth - list.offsetWidth - 8);
	const below = top + mark.offsetHeight + 4;
	copy.remove();
	const y = below + list.offsetHeight > innerHeight ? top - list.offsetHeight - 4 : below;
	Object.assign(list.style, { left: `${Math.max(8, x)}px`, top: `${Math.max(8, y)}px` });
}

function light(next) {
	for (const option of options()) option.ariaSelected = String(option === next);
	area.setAttribute("aria-activedescendant", next.id);
	next.scrollIntoView({ block: "nearest" });
}

function show(html) {
	if (!list) {
		list = Object.assign(document.createElement("div"), { id: "caret", className: "caret" });
		list.setAttribute("role", "listbox");
		list.setAttribute("aria-label", area.getAttribute("aria-label") ?? area.name);
		document.querySelector("main").append(list);
	}
	list.innerHTML = html;
	options().forEach((option, i) => (option.id = `caret-${i}`));
	if (!options().length) return close();
	area.setAttribute("aria-controls", "caret");
	light(options()[0]);
	place();
}

async function text(url) {
	const answer = await fetch(url, { redirect: "error" }).catch(() => null);
	return answer?.ok ? answer.text() : "";
}

async function ask(sign, typed) {
	const mine = ++asked;
	const html = await text(`/insert/${signs[sign]}?${new URLSearchParams({ number: area.dataset.caret, kind: kindOf(area.form), q: typed.trim() })}`);
	if (mine === asked) show(html);
}

// As if it were typed: it can be undone, and the draft is kept.
function put(where, said, begin, end) {
	where.focus();
	where.setSelectionRange(begin, end);
	if (!document.execCommand("insertText", false, said)) {
		where.setRangeText(said, begin, end, "end");
		where.dispatchEvent(new Event("input", { bubbles: true }));
	}
}

async function choose(option, short) {
	const [data, where, begin, end] = [option.dataset, area, from, area.selectionStart];
	close();
	left = begin;
	const said = data.text ?? (await text(data.from + (short ? "&short=1" : "")));
	if (said) put(where, said, begin, end);
}

document.addEventListener("input", ({ target }) => {
	if (!target.matches("textarea[data-caret]")) return;
	const found = target.value.slice(0, target.selectionStart).match(begun);
	if (!found || target.selectionStart !== target.selectionEnd) {
		left = undefined;
		return close();
	}
	const [, before, sign, typed] = found;
	area = target;
	from = found.index + before.length;
	// Colleagues are named among themselves.
	if (left === from || (sign === "@" && kindOf(target.form) === "answer")) return close();
	clearTimeout(later);
	later = setTimeout(ask, WAIT, sign, typed);
});

// Before anybody else hears of the key.
document.addEventListener("keydown", (event) => {
	if (!list || event.target !== area || event.ctrlKey || event.metaKey) return;
	const all = options();
	const at = all.findIndex((option) => option.ariaSelected === "true");
	const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (by) light(all[(at + by + all.length) % all.length]);
	else if (event.key === "Enter" || event.key === "Tab") choose(all[at], event.shiftKey);
	else if (event.key === "Escape") {
		left = from;
		close();
	} else return;
	event.preventDefault();
	event.stopPropagation();
}, true);

document.addEventListener("mousedown", (event) => {
	if (list?.contains(event.target)) event.preventDefault(); // the caret stays where it is
	else if (list) close();
});
document.addEventListener("click", async (event) => {
	const option = list?.contains(event.target) && event.target.closest("[role=option]");
	if (option) return choose(option, event.shiftKey);
	const button = event.target.closest("[data-insert]");
	const where = button?.form?.querySelector("textarea");
	if (!where) return;
	event.preventDefault();
	const said = await text(button.dataset.insert || button.parentElement.querySelector("option:checked").dataset.from);
	const at = where.selectionEnd;
	if (said) put(where, at && !/\n\n$/.test(where.value.slice(0, at)) ? `\n\n${said}` : said, at, at);
});
addEventListener("resize", () => list && place());
addEventListener("scroll", (event) => list && event.target !== list && event.target !== area && place(), { capture: true, passive: true });
