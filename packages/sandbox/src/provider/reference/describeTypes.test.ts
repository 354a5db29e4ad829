import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { functions } from "../functions/index.js";
import { registry } from "../registry.js";
import { describeTypes } from "./describeTypes.js";
import { referencePage } from "./referencePage.js";

describe("the reference page of the sandbox's resource types", () => {
  test("says what the definitions say (pnpm --filter @sallyport/sandbox reference writes it anew)", () => {
    expect(readFileSync(referencePage, "utf8")).toBe(describeTypes([...registry.values()], [...functions.keys()]));
  });

  test("gives every type a sentence that says why", () => {
    const silent = [...registry.values()].filter(({ why }) => why.length < 12).map(({ type }) => type);
    expect(silent).toEqual([]);
  });
});
