import { ScaffoldError } from "../ScaffoldError.js";
import type { Names } from "./Names.js";

/** Longest name: physical names are made of it, and a role's takes 64 characters with what stands around it. */
const longest = 32;

/**
 * The forms of a name.
 *
 * @throws ScaffoldError unless it is lower-case words of letters and digits, joined by hyphens
 */
export function namesOf(given: string): Names {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(given) || given.length > longest) {
    const fix = `use at most ${longest} lower-case letters and digits, words joined by hyphens, such as "order-inbox"`;
    throw new ScaffoldError(`${JSON.stringify(given)} is no name`, fix);
  }
  const parts = given.split("-");
  const pascal = parts.map(capitalised).join("");
  const words = parts.join(" ");
  return { kebab: given, camel: uncapitalised(pascal), pascal, words, title: capitalised(words) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
