import type { ConfirmedRemoval } from "../removal/ConfirmedRemoval.js";
import type { RefusedCall } from "./recordedCalls.js";
import type { Removal } from "./removalOf.js";
import type { StatementUse } from "./useOf.js";
import type { Wildcard } from "./wildcardsOf.js";

/** What roles are granted, what they used of it and what they were refused, as `evidence --json` prints it. */
export interface GrantLedger {
  readonly summary: LedgerSummary;
  readonly roles: readonly LedgerRole[];
  /** Reviewed explanations of statements that the run used: needed for a narrower one. */
  readonly idleExplanations: readonly LedgerExplanation[];
  /** Reviewed explanations of what no role of the stacks in view holds: to be removed. */
  readonly staleExplanations: readonly LedgerExplanation[];
}

interface LedgerExplanation {
  readonly stack: string;
  /** Pattern of the role's name. */
  readonly role: string;
  readonly statement: string;
  readonly reason: string;
}

export interface LedgerSummary {
  readonly roles: number;
  /** Pairs of (role, Allow statement): used, explained and unexplained ones together. */
  readonly statements: number;
  readonly used: number;
  readonly explained: number;
  readonly unexplained: number;
  /** Those without which a named test fails. */
  readonly missed: number;
  /** Calls, not kinds of calls. */
  readonly refused: number;
  readonly probes: number;
  readonly probesRefused: number;
  /** Probes whose call was made and judged, whatever came of it. */
  readonly probesSent: number;
  /** Probes on which nothing here can judge. */
  readonly notJudged: number;
  /** Of all probes, between 0 and 1, to three digits. */
  readonly judgedShare: number;
  readonly sentShare: number;
  /** Probes that were judged, of the role that has the fewest of them. */
  readonly fewestJudged: number;
}

export interface LedgerRole {
  readonly stack: string;
  readonly role: string;
  readonly arn: string;
  readonly boundary: string | null;
  readonly trustedBy: readonly string[];
  readonly statements: readonly LedgerStatement[];
  readonly refusals: readonly RefusedCall[];
  readonly drift: LedgerDrift;
  /** A policy document of what was seen, and of what is explained as needed on AWS. */
  readonly proposal: object;
  readonly probes: LedgerProbes;
}

export interface LedgerStatement extends StatementUse {
  readonly policy: string;
  readonly statement: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Why it allowed nothing although it is needed; null where it was used, or nothing explains it. */
  readonly reason: string | null;
  readonly wildcards: readonly Wildcard[];
  /** What a replay of the log without it would notice. */
  readonly removal: Removal;
  /** The named test that fails without it, and by which refused action: as real runs have shown (`npm run removals`). Null where none has. */
  readonly missedBy: Pick<ConfirmedRemoval, "test" | "refused"> | null;
}

/** How what is intended (the state of the stack), granted (IAM) and used (the log) differ. */
export interface LedgerDrift {
  /** `policy statement` of what IAM has and the state has not, or has otherwise. */
  readonly notIntended: readonly string[];
  /** `policy statement` of what the state has and IAM has not, or has otherwise. */
  readonly notGranted: readonly string[];
  /** `policy statement action` of what a used statement grants beyond what was called. */
  readonly notUsed: readonly string[];
}

export interface LedgerProbes {
  readonly planned: number;
  /** By their calls and by simulation together. */
  readonly refused: number;
  /** Those whose call was made and judged, whatever came of it. */
  readonly sent: number;
  readonly refusedWhenSent: readonly ProbedCall[];
  readonly refusedBySimulation: readonly ProbedCall[];
  /** Calls that had to be refused, and were not, or would not be. */
  readonly allowed: readonly (ProbedCall & { readonly by: "call" | "simulation" })[];
  readonly notJudged: readonly (ProbedCall & { readonly why: string })[];
}

interface ProbedCall {
  readonly kind: string;
  readonly action: string;
  readonly resource: string;
}
