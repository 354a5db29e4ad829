import { describe, expect, it } from "@jest/globals";
import type { ValidationReport } from "../ValidationReport.js";
import { describeHtml } from "./describeHtml.js";
import { describeMarkdown } from "./describeMarkdown.js";
import { describeText } from "./describeText.js";
import { reportWriter } from "./reportWriter.js";

const at = new Date("2026-01-31T12:00:00Z");
const report: ValidationReport = {
  summary: { checks: 3, critical: 1, high: 0, medium: 0, low: 0 },
  findings: [
    {
      ...{ check: "hard-coded-credentials", severity: "critical", where: "a|b<script>.sh:1\u001b[2J\n" },
      ...{ message: "It holds a password or key in clear", fix: "Rotate it first" },
    },
  ],
  made: ["hard-coded-credentials", "public-buckets"],
  notRun: [{ check: "open-network", reason: "ECONNREFUSED" }],
};
const nothing: ValidationReport = {
  ...report,
  summary: { ...report.summary, critical: 0 },
  findings: [],
  notRun: [],
};

describe("the report of a validation", () => {
  it("names on a terminal what, where and the fix, and lets no name act on the terminal", () => {
    const text = describeText(report, false);
    expect(text).toContain("critical a|b<script>.sh:1\\u001b[2J");
    expect(text).toContain("fix: Rotate it first");
    expect(text).toContain("not run  open-network: ECONNREFUSED");
    expect(text).toContain("2 checks made: 1 critical, 0 high, 0 medium, 0 low. 1 could not be made.");
  });

  it("is a table in Markdown that no name breaks out of", () => {
    const text = describeMarkdown(report, at);
    expect(text).toContain("| critical | hard-coded-credentials | a\\|b&lt;script>.sh:1");
    expect(text.split("\n").filter((line) => line.startsWith("| critical"))).toHaveLength(1);
    expect(text).toContain("- open-network: ECONNREFUSED");
    expect(describeMarkdown(nothing, at)).toContain("Nothing was found.");
  });

  it("is a page of HTML that asks for nothing and runs nothing", () => {
    const text = describeHtml(report, at);
    expect(text).toContain("a|b&lt;script&gt;.sh:1");
    expect(text).not.toContain("<script");
    expect(text).toContain("default-src 'none'");
    expect(describeHtml(nothing, at)).toContain("Nothing was found.");
  });

  it("is refused in a form that there is not, before anything is looked at", () => {
    expect(() => reportWriter("report.pdf")).toThrow("its extension names no form of a report");
  });
});
