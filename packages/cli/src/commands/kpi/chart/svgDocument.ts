import { darkRules } from "./palette.js";

/** A drawing as a file of its own, which follows the reader's choice of light or dark where the viewer knows style rules. */
export function svgDocument(drawing: string, title: string): string {
  const head = `<title>${escapeMarkup(title)}</title><style>@media (prefers-color-scheme: dark) { ${darkRules()} }</style>`;
  return `${drawing.replace(/^<svg[^>]*>/, (opening) => `${opening}${head}`)}\n`;
}

/** Text for markup, HTML or XML: what is data cannot become an element or an attribute. */
export function escapeMarkup(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? character);
}
