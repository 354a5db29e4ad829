import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { inspect } from "node:util";
import { createContext, runInContext } from "node:vm";
import type { Observations } from "./Observations.js";

// A program of its own, which runs the package's code: `node observePackage.js FOLDER` prints what it observes as JSON.
process.stdout.write(JSON.stringify(observe(realpathSync(process.argv[2] ?? ""))), () => process.exit());

function observe(folder: string): Observations {
  makeRepeatable();
  const require = createRequire(join(folder, "package.json"));
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const sources = names.filter((name) => name.endsWith(".js") && !name.endsWith(".min.js"));
  const load = (name: string): unknown => require(join(folder, name));
  const modules = sources.map((name) => [name, outcomeOf(() => shapeOf(load(name)), folder)] as const);
  return { modules: Object.fromEntries(modules), examples: observeExamples(folder, sources, load) };
}

function observeExamples(folder: string, sources: readonly string[], load: (name: string) => unknown) {
  const builds = buildsOf(sources, load);
  const examples = sources.filter(isFunction).flatMap((name) => {
    const code = exampleIn(readFileSync(join(folder, name), "utf8"));
    return code === undefined ? [] : builds.map(([label, _]) => [`${name}${label}`, run(code, _, folder)] as const);
  });
  return Object.fromEntries(examples.filter(([, outcome]) => !outcome.includes("throws ReferenceError")));
}

/** The library whole, and of the functions' own modules; none where it cannot be loaded, which its module tells. */
function buildsOf(sources: readonly string[], load: (name: string) => unknown): [label: string, library: object][] {
  try {
    const whole = load("lodash.js") as (value: unknown) => unknown;
    const names = sources.filter((name) => isFunction(name) && basename(name, ".js") in whole);
    const members = names.map((name) => [basename(name, ".js"), load(name)] as const);
    const modular = Object.assign((value: unknown) => whole(value), whole, Object.fromEntries(members));
    return [
      ["", modular],
      [", whole library", whole],
    ];
  } catch {
    return [];
  }
}

/** What begins otherwise is private, or holds more than a function. */
function isFunction(name: string): boolean {
  return !/^(?:_|lodash|core|index)|\//.test(name);
}

function exampleIn(text: string): string | undefined {
  return /^ \* @example\n((?: \*.*\n)*?) \*\//m.exec(text)?.[1]?.replaceAll(/^ \* ?/gm, "");
}

function run(code: string, _: unknown, folder: string): string {
  const printed: unknown[] = [];
  const context = createContext({ _, console: { log: (...said: unknown[]) => printed.push(said) } });
  const ends = outcomeOf(() => inspect(runInContext(code, context, { timeout: 5_000 }), { depth: 4 }), folder);
  return `${inspect(printed, { depth: 4 })} ${ends}`;
}

function outcomeOf(look: () => string, folder: string): string {
  try {
    return look();
  } catch (error) {
    return `throws ${String(error).split("\n")[0]?.replaceAll(folder, "")}`;
  }
}

function shapeOf(value: unknown): string {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return inspect(value);
  const own = Object.entries(value).map(([key, member]) => `${key}: ${memberOf(member)}`);
  return `${memberOf(value)} { ${own.join(", ")} }`;
}

function memberOf(value: unknown): string {
  return typeof value === "function" ? `function ${value.name}/${value.length}` : typeof value;
}

/** The same times and random numbers for every package, and nothing that happens later. */
function makeRepeatable(): void {
  let state = 1;
  Math.random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  Date.now = () => 1_700_000_000_000;
  Object.assign(globalThis, { setTimeout: () => 1, clearTimeout: () => undefined });
}
