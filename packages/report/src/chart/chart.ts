import { parse, View } from "vega";
import { type Config, compile, type TopLevelSpec } from "vega-lite";
import { html } from "../html/html.js";
import { Markup } from "../html/Markup.js";

/**
 * Draws a chart here and now: the page holds the drawing alone. Its colours are the page's, so that it follows light and dark; Vega
 * escapes the texts.
 *
 * @param label what it shows, for who does not see it
 */
export async function chart(label: string, spec: TopLevelSpec): Promise<Markup> {
  const whole = { ...spec, config, background: "transparent", padding: 4 };
  const view = new View(parse(compile(whole).spec), { renderer: "none" });
  try {
    const drawing = new Markup(await view.toSVG());
    return html`<figure><figcaption>${label}</figcaption><div class="scroll chart" role="region" aria-label="${label}" tabindex="0"><div role="img" aria-label="${label}">${drawing}</div></div></figure>`;
  } finally {
    view.finalize();
  }
}

const [text, muted, line] = ["var(--text)", "var(--muted)", "var(--line)"];

const config = {
  // The figure says what it is; a reader is not led through every mark.
  aria: false,
  mark: { aria: false },
  font: "system-ui, sans-serif",
  view: { stroke: null },
  axis: {
    aria: false,
    labelColor: muted,
    titleColor: muted,
    gridColor: line,
    domainColor: line,
    tickColor: line,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    labelLimit: 420,
  },
  legend: {
    aria: false,
    labelColor: text,
    titleColor: text,
    labelFontSize: 12,
    labelLimit: 320,
    orient: "top" as const,
    title: null,
  },
} satisfies Config;
