import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { describeFaults } from "./describeFaults.js";
import { faultsPage, repository } from "./faultsPage.js";
import { originalFaults } from "./originalFaults.js";
import { titlesOf } from "./testing/titlesOf.js";

const faults = originalFaults.flatMap((group) => group.faults);

describe("the faults of the original", () => {
  test.each(faults.map(({ fault, tests }) => [fault, tests] as const))(
    "have tests that are there under exactly their titles: %s",
    (_fault, tests) => {
      expect(tests.length).toBeGreaterThan(0);
      for (const { file, title } of tests) {
        const path = join(repository, file);
        expect([file, existsSync(path)]).toEqual([file, true]);
        expect([file, ...titlesOf(path)]).toContain(title);
      }
    },
  );

  test("are each there once", () => {
    const texts = faults.map(({ fault }) => fault);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(25);
  });

  test("are told by the guide as they are declared (pnpm --filter @sallyport/worker-compressor faults writes it anew)", () => {
    expect(readFileSync(faultsPage, "utf8")).toBe(describeFaults(originalFaults));
  });
});
