// SPDX-License-Identifier: AGPL-3.0-or-later
// htmx, where the other modules find it. Its settings stand in the page's head.
import htmx from "htmx.org";

window.htmx = htmx;
export default htmx;
