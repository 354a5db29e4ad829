import { escapeMarkup } from "../../../output/escapeMarkup.js";
import { darkRules } from "./palette.js";

/** A drawing as a file of its own, which follows the reader's choice of light or dark where the viewer knows style rules. */
export function svgDocument(drawing: string, title: string): string {
  const head = `<title>${escapeMarkup(title)}</title><style>@media (prefers-color-scheme: dark) { ${darkRules()} }</style>`;
  return `${drawing.replace(/^<svg[^>]*>/, (opening) => `${opening}${head}`)}\n`;
}
