import { printable } from "../../../output/printable.js";
import { size } from "../../../output/size.js";
import type { ObjectFinding, WorkUnderWay } from "./Finding.js";
import type { DestinationReport, RuleReport } from "./RuleReport.js";

const reasons: Readonly<Record<NonNullable<ObjectFinding["why"]>, string>> = {
  "other-size": "another size",
  older: "written before the source's current version",
  "other-content": "another content, by its checksum",
  "other-origin": "made from another version of the source",
};

const repairs: Readonly<Record<NonNullable<ObjectFinding["repair"]>, string>> = {
  sent: "sent again",
  gone: "gone from the source by now",
  archived: "not sent: restore it from its storage class first",
};

/** What was found about the rules, for a person. */
export function describeReconcile(reports: readonly RuleReport[]): string {
  return `${reports.flatMap(describeRule).join("\n")}\n`;
}

function describeRule({ rule, destinations, underWay, findings }: RuleReport): string[] {
  const { name, sourceBucket, sourcePrefix, sourceRegion } = rule;
  return [
    `rule ${name}: s3://${sourceBucket}/${printable(sourcePrefix)} (${sourceRegion})`,
    ...destinations.flatMap(describeDestination),
    ...underWay.map((work) => `  ${describeWork(work)}`),
    findings === 0
      ? "  nothing is missing or different"
      : `  ${findings} ${findings === 1 ? "finding" : "findings"}${adviceOn(destinations, underWay)}`,
  ];
}

function describeDestination(report: DestinationReport): string[] {
  const { destination, agreeing, counts, first, recent } = report;
  const { listed, content, copy, size: bySize } = agreeing;
  const proofs = [
    [listed, "by size and time"],
    [content, "by a checksum of the content"],
    [copy, "as the copy of this very version that the worker checked and wrote"],
    [bySize, "by size and time alone: no checksum is known"],
  ] as const;
  const agreed = proofs.filter(([count]) => count > 0).map(([count, how]) => `    ${count} objects agree ${how}`);
  return [
    `  → s3://${destination.bucket}/ (${destination.region}): ${counts.missing} missing, ${counts.different} different, ${counts.extra} extra`,
    ...agreed,
    ...(recent > 0 ? [`    ${recent} objects changed too lately to be judged`] : []),
    ...first.missing.map((finding) => `    missing    ${lineOf(finding)}`),
    ...moreThan(counts.missing, first.missing),
    ...first.different.map((finding) => `    different  ${lineOf(finding)}`),
    ...moreThan(counts.different, first.different),
    ...first.extra.map((finding) => `    extra      ${lineOf(finding)}`),
    ...moreThan(counts.extra, first.extra),
  ];
}

function lineOf({ key, why, sourceSize, targetSize, sourceModified, archived, repair }: ObjectFinding): string {
  const sizes = [sourceSize, targetSize].filter((bytes) => bytes !== undefined).map(size);
  const parts = [
    sizes[0] === sizes[1] ? sizes[0] : sizes.join(" ≠ "),
    why && reasons[why],
    sourceModified && `of ${sourceModified.slice(0, 19)}`,
    archived && `archived in ${archived}`,
    repair && repairs[repair],
  ];
  return `${printable(key)}  (${parts.filter((part) => part).join(", ")})`;
}

function moreThan(count: number, shown: readonly unknown[]): string[] {
  return count > shown.length ? [`    and ${count - shown.length} more: see --json`] : [];
}

function describeWork({ finding, what, place, region, count }: WorkUnderWay): string {
  const state = finding === "set-aside" ? "set aside" : "under way";
  return `${state}: ${count} ${what} in ${place} (${region})`;
}

function adviceOn(destinations: readonly DestinationReport[], underWay: readonly WorkUnderWay[]): string {
  const repaired = destinations.reduce((sum, report) => sum + report.repaired, 0);
  if (repaired > 0) return `, ${repaired} sent again: look once more when the queues are empty`;
  if (underWay.some(({ finding }) => finding === "set-aside"))
    return ": see `sallyport queue peek` for what was set aside";
  if (underWay.length > 0) return ": some may be under way, look again when the queues are empty";
  return ": --repair sends them again";
}
