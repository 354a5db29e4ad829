import { readFile } from "node:fs/promises";
import { Script } from "node:vm";
import { type StructuredPatch, structuredPatch } from "diff";
import type { SourcePart } from "./SourcePackage.js";

export interface JudgedPart {
  /** Of each changed file, by name. */
  readonly patches: readonly StructuredPatch[];
  /** Files that came back and parse. */
  readonly verified: number;
  readonly added: number;
  readonly removed: number;
  /** What is wrong, one line each. */
  readonly problems: readonly string[];
}

/** Compares the files of a part with what its job made of them: each has to come back and to parse, and none may come that was not there. */
export async function judgePart(part: SourcePart, results: ReadonlyMap<string, string>): Promise<JudgedPart> {
  const problems: string[] = [];
  const patches: StructuredPatch[] = [];
  let verified = 0;
  for (const { path, key } of part.files) {
    const before = await readFile(path, "utf8");
    const after = results.get(key);
    if (after === undefined) {
      problems.push(`${part.name}: ${key} did not come back`);
      continue;
    }
    const fault = syntaxFault(after);
    if (fault === undefined) verified += 1;
    else problems.push(`${part.name}: ${key} does not parse: ${fault}`);
    if (after !== before) patches.push(structuredPatch(`a/${key}`, `b/${key}`, before, after));
  }
  const sources = new Set(part.files.map(({ key }) => key));
  for (const name of results.keys())
    if (!sources.has(name)) problems.push(`${part.name}: ${name} came out, and was not in the source`);
  const lines = patches.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines));
  const count = (mark: string) => lines.filter((line) => line.startsWith(mark)).length;
  return { patches, verified, added: count("+"), removed: count("-"), problems };
}

/** Compiles it as Node does a CommonJS module, without running it. */
function syntaxFault(text: string): string | undefined {
  try {
    new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`);
    return undefined;
  } catch (error) {
    return String(error);
  }
}
