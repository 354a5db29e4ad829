import { html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";

const kinds = ["calls", "triggers", "reaches"] as const;

/**
 * The heads that the arrows of all drawings refer to, by `head-KIND`. They stand beside the drawings: heads of one that is folded up are drawn
 * nowhere.
 */
export function arrowHeads(): Markup {
  return html`<svg width="0" height="0" class="heads" aria-hidden="true"><defs>${kinds.map((kind) => html`<marker id="head-${kind}" class="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"></path></marker>`)}</defs></svg>`;
}
