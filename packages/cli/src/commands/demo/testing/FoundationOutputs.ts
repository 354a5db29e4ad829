type ByRegion = Readonly<Record<string, string>>;

/** What the foundation's stack gives, as `pulumi stack output` prints it. */
export interface FoundationOutputs {
  readonly permissionsBoundaryArn: string;
  readonly alarmTopicArns: ByRegion;
  readonly logBuckets: ByRegion;
  readonly auditTrail?: { readonly arn: string; readonly bucket: string; readonly logGroup: string };
  readonly configBuckets: ByRegion;
  readonly threatDetectorIds: ByRegion;
  readonly backupVaults: ByRegion;
  readonly deployerRoleArns: Readonly<Record<string, string>>;
}
