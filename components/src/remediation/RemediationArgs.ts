import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

/** How far remediation goes. To have none, make no component. */
export const RemediationMode = {
  /** People are told what it would do. Its roles may look, and could not do it. */
  DryRun: "dry-run",
  /** It does it, and tells what it did. */
  Apply: "apply",
} as const;

export type RemediationMode = (typeof RemediationMode)[keyof typeof RemediationMode];

export interface RemediationArgs {
  /** Path of the bundle of the functions (`workers/remediation`), plain, as `codePath` of a `HardenedFunction`. */
  readonly codePath: string;
  /** Topic of the region that is told of what was done, or would be, and of what failed. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /** ARN of the topic's key. Default: the topic has none of the account's own. */
  readonly alarmTopicKeyArn?: pulumi.Input<string>;
  /** Plain. Default: `RemediationMode.DryRun`. Read its messages for some weeks before it applies. */
  readonly mode?: RemediationMode;
  /** Name of the region's trail, which is started when it is stopped. Whether it is given is plain. Default: none is. */
  readonly trailName?: pulumi.Input<string>;
  /**
   * What stays as it is: names of buckets, ids of security groups, ids of access keys. They are then open on purpose: say
   * elsewhere why. Default: nothing.
   */
  readonly spared?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * ARN of the key of the functions' environments, logs and failed events. Its policy must let logs.amazonaws.com use it
   * for the log groups, and events.amazonaws.com for the rules. Default: an `EncryptionKey` of its own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Bounds the functions' roles (IAM-20): a `PermissionsBoundary` with `remediation`. Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** "prod" protects the logs, the queue and their key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
