// SPDX-License-Identifier: AGPL-3.0-or-later
// What is typed where the network is bad: a form with data-keep is kept in the browser while
// one types, what is drawn with it, is found again after whatever happened, and sent as soon
// as the desk can be reached. What came too late to be sent is shown.
const form = document.querySelector("form[data-keep]");
const sign = form?.querySelector("[data-sign]");
const typed = () => [...form.elements].filter((field) => field.name && (field.name === "signature" || !["hidden", "file", "submit"].includes(field.type)));
const key = (name) => `keep:${name}`;
const kept = (name) => JSON.parse(localStorage.getItem(key(name)) ?? "{}");
const keep = () => localStorage.setItem(key(form.dataset.keep), JSON.stringify(Object.fromEntries(typed().map((field) => [field.name, field.value]))));
let later;

function restore() {
	const was = kept(form.dataset.keep);
	for (const field of typed()) if (!field.value || field.value === field.defaultValue) field.value = was[field.name] ?? field.value;
}

function drawing() {
	const canvas = sign.querySelector("canvas");
	const pen = canvas.getContext("2d");
	const out = sign.querySelector("input");
	let at;
	const place = (event) => {
		const edge = canvas.getBoundingClientRect();
		return [((event.clientX - edge.left) * canvas.width) / edge.width, ((event.clientY - edge.top) * canvas.height) / edge.height];
	};
	const line = (to) => {
		pen.beginPath();
		pen.moveTo(...at);
		pen.lineTo(...to);
		pen.stroke();
		at = to;
	};
	const end = () => {
		if (!at) return;
		at = undefined;
		out.value = canvas.toDataURL("image/png");
		keep();
	};
	sign.hidden = false;
	Object.assign(pen, { lineWidth: 3, lineCap: "round", strokeStyle: "#111" });
	if (out.value) {
		const image = new Image();
		image.onload = () => pen.drawImage(image, 0, 0);
		image.src = out.value;
	}
	canvas.addEventListener("pointerdown", (event) => {
		canvas.setPointerCapture(event.pointerId);
		line((at = place(event))); // a dot is drawn too
	});
	canvas.addEventListener("pointermove", (event) => at && line(place(event)));
	for (const over of ["pointerup", "pointercancel"]) canvas.addEventListener(over, end);
	sign.querySelector("[data-sign-clear]").addEventListener("click", () => {
		pen.clearRect(0, 0, canvas.width, canvas.height);
		out.value = "";
		keep();
	});
}

// A browser that thinks itself on line may not reach the desk: ask before the form is left.
const reaches = () => fetch(location.pathname, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(8000) }).then(() => true, () => false);

async function send() {
	clearTimeout(later);
	if (form.dataset.sent) return;
	form.dataset.sent = "yes"; // see menus.js
	const can = await reaches();
	form.querySelector("[data-offline]").hidden = can;
	if (can) return form.submit();
	delete form.dataset.sent;
	later = setTimeout(send, 10000);
}

if (form) {
	restore();
	if (sign) drawing();
	form.addEventListener("input", keep);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		event.stopImmediatePropagation();
		send();
	});
	addEventListener("online", () => later && send());
} else {
	// It is over. What was kept was sent, or somebody else was quicker.
	const panel = document.querySelector("[data-unsent]");
	const { text } = panel ? kept(panel.dataset.unsent) : {};
	if (text && !document.querySelector(".flash")) {
		panel.querySelector("textarea").value = text;
		panel.hidden = false;
		panel.querySelector("a").addEventListener("click", () => localStorage.removeItem(key(panel.dataset.unsent)));
	} else if (panel) localStorage.removeItem(key(panel.dataset.unsent));
}
