import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { filesOf } from "../../security/scan/filesOf.js";
import type { InsecurePattern } from "./InsecurePattern.js";
import { insecurePatterns } from "./insecurePatterns.js";

/** A pattern that stands in a file. */
export interface FoundPattern {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly pattern: InsecurePattern;
}

/** Code that runs: pages about it name the same things without doing them. */
const code = new Set([
  ".py",
  ".js",
  ".mjs",
  ".cjs",
  ".ts",
  ".sh",
  ".sql",
  ".go",
  ".java",
  ".rb",
  ".ipynb",
  ".yaml",
  ".yml",
]);
/** Files above it are data; bytes. */
const largest = 1024 * 1024;

/** The insecure patterns in the code of a folder. */
export async function scanPatterns(folder: string): Promise<readonly FoundPattern[]> {
  const files = (await filesOf(folder)).filter((file) => code.has(extname(file)));
  const found: FoundPattern[] = [];
  for (const file of files) found.push(...patternsIn(file, await textOf(join(folder, file))));
  return found;
}

/** @param text of the file */
export function patternsIn(file: string, text: string): readonly FoundPattern[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      insecurePatterns
        .filter(({ expression }) => expression.test(line))
        .map((pattern) => ({ file, line: index + 1, pattern })),
    );
}

async function textOf(path: string): Promise<string> {
  const info = await stat(path).catch(() => undefined);
  return info?.isFile() && info.size <= largest ? await readFile(path, "utf8") : "";
}
