import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../../../testing/temporaryFolders.js";
import { compareBehaviour } from "./compareBehaviour.js";

const folder = temporaryFolders();
const double = (body: string) => `/**
 * Doubles.
 *
 * @example
 *
 * _.double(2);
 * // => 4
 */
${body}
module.exports = double;
`;

/** A library of one function. */
async function library(code: string): Promise<string> {
  const made = join(folder(), "library");
  await mkdir(made);
  const files = {
    "package.json": "{}",
    "lodash.js": 'module.exports = (value) => value; module.exports.double = require("./double");',
    "double.js": code,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(made, name), text);
  return made;
}

describe("the behaviour of two builds", () => {
  it("is the same where only the words differ", async () => {
    const before = await library(double("var double = function double(n) { return n * 2; };"));
    const after = await library(double("const double = function double(n) { return n + n; };"));
    expect(await compareBehaviour(before, after)).toEqual({ modules: 2, examples: 2, differences: [] });
  });

  it("differs where an example comes to something else, where an export is another, and where a module does not load", async () => {
    const before = await library(double("function double(n) { return n * 2; }"));
    const wrong = await compareBehaviour(before, await library(double("function double(n) { return n * 3; }")));
    expect(wrong.differences).toEqual([
      "example of double.js: [] 4 before, [] 6 now",
      "example of double.js, whole library: [] 4 before, [] 6 now",
    ]);
    const other = await compareBehaviour(before, await library(double("function double(n, m) { return n * 2; }")));
    expect(other.differences).toContain("module double.js: function double/1 {  } before, function double/2 {  } now");
    const broken = await compareBehaviour(before, await library(double("const twice = double; let double;")));
    expect(broken.differences[0]).toContain("now");
  });

  it("cannot be told by code that does more than read", async () => {
    const before = await library(double("function double(n) { return n * 2; }"));
    const target = join(folder(), "written");
    const writes = await library(
      double(`require("fs").writeFileSync(${JSON.stringify(target)}, ""); function double(n) { return n * 2; }`),
    );
    const { differences } = await compareBehaviour(before, writes);
    expect(differences[0]).toContain("restricted");
  });
});
