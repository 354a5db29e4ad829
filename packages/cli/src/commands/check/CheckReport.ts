import type { Severity } from "@sallyport/policies";

/** A violation, with all that a reader needs to act on it. */
export interface CheckFinding {
  /** Id of the rule. */
  readonly rule: string;
  /** Names the cause within the rule: `Action::s3:*`. */
  readonly cause: string;
  /** The rule's first control. */
  readonly control: string;
  readonly severity: Severity;
  readonly stack: string;
  /** The project's or the export's file, relative to the repository. */
  readonly file: string;
  readonly urn: string;
  readonly message: string;
  readonly fix: string;
}

/** A violation that a waiver excuses. */
export interface CheckWaiver {
  readonly rule: string;
  readonly stack: string;
  readonly file: string;
  readonly urn: string;
  readonly control: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day of validity, ISO 8601. */
  readonly expires: string;
}

/** A resource that a rule could not judge. */
interface CheckUndetermined {
  readonly rule: string;
  readonly stack: string;
  readonly urn: string;
  readonly reason: string;
}

/** What a pack says of stacks. */
export interface CheckReport {
  readonly summary: {
    readonly stacks: number;
    readonly resources: number;
    readonly rules: number;
    /** Findings: a resource may have several of one rule. */
    readonly violations: number;
    readonly undetermined: number;
    readonly waived: number;
    readonly seconds: number;
  };
  readonly findings: readonly CheckFinding[];
  readonly waivers: readonly CheckWaiver[];
  readonly undetermined: readonly CheckUndetermined[];
}
