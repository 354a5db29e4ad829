import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { readTutorial } from "./readTutorial.js";
import { newcomersPath, tutorialPages } from "./tutorials.js";

const root = findRepositoryRoot(process.cwd());
const page = (...lines: string[]) => readTutorial("page.md", lines.join("\n"));

describe("a tutorial's page", () => {
  it("is read in the order in which a reader goes on", () => {
    expect(
      page(
        "Write:",
        "```ts src/index.ts",
        "one;",
        "",
        "two;",
        "```",
        "Then:",
        "```sh",
        "npx tsc",
        "```",
        "```diff",
        "+x",
        "```",
      ),
    ).toEqual([
      { kind: "file", place: "page.md:2", path: "src/index.ts", content: "one;\n\ntwo;\n" },
      { kind: "commands", place: "page.md:8", commands: "npx tsc\n", exitCode: 0, output: undefined },
      { kind: "change", place: "page.md:11", diff: "+x\n" },
    ]);
  });

  it("says how commands end, and what they print", () => {
    expect(
      page(
        "```sh exit=2",
        "npx tsc",
        "```",
        "It says so:",
        "```text",
        "error",
        "```",
        "```sh",
        "ls",
        "```",
        "```text",
        "```",
      ),
    ).toEqual([
      { kind: "commands", place: "page.md:1", commands: "npx tsc\n", exitCode: 2, output: "error\n" },
      { kind: "commands", place: "page.md:8", commands: "ls\n", exitCode: 0, output: "" },
    ]);
  });

  it.each([
    ["no language", ["```", "ls", "```"], "page.md:1: nobody can follow a fence of ``"],
    ["a language without a file", ["", "```ts", "x", "```"], "page.md:2: nobody can follow a fence of `ts`"],
    ["a file outside of the folder", ["```ts ../x.ts", "x", "```"], "nobody can follow"],
    ["a shell's fence with another word", ["```sh quietly", "ls", "```"], "nobody can follow"],
    ["output of nothing", ["```text", "x", "```"], "page.md:1: no command before it has this output"],
    ["output twice", ["```sh", "ls", "```", "```text", "x", "```", "```text", "y", "```"], "page.md:7: no command"],
    ["output of a file", ["```ts a.ts", "x", "```", "```text", "x", "```"], "no command before it"],
    [
      "a failure of one of several commands",
      ["```sh exit=1", "a", "b", "```"],
      "which of these commands is to end with 1",
    ],
    ["a fence in a list", ["1. So:", "   ```sh", "   ls", "   ```"], "page.md:2: a fence begins at the margin"],
    ["a fence without an end", ["```sh", "ls"], "page.md:1: the fence has no end"],
  ])("is refused for %s", (_what, lines, message) => {
    expect(() => page(...lines)).toThrow(message);
  });
});

describe("the pages of docs/tutorials", () => {
  it("are all on the newcomer's path", () => {
    const pages = readdirSync(join(root, "docs", "tutorials")).filter((name) => name.endsWith(".md"));
    expect([...tutorialPages].sort()).toEqual(pages.sort());
  });

  it("clone, start, change a rule, see it fail, and import a bucket elsewhere", () => {
    const steps = newcomersPath(root);
    const failing = steps.flatMap((step) =>
      step.kind === "commands" && step.exitCode !== 0 ? [step.commands.trim()] : [],
    );
    expect(failing).toEqual([
      "npx sallyport check kpi",
      expect.stringMatching(/^npx jest policies\//),
      "npx sallyport check --export ../shop/state.json",
      "npx tsc",
    ]);
    const typed = steps.map((step) => (step.kind === "commands" ? step.commands : "")).join("");
    for (const command of [
      "git clone",
      "npm start -- kpi",
      "git checkout policies/",
      "npm install ../tarballs/",
      "pulumi up",
    ])
      expect(typed).toContain(command);
    expect(
      steps.filter((step) => step.kind === "change").map(({ diff }) => /^\+\+\+ b\/(.*)$/m.exec(diff)?.[1]),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^policies\/src\/rules\//), "index.ts"]));
  });
});
