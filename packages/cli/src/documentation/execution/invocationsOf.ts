import type { Command } from "commander";
import type { Invocation } from "./Invocation.js";

/** What a command line calls, by the commands that there are: several where it names `up|down` at once. Pure. */
export function invocationsOf(root: Command, words: readonly string[]): readonly Invocation[] {
  const [name = "", ...rest] = words;
  const named = root.commands.filter((child) => name.split("|").includes(child.name()));
  if (named.length === 0) {
    const own = words.includes("--") ? words.slice(0, words.indexOf("--")) : words;
    const options = own.flatMap((word) => /^(--[\w-]+)/.exec(word)?.[1] ?? []);
    return [{ path: [], options: [...new Set(options)] }];
  }
  return named.flatMap((child) =>
    invocationsOf(child, rest).map(({ path, options }) => ({ path: [child.name(), ...path], options })),
  );
}
