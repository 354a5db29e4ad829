import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ConformanceEntry } from "./ConformanceEntry.js";

/** The source, also when this file runs from `dist`. */
const sources = join(__dirname, "..", "..", "src");
const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort();

/** Names of the component classes of this package, read from the source so that none can stay out of the suite. */
export const componentNames: readonly string[] = files
  .filter((file) =>
    /^export class \w+ extends pulumi\.ComponentResource\b/m.test(readFileSync(join(sources, file), "utf8")),
  )
  .map((file) => basename(file, ".ts"));

/** Every entry of the suite, found by its file name. */
export const entries: readonly ConformanceEntry[] = files
  .filter((file) => file.endsWith(".conformance.ts"))
  .map((file) => join(__dirname, "..", file.replace(/\.ts$/, "")))
  .map((module) => (require(module) as { readonly conformance: ConformanceEntry }).conformance);
