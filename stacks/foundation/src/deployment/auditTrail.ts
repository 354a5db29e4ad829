import * as pulumi from "@pulumi/pulumi";
import { AuditAlarms, AuditTrail, type AuditTrailOutputs } from "@sallyport/components";
import { type Account, placedIn } from "./Account.js";
import type { RegionBasics } from "./alarmsAndLogs.js";

/**
 * Records every call of the account, with the reads and writes of its log buckets and of what is configured, and tells of
 * what must not happen unnoticed. Reads of secrets are recorded as every call is.
 */
export function auditTrail(
  account: Account,
  regions: readonly RegionBasics[],
): pulumi.Output<AuditTrailOutputs> | undefined {
  const { base, config, home, permissionsBoundaryArn } = account;
  const here = regions.find(({ region }) => region === home);
  if (!config.components.auditTrail || here === undefined) return undefined;
  const { dataEventBuckets, secretReaders } = config.audit;
  const { accountId, partition } = account.account;
  const placed = placedIn(account, home);
  const recorded = [...regions.map(({ logBucket }) => logBucket), ...dataEventBuckets];
  const trail = new AuditTrail(`${base}-audit`, {
    bucketName: pulumi.interpolate`${base}-audit-${accountId}-${home}`,
    dataEvents: { bucketArns: recorded.map((bucket) => pulumi.interpolate`arn:${partition}:s3:::${bucket}`) },
    accessLogs: { bucket: here.logBucket },
    permissionsBoundaryArn,
    ...placed,
  });
  const { account: owner, region, tags } = placed;
  new AuditAlarms(`${base}-audit`, {
    logGroupName: trail.logGroupName,
    alarmTopicArn: here.alarmTopicArn,
    secretReaders: [...secretReaders],
    ...{ account: owner, region, tags },
  });
  const { trailArn: arn, bucketName: bucket, logGroupName: logGroup } = trail;
  return pulumi.output({ arn, bucket, logGroup, region: home });
}
