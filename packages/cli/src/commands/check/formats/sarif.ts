import type { Rule, Severity } from "@sallyport/policies";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { CheckFinding, CheckReport, CheckWaiver } from "../CheckReport.js";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** What GitHub's code scanning sorts by, on CVSS's scale. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
};

/** SARIF 2.1.0 for code scanning: resources are logical locations, waived violations carry their suppression. */
export function sarif(report: CheckReport, rules: readonly Rule[]): string {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "sallyport", semanticVersion: "0.1.0", rules: rules.map(descriptorOf) },
        },
        results: [...report.findings.map(resultOf), ...report.waivers.map(suppressedOf)],
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.undetermined.map(({ rule, urn, reason }) => ({
              level: "warning",
              message: { text: `${rule} could not judge ${urn}: ${reason}` },
              associatedRule: { id: rule },
            })),
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

function descriptorOf({ id, title, why, fix, url, severity, controls }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${why}.` },
    help: { text: `Fix: ${fix}.` },
    helpUri: url,
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ["security", ...controls], "security-severity": securitySeverity[severity] },
  };
}

function resultOf(finding: CheckFinding): Result {
  const { rule, cause, severity, urn, message, fix } = finding;
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: `${message}. Fix: ${fix}.` },
    locations: placeOf(finding),
    partialFingerprints: { "sallyport/v1": `${rule}/${cause}/${urn}` },
  };
}

function suppressedOf(waiver: CheckWaiver): Result {
  const { rule, urn, reason, owner, expires } = waiver;
  return {
    ruleId: rule,
    level: "note",
    message: { text: `Waived until ${expires} by ${owner}.` },
    locations: placeOf(waiver),
    suppressions: [{ kind: "inSource", status: "accepted", justification: reason }],
    partialFingerprints: { "sallyport/v1": `${rule}/waived/${urn}` },
  };
}

/** Code scanning wants a file and a line; a resource's own is not known, so the project's file stands for it. */
function placeOf({ file, urn }: CheckFinding | CheckWaiver): Location[] {
  return [
    {
      physicalLocation: { artifactLocation: { uri: file }, region: { startLine: 1 } },
      logicalLocations: [{ fullyQualifiedName: urn, name: urn.slice(urn.lastIndexOf("::") + 2), kind: "resource" }],
    },
  ];
}
