import type { FindingSeverity } from "./FindingSeverity.js";

interface Told {
  /** Default: high */
  readonly leastSeverity?: FindingSeverity;
  /** Names of products whose findings are not told. Default: none */
  readonly toldElsewhere?: readonly string[];
}

/** From the least to the gravest. */
const severities: readonly FindingSeverity[] = ["MEDIUM", "HIGH", "CRITICAL"];

/**
 * The events of new findings of a severity and above, in the region where they were made: the hub to which others' come gets
 * events of theirs, too, which their own rule has told already. A finding that somebody works on or has put aside is not
 * told again with each of its updates.
 */
export function findingsPattern({ leastSeverity = "HIGH", toldElsewhere = [] }: Told, region: string): object {
  return {
    source: ["aws.securityhub"],
    "detail-type": ["Security Hub Findings - Imported"],
    detail: {
      findings: {
        Severity: { Label: severities.slice(severities.indexOf(leastSeverity)) },
        Workflow: { Status: ["NEW"] },
        RecordState: ["ACTIVE"],
        Region: [region],
        ...(toldElsewhere.length === 0 ? {} : { ProductName: [{ "anything-but": toldElsewhere }] }),
      },
    },
  };
}
