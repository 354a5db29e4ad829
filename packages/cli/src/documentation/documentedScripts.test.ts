import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { findRepositoryRoot } from "../workspace/findRepositoryRoot.js";

const repository = findRepositoryRoot(process.cwd());
const read = (path: string) => readFileSync(join(repository, path), "utf8");
const scriptsOf = (folder: string) =>
  Object.keys((JSON.parse(read(join(folder, "package.json"))) as { scripts?: object }).scripts ?? {});
/** Folders of the workspace's packages, by name. */
const folders = new Map(
  [".", "packages", "policies/packs", "stacks", "workers"]
    .flatMap((parent) => readdirSync(join(repository, parent)).map((name) => join(parent, name)))
    .filter((folder) => existsSync(join(repository, folder, "package.json")))
    .map((folder) => [(JSON.parse(read(join(folder, "package.json"))) as { name: string }).name, folder] as const),
);
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...["guides", "tutorials"].flatMap((folder) =>
    readdirSync(join(repository, "docs", folder)).map((name) => join("docs", folder, name)),
  ),
];

/** What a page's code has after a command, up to the end of the command. */
function wordsAfter(page: string, command: RegExp): readonly string[] {
  return [...read(page).matchAll(command)].map(([, word = ""]) => word);
}

describe("the scripts that the documentation names", () => {
  it.each(pages)("are there, at the root: %s", (page) => {
    const named = [
      ...wordsAfter(page, /\bnpm run (?:--silent )?([\w:-]+)/g),
      ...wordsAfter(page, /[`\n ]pnpm ((?:new|test):[\w]+)/g),
    ];
    expect(named.filter((name) => !scriptsOf("").includes(name))).toEqual([]);
  });

  it.each(pages)("are there, in the package that is named: %s", (page) => {
    for (const [, name = "", script = ""] of read(page).matchAll(/pnpm --filter (@sallyport\/[\w-]+) ([\w:-]+)/g)) {
      const folder = folders.get(name);
      expect([name, folder && scriptsOf(folder)]).toEqual([name, expect.arrayContaining([script])]);
    }
  });

  it("test what there is", () => {
    const paths = pages.flatMap((page) => wordsAfter(page, /\bnpx jest ([a-z][\w./-]+)/g));
    expect(paths.length).toBeGreaterThan(1);
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  it("are found, the contributor's among them", () => {
    const named = wordsAfter("CONTRIBUTING.md", /\bnpm run ([\w:-]+)/g);
    expect(named).toEqual(expect.arrayContaining(["setup", "check", "supply-chain", "new:component", "scaffolds"]));
  });
});
