import { CommandError } from "../../output/CommandError.js";

/** @throws CommandError where the text is no number of MiB that DuckDB can work with */
export function parseMemory(text: string): number {
  const mebibytes = Number(text);
  if (/^\d+$/.test(text) && mebibytes >= 128) return mebibytes;
  throw new CommandError(`--memory ${text} is not usable`, "give a whole number of MiB, at least 128", 64);
}
