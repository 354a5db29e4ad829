import { html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";

/** A figure with its name; `bad` where it says that something is wrong. */
export type Tile = readonly [name: string, value: string, standing?: "good" | "bad"];

/** Figures at a glance. What a colour says is said by a sign as well. */
export function tiles(all: readonly Tile[]): Markup {
  const sign = { good: "✓ ", bad: "✗ " };
  return html`<dl class="tiles">${all.map(
    ([name, value, standing]) =>
      html`<div class="${standing ?? "plain"}"><dt>${name}</dt><dd>${standing && sign[standing]}${value}</dd></div>`,
  )}</dl>`;
}
