import { PassThrough } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { confirm } from "./confirm.js";

describe("a confirmation", () => {
  it.each([
    ["yes\n", true],
    ["  yes \n", true],
    ["y\n", false],
    ["YES\n", false],
    ["\n", false],
    ["no\nyes\n", false],
    ["", false],
  ])("takes %j for %s", async (text, confirmed) => {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end(text);
    expect(await confirm("Remove 3 rows?", { input, output })).toBe(confirmed);
    expect(String(output.read())).toContain("Remove 3 rows?");
  });
});
