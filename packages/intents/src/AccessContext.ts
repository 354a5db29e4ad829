/** Where the resources live that intents name without an ARN. */
export interface AccessContext {
  /** 12 digits. */
  readonly accountId: string;
  /** "aws", "aws-cn" or "aws-us-gov". */
  readonly partition: string;
  /** Region of the workload, for example "eu-west-1". */
  readonly region: string;
}
