import * as pulumi from "@pulumi/pulumi";
import { DataRole, HardenedBucket } from "@sallyport/components";
import { foundationIn, madeBucketName, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

/**
 * Uploads, which are gone after seven days (RET-02), and results apart from them (STO-09): kept, tiered as they are read
 * (RET-03), and where it is asked for locked (STO-06), listed (STO-07) and copied to another region (BAK-01).
 */
export function transformBuckets(parent: pulumi.Resource, deployment: Deployment, keyArn: pulumi.Output<string>) {
  const { plan, account, accessLogs } = deployment;
  const { base, config } = plan;
  const { lockDays, replicaRegion } = config.buckets;
  const resultsName = pulumi.output(
    config.buckets.results ?? pulumi.interpolate`atx-custom-output-${account.accountId}`,
  );
  const uploads = new HardenedBucket(
    `${base}-uploads`,
    {
      bucketName: madeBucketName(deployment, `${base}-uploads`),
      dataRole: DataRole.Uploads,
      keyArn,
      accessLogs,
      ...placed(deployment),
    },
    { parent },
  );
  const results = new HardenedBucket(
    `${base}-results`,
    {
      bucketName: resultsName,
      dataRole: DataRole.Results,
      lifecycle: { intelligentTiering: {} },
      ...(lockDays !== undefined && { objectLock: { days: lockDays } }),
      ...(config.buckets.inventory && { inventory: inventoryIn(parent, deployment, resultsName) }),
      ...(replicaRegion !== undefined && { replication: replicationInto(parent, deployment, replicaRegion) }),
      keyArn,
      accessLogs,
      ...placed(deployment),
    },
    { parent },
  );
  return { uploads, results };
}

function inventoryIn(parent: pulumi.Resource, deployment: Deployment, listed: pulumi.Output<string>) {
  const { plan, accessLogs } = deployment;
  const lists = new HardenedBucket(
    `${plan.base}-lists`,
    {
      bucketName: madeBucketName(deployment, `${plan.base}-lists`),
      lifecycle: { expireDays: 90 },
      inventorySources: [listed],
      accessLogs,
      ...placed(deployment),
    },
    { parent },
  );
  return { bucket: lists.bucketName, keyArn: lists.keyArn };
}

/** Copies of locked results are locked alike, so their bucket has Object Lock where that of the results has it. */
function replicationInto(parent: pulumi.Resource, deployment: Deployment, region: string) {
  const { plan, permissionsBoundaryArn } = deployment;
  const { environment, buckets } = plan.config;
  const days = buckets.lockDays ?? (environment === "prod" ? 30 : undefined);
  const there = { ...deployment, region, ...foundationIn(deployment.foundation, region) };
  const copies = new HardenedBucket(
    `${plan.base}-copies`,
    {
      bucketName: madeBucketName(there, `${plan.base}-copies`),
      ...(days !== undefined && { objectLock: { days } }),
      accessLogs: there.accessLogs,
      ...placed(there),
    },
    { parent },
  );
  const target = { name: region, bucket: copies.bucketName, region, keyArn: copies.keyArn };
  return { targets: [target], permissionsBoundaryArn };
}
