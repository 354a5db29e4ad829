/** What a program's environment is made of. */
export interface ChildEnvironmentParts {
  /** Checked by `checkEnvironment`. */
  readonly requested: Readonly<Record<string, string>>;
  /** Absolute folders. */
  readonly path: readonly string[];
  readonly home: string;
  readonly temporary: string;
  /** Of the narrowed session: where credentials come from, region, endpoint. Empty where the program has none. */
  readonly session: Readonly<Record<string, string>>;
}

/** The whole environment of the program. Nothing of this process's is passed on: it names the job role's credentials. Pure. */
export function childEnvironment(parts: ChildEnvironmentParts): Record<string, string> {
  return {
    LANG: "C.UTF-8",
    ...parts.requested,
    PATH: parts.path.join(":"),
    HOME: parts.home,
    TMPDIR: parts.temporary,
    TMP: parts.temporary,
    TEMP: parts.temporary,
    // A program without a session would else look for the machine's own role.
    AWS_EC2_METADATA_DISABLED: "true",
    ...parts.session,
  };
}
