import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { keyPolicyFor } from "./keyPolicyFor.js";

/** An AWS service that may use the key for resources of this account. */
export interface KeyServiceArgs {
  /**
   * Service principal, for example "s3.amazonaws.com" for a bucket that notifies an encrypted queue, or
   * "logs.amazonaws.com" for a log group (the region is added).
   */
  readonly service: pulumi.Input<string>;
  /** ARNs of the resources on whose behalf it acts: buckets, event rules, alarms, log groups. `*` matches as in ArnLike. */
  readonly sourceArns: pulumi.Input<pulumi.Input<string>[]>;
}

export interface EncryptionKeyArgs {
  /** AWS services that use the key. Workloads are not named here: their IAM policies grant use. Default: none. */
  readonly services?: pulumi.Input<pulumi.Input<KeyServiceArgs>[]>;
  /** Alias without "alias/". Default: the component's name. */
  readonly alias?: pulumi.Input<string>;
  /** What the key protects. Default: made from the name. */
  readonly description?: pulumi.Input<string>;
  /** Days between rotations, 90–365 (ENC-06). Default: 365. */
  readonly rotationDays?: pulumi.Input<number>;
  /** Days between the request to delete the key and its loss, 7–30. Default: 30. */
  readonly deletionWindowDays?: pulumi.Input<number>;
  /** "prod" protects the key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * A symmetric KMS key of one workload in one region, with an alias.
 *
 * Defaults: yearly rotation, single region, 30 days' deletion window; the key policy delegates to IAM and lets
 * the named services in only for named resources of this account.
 *
 * Cost: 1 USD a month, and 1 more for each of the first two rotations; 0.03 USD per 10,000 requests.
 *
 * Controls: ENC-06, ENC-07, ENC-08, ENC-09.
 *
 * @example
 * const key = new EncryptionKey("outbound", {
 *   services: [{ service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::orders"] }],
 * });
 */
export class EncryptionKey extends pulumi.ComponentResource {
  /** ARN of the key. */
  readonly keyArn: pulumi.Output<string>;
  /** Alias with "alias/". */
  readonly aliasName: pulumi.Output<string>;

  constructor(name: string, args: EncryptionKeyArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    checkArguments(describeComponent("EncryptionKey", name), args);
    super("sallyport:index:EncryptionKey", name, args, opts);
    const tags = tagsFor("EncryptionKey", name, args.tags);
    const { region } = args;

    const key = new aws.kms.Key(
      `${name}-key`,
      {
        description: args.description ?? `Encrypts the data of ${name}`,
        keyUsage: "ENCRYPT_DECRYPT",
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        enableKeyRotation: true,
        rotationPeriodInDays: args.rotationDays ?? 365,
        deletionWindowInDays: args.deletionWindowDays ?? 30,
        multiRegion: false,
        policy: pulumi
          .all([homeOf(this, args), pulumi.output(args.services ?? [])])
          .apply(([home, services]) => JSON.stringify(keyPolicyFor({ ...home, services }))),
        region,
        tags,
      },
      { parent: this, protect: args.environment === "prod" },
    );
    const alias = new aws.kms.Alias(
      `${name}-alias`,
      { name: pulumi.interpolate`alias/${args.alias ?? name}`, targetKeyId: key.keyId, region },
      { parent: this },
    );

    this.keyArn = key.arn;
    this.aliasName = alias.name;
    this.registerOutputs({ keyArn: this.keyArn, aliasName: this.aliasName });
  }
}

function checkArguments(component: string, { rotationDays, deletionWindowDays }: EncryptionKeyArgs): void {
  if (typeof rotationDays === "number" && !(rotationDays >= 90 && rotationDays <= 365)) {
    throw new ArgumentError(
      component,
      "rotationDays",
      rotationDays,
      "give 90 to 365 days: keys rotate yearly (ENC-06)",
    );
  }
  if (typeof deletionWindowDays === "number" && !(deletionWindowDays >= 7 && deletionWindowDays <= 30)) {
    throw new ArgumentError(component, "deletionWindowDays", deletionWindowDays, "give 7 to 30 days, as KMS allows");
  }
}
