import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { ResourceRule } from "../engine/Rule.js";
import { compliant } from "../engine/Verdict.js";
import { describeRules } from "./describeRules.js";
import { ruleSources } from "./ruleSources.js";

describe("the reference page of the rules", () => {
  it("says what the rules say (pnpm --filter @sallyport/policies reference writes it anew)", () => {
    const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "reference", "rules.md"), "utf8");
    expect(page).toBe(describeRules(ruleSources));
  });

  it("says of a rule what it mends, its settings with their defaults, the requirements that it serves, and both examples", () => {
    const rule: ResourceRule<{ readonly ports: readonly number[]; readonly pattern: string }> = {
      id: "no-shell",
      title: "No shell",
      severity: "high",
      why: "A shell is a way in",
      fix: "remove it",
      url: "https://example.com",
      controls: ["NET-01"],
      scope: "resource",
      types: ["aws:ec2/instance:Instance"],
      settings: {
        ports: { description: "Ports of shells", default: [22, 23], schema: { type: "array" } },
        pattern: { description: "One of a|b", default: "a|b", schema: { type: "string" } },
      },
      evaluate: () => compliant,
      remediate: () => undefined,
      examples: {
        good: [{ type: "aws:ec2/instance:Instance", name: "web" }],
        bad: [{ type: "aws:ec2/instance:Instance", name: "web", props: { shell: true } }],
      },
    };
    const control = { ...ruleSources.controls[0], id: "NET-01" } as (typeof ruleSources.controls)[number];
    const frameworks = [{ id: "x", title: "Framework X", requirementsOf: () => ["X.2", "X.1"] }];
    const page = describeRules({ rules: [rule], controls: [control], frameworks });
    for (const line of [
      "| [no-shell](#no-shell) | high | resource | yes |  | NET-01 |",
      "- Fix: remove it. The rule does this itself where its level is `remediate`.",
      "  - Framework X: X.1, X.2",
      "| `ports` | `22`, `23` | Ports of shells |",
      '| `pattern` | `"a\\|b"` | One of a\\|b |',
      "    shell: true",
    ]) {
      expect(page.split("\n")).toContain(line);
    }
  });
});
