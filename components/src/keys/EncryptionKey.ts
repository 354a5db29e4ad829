import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccessIntent } from "@sallyport/intents";
import { homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkKeyArgs } from "./checkKeyArgs.js";
import type { EncryptionKeyArgs } from "./EncryptionKeyArgs.js";
import { keyPolicyFor } from "./keyPolicyFor.js";

/**
 * A symmetric KMS key of one workload in one region, with an alias.
 *
 * Defaults: yearly rotation, single region, 30 days' deletion window; the key policy delegates to IAM, and lets
 * the named services and roles in only for named resources of this account.
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
    checkKeyArgs(describeComponent("EncryptionKey", name), args);
    super("sallyport:index:EncryptionKey", name, args, opts);
    const tags = tagsFor("EncryptionKey", name, args.tags);
    const { services = [], users = [], administratorArns = [], region } = args;

    const key = new aws.kms.Key(
      `${name}-key`,
      {
        description: args.description ?? `Encrypts the data of ${name}`,
        keyUsage: "ENCRYPT_DECRYPT",
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        enableKeyRotation: true,
        rotationPeriodInDays: args.rotationDays ?? 365,
        deletionWindowInDays: args.deletionWindowDays ?? 30,
        multiRegion: args.exceptions?.multiRegion !== undefined,
        policy: pulumi
          .all([homeOf(this, args), pulumi.output({ services, users, administratorArns })])
          .apply(([home, allowed]) =>
            JSON.stringify(keyPolicyFor({ ...home, ...allowed, users: allowed.users as KeyUsers })),
          ),
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

/** Users as they are once their values are known. */
type KeyUsers = { readonly roleArns: string[]; readonly access: AccessIntent[] }[];
