import type { Invocation } from "./Invocation.js";
import type { TestSource } from "./TestSource.js";

/**
 * The tests that run a command, by what is written in them: its first word begins a list that is handed over, and the others are in the same file. Empty unless
 * each of its options is given to it in one of them. Pure.
 */
export function executingTests({ path, options }: Invocation, sources: readonly TestSource[]): readonly string[] {
  const [first = ""] = path;
  const running = sources.filter((source) => source.first.has(first) && path.every((word) => source.words.has(word)));
  const given = options.every((option) => running.some(({ words }) => words.has(option)));
  return given ? running.map(({ file }) => file) : [];
}
