/** A run that sent data through a pipeline in a sandbox. */
export interface KeptRun {
  /** The command or test that did it. */
  readonly name: string;
  /** The pipeline's stack, by its name on the command line. */
  readonly stack: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly ended: string;
}
