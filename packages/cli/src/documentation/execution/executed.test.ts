import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { commandTable } from "../../commands/commandTable.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { commandLines } from "../commandLines.js";
import { newcomersPath } from "../tutorials/tutorials.js";
import { executingTests } from "./executingTests.js";
import { commandsOf, guideFences } from "./guideFences.js";
import type { Invocation } from "./Invocation.js";
import { invocationsOf } from "./invocationsOf.js";
import { notExecuted } from "./notExecuted.js";
import { otherPrograms } from "./otherPrograms.js";
import { sourceOf, testSources } from "./testSources.js";

const repository = findRepositoryRoot(process.cwd());
const read = (path: string) => readFileSync(join(repository, path), "utf8");
const pagesIn = (folder: string) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...pagesIn("docs").sort(), ...pagesIn(".github").sort()];
const sources = testSources(repository);

let root: Command;
/** What a newcomer types: the tutorials' own test runs it as it stands. */
let typed: ReadonlySet<string>;
beforeAll(async () => {
  root = new Command("sallyport");
  for (const load of Object.values(commandTable)) root.addCommand(await load());
  const lines = newcomersPath(repository).flatMap((step) => (step.kind === "commands" ? [step.commands] : []));
  const named = commandLines(["```sh", ...lines, "```"].join("\n"));
  typed = new Set(named.flatMap(({ words }) => invocationsOf(root, words)).map(keyOf));
});

const keyOf = ({ path, options }: Invocation) => [...path, ...[...options].sort()].join(" ");

/** Commands that can be run: a page that speaks of `sallyport etl` means what is below it. */
const documentedIn = (page: string) =>
  commandLines(read(page))
    .flatMap(({ words }) => invocationsOf(root, words))
    .filter(({ path }) => isLeaf(path));

function uncommented(line: string): string {
  return line.replace(/(^|\s)#.*$/, "").trim();
}

function isLeaf(path: readonly string[]): boolean {
  let command: Command | undefined = root;
  for (const name of path) command = command?.commands.find((child) => child.name() === name);
  return path.length > 0 && command?.commands.length === 0;
}

const isExecuted = (one: Invocation) => typed.has(keyOf(one)) || executingTests(one, sources).length > 0;

describe("the commands of the documentation", () => {
  it.each(pages)("are run by a test, with the options that it gives them, or say why not: %s", (page) => {
    const known = new Set(notExecuted.map(({ command }) => command));
    const missing = documentedIn(page).filter((one) => !isExecuted(one) && !known.has(keyOf(one)));
    expect(missing.map(keyOf)).toEqual([]);
  });

  it("are not excused any more where a test runs them, or no page names them", () => {
    const documented = new Map(pages.flatMap(documentedIn).map((one) => [keyOf(one), one]));
    for (const { command, why } of notExecuted) {
      const one = documented.get(command);
      expect([command, one !== undefined && !isExecuted(one)]).toEqual([command, true]);
      expect(why.length).toBeGreaterThan(10);
    }
  });

  it("are many, and few are excused", () => {
    const all = new Set(pages.flatMap(documentedIn).map(keyOf));
    expect(all.size).toBeGreaterThan(80);
    expect(notExecuted.length).toBeLessThan(all.size / 10);
  });
});

describe("what the documentation has a reader type besides", () => {
  /** Lines of the shell's fences, without our commands: those that are checked above. The calendar's are workflows, which the forge runs. */
  const linesOf = (page: string) =>
    [...read(page).matchAll(/^ *```(?:sh|bash)\n([\s\S]*?)^ *```/gm)].flatMap(([, content = ""]) =>
      content
        .replaceAll(/\s*\\\n\s*/g, " ")
        .split("\n")
        .flatMap((line) => uncommented(line).split(" && "))
        .filter((line) => line !== "" && !/^(eval "\$\()?npx sallyport /.test(line)),
    );
  const others = pages.filter((page) => !/calendar\.md$|^\.github/.test(page)).flatMap(linesOf);
  const run = [
    ...newcomersPath(repository).map((step) => (step.kind === "commands" ? step.commands : "")),
    ...guideFences.map((fence) => commandsOf(repository, fence)),
  ];
  const typedThere = new Set(run.flatMap((commands) => commands.split("\n").map(uncommented)));

  it("is typed in a tutorial or copied from a guide by a test, or says what stands for it", () => {
    expect(others.length).toBeGreaterThan(30);
    const begins = otherPrograms.map((one) => one.begins);
    const unknown = others.filter((line) => !typedThere.has(line) && !begins.some((start) => line.startsWith(start)));
    expect(unknown).toEqual([]);
  });

  it("is not excused where no page has it any more", () => {
    const stale = otherPrograms.filter(({ begins }) => !others.some((line) => line.startsWith(begins)));
    expect(stale).toEqual([]);
  });
});

describe("a test that runs a command", () => {
  const source = sourceOf(
    "queue.test.ts",
    'const run = (...args: string[]) => runBin(["queue", ...args]);\nawait run("peek", "--rule", "orders");\nsay("etl load");',
  );

  it.each([
    ["with an option that it gives", { path: ["queue", "peek"], options: ["--rule"] }, ["queue.test.ts"]],
    ["without one", { path: ["queue", "peek"], options: [] }, ["queue.test.ts"]],
    ["with an option that it does not give", { path: ["queue", "peek"], options: ["--max"] }, []],
    ["another one below the same", { path: ["queue", "purge"], options: [] }, []],
    ["one that it only speaks of", { path: ["etl", "load"], options: [] }, []],
  ])("is found for the command %s", (_what, invocation, files) => {
    expect(executingTests(invocation, [source])).toEqual(files);
  });

  it("is not asked for words that are another program's, or for values", () => {
    const words = ["transform", "run", "--local", "--output=out", "--", "eslint", "--fix"];
    expect(invocationsOf(root, words)).toEqual([{ path: ["transform", "run"], options: ["--local", "--output"] }]);
    expect(invocationsOf(root, ["sandbox", "up|down"]).map(keyOf)).toEqual(["sandbox up", "sandbox down"]);
  });
});
