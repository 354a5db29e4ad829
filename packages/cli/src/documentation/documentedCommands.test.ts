import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { commandTable } from "../commands/commandTable.js";
import { securityChecks } from "../commands/security/checks/index.js";
import { findRepositoryRoot } from "../workspace/findRepositoryRoot.js";
import { commandLines } from "./commandLines.js";
import { problemOf } from "./problemOf.js";

const repository = findRepositoryRoot(process.cwd());
const templates = join(".github", "ISSUE_TEMPLATE");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync(join(repository, templates)).map((name) => join(templates, name)),
  ...readdirSync(join(repository, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name))
    .sort(),
];

const workflows = readdirSync(join(repository, ".github", "workflows"));

let root: Command;
beforeAll(async () => {
  root = new Command("sallyport");
  for (const load of Object.values(commandTable)) root.addCommand(await load());
});

describe("the commands that the documentation names", () => {
  it.each(pages)("are there, with the options that it gives them: %s", (page) => {
    const named = commandLines(readFileSync(join(repository, page), "utf8"));
    const problems = named.map(({ text, words }) => ({ text, problem: problemOf(root, words) }));
    expect(problems.filter(({ problem }) => problem !== undefined)).toEqual([]);
  });

  it.each(workflows)("are there, with the options that the workflow gives them: %s", (name) => {
    const workflow = readFileSync(join(repository, ".github", "workflows", name), "utf8");
    // The scripts' lines, as a page would have them: `- run:` is YAML's, not the shell's.
    const lines = workflow.split("\n").map((line) => line.replace(/^\s*(?:- )?(?:run: )?/, ""));
    const named = commandLines(["```sh", ...lines, "```"].join("\n"));
    expect(named).toHaveLength(workflow.split("npx sallyport ").length - 1);
    expect(named.map(({ text, words }) => [text, problemOf(root, words)])).toEqual(
      named.map(({ text }) => [text, undefined]),
    );
  });

  it("ask the validation for checks that there are", () => {
    const asked = workflows.flatMap((name) => {
      const workflow = readFileSync(join(repository, ".github", "workflows", name), "utf8");
      return [...workflow.matchAll(/security validate .*?--only ([a-z -]+?)(?= --|$)/gm)].flatMap(([, checks = ""]) =>
        checks.split(" "),
      );
    });
    expect(asked.length).toBeGreaterThan(5);
    expect(securityChecks.map(({ name }) => name)).toEqual(expect.arrayContaining(asked));
  });

  it("are found, many of them", () => {
    const all = pages.flatMap((page) => commandLines(readFileSync(join(repository, page), "utf8")));
    expect(all.length).toBeGreaterThan(50);
  });

  it.each([
    ["an unknown command", "compres DIR", "there is no sallyport compres"],
    ["an unknown command below another", "etl unload FILE", "there is no sallyport etl unload"],
    ["an unknown option", "etl status --tabel customers", "sallyport etl status has no option --tabel"],
    [
      "an option after one of many values",
      "security validate --only a b --pth .",
      "sallyport security validate has no option --pth",
    ],
    ["an option without its value", "etl status --table", "sallyport etl status: --table needs a value"],
    ["an argument too many", "inspect one.tar.zst two.tar.zst", "sallyport inspect takes no two.tar.zst"],
    ["one of several commands", "sandbox up|halt", "there is no sallyport sandbox halt"],
  ])("are refused for %s", (_case, line, problem) => {
    expect(problemOf(root, line.split(" "))).toBe(problem);
  });

  it("are read from fences and from text, as far as the shell gives them", () => {
    const page = [
      "Run `npx sallyport check`, or `pulumi up`.",
      "```sh",
      'eval "$(npx sallyport sandbox env)"',
      "npx sallyport describe etl > before.md    # from the state",
      "NAME=value sallyport etl load data.csv \\",
      "  --table customers | head",
      "```",
    ].join("\n");
    expect(commandLines(page).map(({ text }) => text)).toEqual([
      "sallyport sandbox env",
      "sallyport describe etl",
      "sallyport etl load data.csv --table customers",
      "sallyport check",
    ]);
  });
});
