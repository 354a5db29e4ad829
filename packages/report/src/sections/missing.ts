import { html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";

/** What stands in the place of a part that nobody has run: what to run. */
export function missing(what: string, command: string): Markup {
  return html`<div class="missing"><p>${what} Run this, and make the report again:</p>
<pre tabindex="0"><code>${command}</code></pre></div>`;
}
