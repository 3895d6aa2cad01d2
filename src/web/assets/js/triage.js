// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is still deciding on a case keeps it for a while; who went away does not.
const AGAIN = 60_000; // ms; it is his for three minutes

const triage = document.querySelector("[data-triage]");

if (triage) {
	const csrf = triage.querySelector("[name=csrf]").value;
	setInterval(() => {
		if (!document.hidden) fetch(triage.dataset.triage, { method: "POST", body: new URLSearchParams({ csrf }) }).catch(() => {});
	}, AGAIN);
}
