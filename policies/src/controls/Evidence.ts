/** What shows that a control is met, besides rules and components, which name their controls themselves. Paths are from the repository's root. */
export interface Evidence {
  /** Tests that fail where the control is broken. */
  readonly tests?: readonly string[];
  /** Workflows, Dockerfiles, stacks and the like that meet it. */
  readonly files?: readonly string[];
  /** The written procedure, for what people do. */
  readonly runbook?: string;
  /** What people have yet to do where it is deployed, by the runbook, and what of it has therefore not been seen to run here. */
  readonly operation?: string;
  /** What is missing, where the control is not met or only in part. */
  readonly missing?: string;
}
