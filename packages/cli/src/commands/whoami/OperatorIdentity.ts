/** Who a command would act as, as `--json` prints it. */
export interface OperatorIdentity {
  readonly account: string;
  readonly arn: string;
  readonly region: string;
  /** AWS_PROFILE; null where credentials are found without one. */
  readonly profile: string | null;
  /** False for keys that do not end by themselves. */
  readonly temporary: boolean;
  readonly environment: string | null;
  /** Account that the environment is in; null where none is asked for or configured. */
  readonly expectedAccount: string | null;
}
