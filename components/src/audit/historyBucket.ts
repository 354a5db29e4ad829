import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { bucketNameFor } from "../naming/bucketNameFor.js";
import { knownAfter } from "../naming/knownAfter.js";
import { accessLogging } from "../storage/accessLogging.js";
import { closedBucket } from "../storage/closedBucket.js";
import { DataRole } from "../storage/DataRole.js";
import { lifecycleFor } from "../storage/lifecycleFor.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { ConfigBaselineArgs } from "./ConfigBaselineArgs.js";
import { historyBucketPolicyFor } from "./historyBucketPolicyFor.js";

/** Days after which the history is archived: by then nobody reads it daily. */
const archiveAfterDays = 90;

/** The bucket that takes a region's configuration history, and its key. */
export interface HistoryBucket {
  /** Known at preview, once it is safe to deliver to. */
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
}

/**
 * Makes the bucket of a region's configuration history as children of `parent`. It has no Object Lock: AWS Config delivers
 * to no bucket with a default retention. Its policy denies deletion to all but AWS services in its stead.
 */
export function historyBucket(
  parent: pulumi.Resource,
  name: string,
  { component, args, home }: { readonly component: string; readonly args: ConfigBaselineArgs; readonly home: Home },
): HistoryBucket {
  const { region, environment, retentionDays: expireDays = 2557 } = args;
  const bucketName = bucketNameFor(component, name, args.bucketName, home);
  const keyArn = pulumi.output(args.keyArn ?? ownKey(parent, name, args, home));
  const tags = tagsFor("ConfigBaseline", name, args.tags);
  const bucketArn = pulumi.interpolate`arn:${home.partition}:s3:::${bucketName}`;
  const { bucket, versioning, settled } = closedBucket(parent, name, {
    bucketName,
    keyArn,
    policy: pulumi
      .all([bucketArn, home.accountId, configSourceOf(home)])
      .apply(([arn, accountId, source]) => JSON.stringify(historyBucketPolicyFor(arn, accountId, source))),
    lifecycle: lifecycleFor(component, DataRole.General, { expireDays, archiveAfterDays }),
    protect: environment === "prod",
    region,
    tags,
  });
  const logging = accessLogging({ parent, name, args, home, bucketName, keyArn, bucket, versioning, tags });
  return { bucketName: knownAfter(bucketName, ...settled, ...logging), keyArn };
}

/** For what AWS Config says that it acts: nothing narrower than its account and region. */
function configSourceOf({ partition, region, accountId }: Home): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partition}:config:${region}:${accountId}:*`;
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: ConfigBaselineArgs,
  home: Home,
): pulumi.Output<string> {
  const description = `Encrypts the configuration history of ${name}`;
  const services = [{ service: "config.amazonaws.com", sourceArns: [configSourceOf(home)] }];
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
