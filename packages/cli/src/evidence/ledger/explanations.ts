/** Why a run in the sandbox leaves a statement unused that the pipeline needs, as somebody has reviewed it. */
export interface Explanation {
  /** The stack's name on the command line. */
  readonly stack: string;
  /** Pattern of the role's name, `*` for any text. */
  readonly role: string;
  /** The Sid. */
  readonly statement: string;
  readonly reason: string;
}

/**
 * The reviewed explanations. What holds for every stack stands in `explainUnused`; here stands what is one pipeline's own. An entry that
 * explains no unused statement of a stack in view is reported, so that none outlives what it is about.
 */
export const explanations: readonly Explanation[] = [
  ...["SendFailedMessages", "GenerateDataKeyForFailedMessages", "DecryptFailedMessages"].map((statement) => ({
    ...{ stack: "etl", role: "*-rotate-role", statement },
    reason: "Lambda sends there what the function failed at, and no rotation of the demonstration fails",
  })),
  {
    ...{ stack: "transform", role: "*", statement: "OpenProgramSession" },
    reason:
      "a session is opened when the program asks for credentials, and ESLint, which the demonstration runs, does not",
  },
];
