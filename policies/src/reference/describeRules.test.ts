import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { allRules } from "../rules/index.js";
import { describeRules } from "./describeRules.js";

describe("the reference page of the rules", () => {
  it("says what the rules say (pnpm --filter @sallyport/policies reference writes it anew)", () => {
    const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "reference", "rules.md"), "utf8");
    expect(page).toBe(describeRules(allRules));
  });
});
