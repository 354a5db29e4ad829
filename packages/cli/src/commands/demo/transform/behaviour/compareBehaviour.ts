import { execFile } from "node:child_process";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import type { Observations } from "./Observations.js";

export interface BehaviourComparison {
  readonly modules: number;
  readonly examples: number;
  /** What is not as before, one line each. */
  readonly differences: readonly string[];
}

/** Loads every module of two builds of a package, and runs each function's documented example with both. */
export async function compareBehaviour(before: string, after: string): Promise<BehaviourComparison> {
  const [expected, found] = await Promise.all([observationsOf(before), observationsOf(after)]);
  return {
    modules: Object.keys(expected.modules).length,
    examples: Object.keys(expected.examples).length,
    differences: [
      ...differencesIn("module", expected.modules, found.modules),
      ...differencesIn("example of", expected.examples, found.examples),
    ],
  };
}

type Looks = Observations["modules"];

function differencesIn(what: string, expected: Looks, found: Looks): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names]
    .filter((name) => expected[name] !== found[name])
    .map((name) => `${what} ${name}: ${cut(expected[name])} before, ${cut(found[name])} now`);
}

function cut(look = "nothing"): string {
  return look.length > 120 ? `${look.slice(0, 120)}…` : look;
}

/** In a process of its own, without this one's environment, which may read and do nothing else: what a job gives back is not trusted. */
async function observationsOf(folder: string): Promise<Observations> {
  // Compiled as this file is, or not: Node strips the types itself.
  const program = join(import.meta.dirname, `observePackage${extname(import.meta.filename)}`);
  const allowed = ["--permission", "--allow-fs-read=*"];
  const { stdout } = await promisify(execFile)(process.execPath, [...allowed, program, folder], {
    env: {},
    maxBuffer: 64 * 2 ** 20,
    timeout: 120_000,
  });
  return JSON.parse(stdout) as Observations;
}
