import type { Rule } from "@sallyport/policies";
import junitReport from "junit-report-builder";
import type { CheckReport } from "../CheckReport.js";

/** JUnit XML, which most CI servers read: a suite for each rule, a case for each resource that it has something to say about. */
export function junit(report: CheckReport, rules: readonly Rule[]): string {
  const document = junitReport.default.newBuilder();
  for (const { id, title, controls } of rules) {
    const suite = document.testSuite().name(id);
    suite.property("controls", controls.join(" "));
    const findings = report.findings.filter(({ rule }) => rule === id);
    const undetermined = report.undetermined.filter(({ rule }) => rule === id);
    const waivers = report.waivers.filter(({ rule }) => rule === id);
    for (const { urn, cause, message, fix } of findings)
      suite.testCase().className(id).name(`${urn} [${cause}]`).failure(`${message}. Fix: ${fix}`, "violation");
    for (const { urn, reason } of undetermined) suite.testCase().className(id).name(urn).error(reason, "undetermined");
    for (const { urn, owner, expires, reason } of waivers)
      suite
        .testCase()
        .className(id)
        .name(urn)
        .skipped()
        .standardOutput(`waived until ${expires} by ${owner}: ${reason}`);
    if (findings.length + undetermined.length + waivers.length === 0) suite.testCase().className(id).name(title);
  }
  return document.build();
}
