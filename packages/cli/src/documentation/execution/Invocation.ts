/** A command of ours, as far as a test can be found by it: without the values that it is given. */
export interface Invocation {
  /** `["queue", "peek"]` */
  readonly path: readonly string[];
  /** `--rule`; none behind `--`, where another program's words begin. */
  readonly options: readonly string[];
}
