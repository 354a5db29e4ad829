import { ArgumentError } from "../errors/ArgumentError.js";

/** Checks a text that has to be JSON, where it is plain. @throws ArgumentError naming the argument */
export function checkJson(component: string, argument: string, text: unknown): void {
  if (typeof text !== "string") return;
  try {
    JSON.parse(text);
  } catch {
    throw new ArgumentError(component, argument, text, "give a text in JSON, for example by JSON.stringify");
  }
}
