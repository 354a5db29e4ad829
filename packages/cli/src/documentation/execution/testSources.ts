import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestSource } from "./TestSource.js";

/** Calls of `runBin`, of the operations' bed over it, and of a command's own parser. */
const runs = /\brunBin\(|\bparseAsync\(|from "[^"]*\/operationsBed\.js"/;

/** The tests of the command line that run it, as a process or by its parser. */
export function testSources(root: string): readonly TestSource[] {
  const folder = join("packages", "cli", "src");
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.ts$|Cases\.ts$/.test(file))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(root, folder, file), "utf8");
      return runs.test(text) ? [sourceOf(join(folder, file), text)] : [];
    });
}

/** What a file hands to the command, by its text. Pure. */
export function sourceOf(file: string, text: string): TestSource {
  const texts = [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)].map(
    ([, plain, template]) => plain ?? template ?? "",
  );
  return {
    file,
    first: new Set([...text.matchAll(/\[\s*"([a-z][\w-]*)"/g)].map(([, word = ""]) => word)),
    words: new Set(texts.flatMap((one) => one.split(/\s+/))),
  };
}
