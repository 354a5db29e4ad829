import type { CompressorRule } from "../rules/CompressorRule.js";
import type { Proof } from "./ContentProof.js";
import type { ObjectFinding, WorkUnderWay } from "./Finding.js";

/** Findings of a kind that a person is shown; all of them are in the JSON document. */
const SHOWN = 20;

/** What was found about one destination of a rule: numbers, and the first findings of each kind, however many there are. */
export class DestinationReport {
  /** Objects that both have and that agree, by what was proved of them. */
  readonly agreeing: Record<Proof | "listed", number> = { content: 0, copy: 0, size: 0, listed: 0 };
  readonly counts: Record<ObjectFinding["finding"], number> = { missing: 0, different: 0, extra: 0 };
  readonly first: Record<ObjectFinding["finding"], ObjectFinding[]> = { missing: [], different: [], extra: [] };
  /** Objects that changed too lately to be judged. */
  recent = 0;
  repaired = 0;

  constructor(readonly destination: CompressorRule["destinations"][number]) {}

  add(finding: ObjectFinding): void {
    this.counts[finding.finding] += 1;
    if (finding.repair === "sent") this.repaired += 1;
    const first = this.first[finding.finding];
    if (first.length < SHOWN) first.push(finding);
  }
}

/** What was found about a rule. */
export interface RuleReport {
  readonly rule: CompressorRule;
  readonly destinations: readonly DestinationReport[];
  readonly underWay: readonly WorkUnderWay[];
  /** Findings that count: missing, different, and extra where that is one. */
  readonly findings: number;
}
