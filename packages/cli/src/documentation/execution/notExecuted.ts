/** A command of the documentation that no test runs as it stands there, with the reason: reviewed, and stale as soon as one does. */
export interface NotExecuted {
  /** `transform batch retry --stack`: path and options. */
  readonly command: string;
  readonly why: string;
}

export const notExecuted: readonly NotExecuted[] = [
  {
    command: "credentials setup --environment --interactive",
    why: "It asks at a terminal, which no test has; askLogin.test.ts has the questions answered, and setup runs with --from-env",
  },
  {
    command: "transform batch retry --stack",
    why: "It finds the API as `batch status --stack` does, which runs; the retry itself runs with --url",
  },
];
