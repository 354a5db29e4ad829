/** What the account foundation gives every other stack: the exported outputs of its program, by these names. */
export interface FoundationOutputs {
  /** Managed policy that bounds every role (IAM-20). */
  readonly permissionsBoundaryArn: string;
  /** Region → topic that takes its alarms. */
  readonly alarmTopicArns: Readonly<Record<string, string>>;
  /** Region → name of the bucket that takes its access logs. */
  readonly logBuckets: Readonly<Record<string, string>>;
}
