import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { allRules } from "@sallyport/policies";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { XMLParser } from "fast-xml-parser";
import type { CheckReport } from "../CheckReport.js";
import { exampleReport } from "../testing/exampleReport.js";
import { formats } from "./index.js";

const rules = allRules.filter(({ id }) =>
  ["kms-rotation-enabled", "s3-access-logging", "sg-no-open-ingress"].includes(id),
);
const written = (format: string, report: CheckReport = exampleReport) => formats[format]?.(report, rules) ?? "";

const clean: CheckReport = {
  summary: { ...exampleReport.summary, violations: 0, undetermined: 0, waived: 0 },
  findings: [],
  waivers: [],
  undetermined: [],
};

describe("a report of a check", () => {
  it.each(["text", "markdown", "github", "junit", "sarif"])("is written as %s", (format) => {
    const output = written(format);
    expect(format === "sarif" ? JSON.parse(output) : output).toMatchSnapshot();
  });

  it("is, as text, nothing where nothing is wrong", () => {
    expect(written("text", clean)).toBe("");
    expect(written("github", clean)).toBe("");
  });

  it("is, as JSON, one line", () => {
    expect(written("json").trimEnd()).not.toContain("\n");
    expect(JSON.parse(written("json"))).toEqual(exampleReport);
  });

  it.each([
    ["with findings", exampleReport],
    ["clean", clean],
  ])("is valid SARIF 2.1.0: %s", (_title, report) => {
    const validate = sarifValidator();
    validate(JSON.parse(written("sarif", report)));
    expect(validate.errors).toBeNull();
    expect(validate({ version: "2.1.0", runs: [{}] })).toBe(false);
  });

  it("is JUnit XML that counts a failure for each violation, an error where undetermined and a skip where waived", () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => name === "testsuite" || name === "testcase",
    });
    const { testsuites } = parser.parse(written("junit")) as { readonly testsuites: JUnitSuites };
    const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
    expect(testsuites.testsuite.map((suite) => suite["@_name"])).toEqual(rules.map(({ id }) => id));
    expect([testsuites["@_failures"], testsuites["@_errors"], testsuites["@_skipped"]]).toEqual(["2", "1", "1"]);
    expect(cases.filter((one) => "failure" in one)).toHaveLength(2);
    expect(cases.filter((one) => "error" in one)).toHaveLength(1);
    expect(cases.filter((one) => "skipped" in one)).toHaveLength(1);
    expect(cases.find((one) => "failure" in one && one["@_name"].includes("web<|>&"))).toBeDefined();
  });

  it("has, as Markdown, a row for each finding, however its resource is called", () => {
    const rows = written("markdown")
      .split("\n")
      .filter((line) => line.startsWith("| critical") || line.startsWith("| medium"));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(8);
  });
});

interface JUnitSuites extends Readonly<Record<`@_${string}`, string>> {
  readonly testsuite: readonly {
    readonly "@_name": string;
    readonly testcase: readonly { readonly "@_name": string }[];
  }[];
}

/** The schema of OASIS, as a library for tests of SARIF carries it. */
function sarifValidator() {
  const file = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);
}
