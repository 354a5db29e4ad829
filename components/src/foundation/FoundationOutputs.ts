/** The account's trail, as queries and alarms of other stacks name it. */
export interface AuditTrailOutputs {
  readonly arn: string;
  /** Name of the bucket that takes its files. */
  readonly bucket: string;
  /** Name of the log group, in the trail's home region, that takes its events. */
  readonly logGroup: string;
  /** Region of bucket and log group. */
  readonly region: string;
}

/** What the account foundation gives every other stack: the exported outputs of its program, by these names. */
export interface FoundationOutputs {
  /** Managed policy that bounds every role (IAM-20). */
  readonly permissionsBoundaryArn: string;
  /** Region → topic that takes its alarms. */
  readonly alarmTopicArns: Readonly<Record<string, string>>;
  /** Region → name of the bucket that takes its access logs. */
  readonly logBuckets: Readonly<Record<string, string>>;
  /** Absent where the foundation makes no trail, because the account has one. */
  readonly auditTrail?: AuditTrailOutputs;
  /** Region → name of the bucket that takes the history of AWS Config; none where the account's recorder is another's. */
  readonly configBuckets: Readonly<Record<string, string>>;
  /** Region → id of the GuardDuty detector. */
  readonly threatDetectorIds: Readonly<Record<string, string>>;
  /** Region → name of the backup vault. */
  readonly backupVaults: Readonly<Record<string, string>>;
  /** Name of a deployer → ARN of the role that its CI takes. */
  readonly deployerRoleArns: Readonly<Record<string, string>>;
}
