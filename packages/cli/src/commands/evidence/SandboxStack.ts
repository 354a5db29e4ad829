/** A stack that is deployed in a sandbox. */
export interface SandboxStack {
  /** Its project's name on the command line: `foundation`, or a folder of `stacks/`. */
  readonly project: string;
  /** Its own name: `sandbox`, or of several of one project each its environment's. */
  readonly stack: string;
}
