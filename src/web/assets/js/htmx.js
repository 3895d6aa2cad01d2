// SPDX-License-Identifier: AGPL-3.0-or-later
// htmx, where the other modules find it. Its settings stand in the page's head.
import htmx from "htmx.org";

window.htmx = htmx;

// An error, or the sign-in page after the session has ended, does not belong into the
// page: what stands there, and what one is typing, stays.
document.addEventListener("htmx:before:response", (event) => {
	const { ok, redirected } = event.detail.ctx.response.raw;
	if (!ok || redirected) event.preventDefault();
});

export default htmx;
