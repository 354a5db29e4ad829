/** What a job may ask for. The API and the container check against the same one. */
export interface JobPolicy {
  /** Bare names of programs, e.g. `atx`; never a path. */
  readonly programs: readonly string[];
  /** Names of environment variables; a trailing `*` allows each name that begins so. Names that load code are refused whatever is here. */
  readonly environmentNames: readonly string[];
  /** Hosts of git sources, exact and in lower case. */
  readonly gitHosts: readonly string[];
  /** Buckets of zip and prefix sources. */
  readonly sourceBuckets: readonly string[];
  /** Whether a path of this machine is a source: only where the job runs for its own user. Default: no. */
  readonly localSources?: boolean;
}
