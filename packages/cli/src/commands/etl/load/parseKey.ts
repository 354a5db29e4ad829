import { CommandError } from "../../../output/CommandError.js";

/** Reads `--key id,name`. @throws CommandError where a name is empty or there twice */
export function parseKey(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.every((name) => name !== "") && new Set(names).size === names.length) return names;
  throw new CommandError(`--key ${text} is no list of columns`, "give names with commas between, such as --key id", 64);
}
