import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { DataCatalog } from "../analytics/DataCatalog.js";
import { DataRole } from "../storage/DataRole.js";
import { HardenedBucket } from "../storage/HardenedBucket.js";

interface ResultsPlan {
  /** Account, region and tags. */
  readonly placed: { readonly account: { readonly accountId: pulumi.Output<string> }; readonly region: string };
  readonly logBucketName: pulumi.Output<string>;
  readonly vpcId: pulumi.Output<string>;
  readonly readerRoleArn: pulumi.Output<string>;
}

/** Results that are locked, listed in another bucket, read through an access point, tiered by use and asked in SQL. */
export function results(name: string, { placed, logBucketName, vpcId, readerRoleArn }: ResultsPlan): void {
  const accessLogs = { bucket: logBucketName };
  const lists = new HardenedBucket(`${name}-lists`, { inventorySources: [`${name}-results-*`], accessLogs, ...placed });
  const kept = new HardenedBucket(`${name}-results`, {
    dataRole: DataRole.Results,
    objectLock: { days: 1 },
    lifecycle: { intelligentTiering: { archiveAfterDays: 90, deepArchiveAfterDays: 180 } },
    inventory: { bucket: lists.bucketName, keyArn: lists.keyArn },
    accessPoints: [
      { name: "reports", vpcId, roleArns: [readerRoleArn], actions: [Access.Read, Access.List], prefix: "reports/" },
    ],
    accessLogs,
    ...placed,
  });
  new DataCatalog(`${name}-results`, {
    tables: [
      {
        tableName: "reports",
        bucketName: kept.bucketName,
        prefix: "reports/",
        columns: [{ name: "total", type: "bigint" }],
        partitions: [{ name: "day", firstDay: "2026-01-01" }],
      },
    ],
    resultBucketName: lists.bucketName,
    resultKeyArn: lists.keyArn,
    ...placed,
  });
}
