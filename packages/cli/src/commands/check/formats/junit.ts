import type { Rule } from "@sallyport/policies";
import { XMLBuilder } from "fast-xml-parser";
import type { CheckReport } from "../CheckReport.js";

/** JUnit XML, which most CI servers read: a suite for each rule, a case for each resource that it has something to say about. */
export function junit(report: CheckReport, rules: readonly Rule[]): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    attributesGroupName: "$",
    format: true,
  });
  const { violations, undetermined, waived, seconds } = report.summary;
  const suites = rules.map((rule) => suiteOf(rule, casesOf(rule, report)));
  const tests = suites.reduce((sum, { testcase }) => sum + testcase.length, 0);
  return builder.build({
    "?xml": { $: { version: "1.0", encoding: "UTF-8" } },
    testsuites: {
      $: { name: "sallyport check", tests, failures: violations, errors: undetermined, skipped: waived, time: seconds },
      testsuite: suites,
    },
  });
}

interface Case {
  readonly $: { readonly name: string; readonly classname: string };
  readonly failure?: object;
  readonly error?: object;
  readonly skipped?: object;
}

function suiteOf({ id, controls }: Rule, testcase: readonly Case[]) {
  const count = (outcome: "failure" | "error" | "skipped") => testcase.filter((one) => one[outcome]).length;
  return {
    $: {
      name: id,
      tests: testcase.length,
      failures: count("failure"),
      errors: count("error"),
      skipped: count("skipped"),
    },
    properties: { property: { $: { name: "controls", value: controls.join(" ") } } },
    testcase,
  };
}

function casesOf({ id, title }: Rule, report: CheckReport): readonly Case[] {
  const named = (name: string) => ({ name, classname: id });
  const ofRule = ({ rule }: { readonly rule: string }) => rule === id;
  const cases: readonly Case[] = [
    ...report.findings.filter(ofRule).map(({ urn, cause, message, fix }) => ({
      $: named(`${urn} [${cause}]`),
      failure: { $: { message, type: "violation" }, "#text": `${message}. Fix: ${fix}` },
    })),
    ...report.undetermined.filter(ofRule).map(({ urn, reason }) => ({
      $: named(urn),
      error: { $: { message: reason, type: "undetermined" } },
    })),
    ...report.waivers.filter(ofRule).map(({ urn, owner, expires, reason }) => ({
      $: named(urn),
      skipped: { $: { message: `waived until ${expires} by ${owner}: ${reason}` } },
    })),
  ];
  return cases.length > 0 ? cases : [{ $: named(title) }];
}
