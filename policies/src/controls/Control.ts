/** Where a control is met. */
type Layer = "component" | "policy" | "worker" | "foundation" | "pipeline" | "runbook" | "command";

/** The pipelines that a control is about. */
type System = "compressor" | "kpi" | "etl" | "transform" | "credentials";

/**
 * Ids in public frameworks, without their texts: AWS Foundational Security Best Practices, CIS AWS Foundations 5.0 and 7.0,
 * NIST SP 800-53 r5. Partial matches are included.
 */
interface Frameworks {
  readonly fsbp?: readonly string[];
  readonly cis5?: readonly string[];
  readonly cis7?: readonly string[];
  readonly nist?: readonly string[];
}

/** One control of the catalogue. Which rules and components meet it is said by those, not here. */
export interface Control {
  /** Theme and number, "STO-01". */
  readonly id: string;
  readonly statement: string;
  readonly systems: readonly System[];
  readonly layers: readonly Layer[];
  readonly frameworks: Frameworks;
}
