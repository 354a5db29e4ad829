import { escapeText } from "./escapeText.js";
import { Markup } from "./Markup.js";

/** What may stand in a template: text and numbers, which are escaped, and markup that a template made. */
export type Content = string | number | Markup | undefined | readonly Content[];

/**
 * A template of markup: what is put into it is escaped, unless another template made it. Attributes have to stand in double quotes;
 * nothing may be put into a tag's name, an attribute's name, a script or a style sheet.
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.map((part, index) => part + textOf(contents[index])).join(""));
}

function textOf(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "string") return escapeText(content);
  if (typeof content === "number") return String(content);
  return content.map(textOf).join("");
}
