import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { summarisePolicies } from "./summarisePolicies.js";

describe("the policy summary", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-policy-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const report = (...lines: object[]) => {
    const file = join(folder, "report.jsonl");
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    return summarisePolicies(file);
  };

  it("counts the last verdict of a rule on a resource, since more is known at deployment than at preview", () => {
    const summary = report(
      { rule: "a", urn: "u1", kind: "undetermined", reason: "not known yet" },
      { rule: "a", urn: "u1", kind: "compliant" },
      { rule: "b", urn: "u1", kind: "compliant" },
      { rule: "b", urn: "u1", kind: "violation", findings: [{ id: "Open", message: "open to the world" }] },
    );
    expect(summary).toMatchObject({ passed: 1, violations: 1, undetermined: 0 });
    expect(summary.notPassed).toEqual([{ rule: "b", urn: "u1", verdict: "violation", why: "Open: open to the world" }]);
  });

  it("counts a waived finding as passed", () => {
    expect(report({ rule: "a", urn: "u", kind: "waived", waiver: {} })).toMatchObject({
      passed: 1,
      violations: 0,
    });
  });

  it("is empty where no pack reported", () => {
    expect(summarisePolicies(join(folder, "absent.jsonl"))).toMatchObject({
      passed: 0,
      violations: 0,
      undetermined: 0,
    });
  });
});
