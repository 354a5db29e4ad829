import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { severities } from "../SecurityFinding.js";
import type { ValidationReport } from "../ValidationReport.js";
import { validationLine } from "./validationLine.js";

const ended = Date.parse("2026-01-31T12:00:00Z");
const counts = { critical: 0, high: 2, medium: 1, low: 0 };
const report = (change: Partial<ValidationReport> = {}): ValidationReport => ({
  summary: { checks: 2, ...counts },
  findings: [],
  made: ["open-network", "secret-rotation"],
  notRun: [],
  ...change,
});
const lineOf = (told: ValidationReport, environment?: string) =>
  validationLine({ report: told, environment, regions: ["eu-west-1"], seconds: 3.2 }, ended);

describe("the line by which a log tells of a validation", () => {
  it("has the result, the counts by severity, the checks, the regions and how long it took", () => {
    expect(JSON.parse(lineOf(report(), "prod"))).toEqual({
      ...{ time: "2026-01-31T12:00:00.000Z", level: "info", service: "security", event: "security.validated" },
      ...{ result: "passed", findings: counts, checksRun: ["open-network", "secret-rotation"], checksNotRun: [] },
      ...{ environment: "prod", regions: ["eu-west-1"], seconds: 3.2 },
    });
  });

  it("is an error where something critical was found, or a check could not be made", () => {
    const found = report({ summary: { checks: 2, ...counts, critical: 1 } });
    const failed = { level: "error", event: "security.validation_failed" };
    expect(JSON.parse(lineOf(found))).toMatchObject({ ...failed, result: "failed", findings: { critical: 1 } });
    const notRun = [{ check: "open-network", reason: "ECONNREFUSED" }];
    expect(JSON.parse(lineOf(report({ made: ["secret-rotation"], notRun })))).toMatchObject({
      ...failed,
      ...{ result: "incomplete", checksRun: ["secret-rotation"], checksNotRun: ["open-network"] },
    });
  });

  it("has nothing of what a finding or a failed check says, whatever that is", () => {
    const text = fc.stringMatching(/^planted-[\w"\\/+=-]{12,40}$/);
    fc.assert(
      fc.property(text, fc.constantFrom(...severities), (planted, severity) => {
        const finding = { check: "open-network", severity, where: planted, message: planted, fix: planted };
        const notRun = [{ check: "secret-rotation", reason: planted }];
        expect(lineOf(report({ findings: [finding], notRun }))).not.toContain("planted");
      }),
    );
  });
});
