import { CommandError } from "./CommandError.js";

/** @throws CommandError where the text is no number from 0 to 1 */
export function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  throw new CommandError(`--reject-threshold ${text} is no share`, "give a number from 0 to 1, such as 0.01", 64);
}
