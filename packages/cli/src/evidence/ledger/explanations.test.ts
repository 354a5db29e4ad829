import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { explanations } from "./explanations.js";

const root = findRepositoryRoot(process.cwd());

describe("the reviewed explanations", () => {
  it("name stacks and tests that there are", () => {
    for (const { stack, exercisedBy } of explanations) {
      expect([stack, existsSync(join(root, "stacks", stack))]).toEqual([stack, true]);
      if (exercisedBy !== undefined)
        expect([exercisedBy, existsSync(join(root, exercisedBy))]).toEqual([exercisedBy, true]);
    }
  });

  it("explain each statement once, and say why", () => {
    const what = explanations.map(({ stack, role, statement }) => `${stack} ${role} ${statement}`);
    expect(new Set(what).size).toBe(what.length);
    for (const { reason } of explanations) expect(reason.length).toBeGreaterThan(20);
  });
});
