import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { pascalCase } from "../naming/pascalCase.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import { checkIntents } from "./checkIntents.js";
import { grantedPolicies } from "./grantedPolicies.js";
import type { RoleArgs } from "./RoleArgs.js";
import { roleNameFor } from "./roleNameFor.js";
import { roleArnFor, trustedRole } from "./trustedRole.js";

/** A bucket into which S3 replicates. */
export interface ReplicationTargetArgs {
  /** Plain; names the target's statements. Unique in the list, lower-case with hyphens. */
  readonly name: string;
  /** Name of the destination bucket. */
  readonly bucket: pulumi.Input<string>;
  /** Region of the destination bucket. */
  readonly region: pulumi.Input<string>;
  /** Key of the destination bucket, in its region. */
  readonly keyArn: pulumi.Input<string>;
  /** Keys that are replicated there, ending at "/". Default: all. */
  readonly prefix?: pulumi.Input<string>;
}

export interface ReplicationRoleArgs extends RoleArgs {
  /** Name of the bucket from which S3 replicates. */
  readonly sourceBucket: pulumi.Input<string>;
  /** Key of the source bucket. */
  readonly sourceKeyArn: pulumi.Input<string>;
  /**
   * The source bucket has Object Lock, plain: replicas get the locks of what they copy, so the targets must have Object
   * Lock too. Default: false.
   */
  readonly sourceLocked?: boolean;
  /** Where to. The list is plain; its values may be outputs. */
  readonly targets: ReplicationTargetArgs[];
}

/**
 * The role by which S3 replicates one bucket: decrypt and read there, encrypt and write replicas at the named targets.
 *
 * Defaults: trusted by S3 only, for this account and the source bucket; no deletes are replicated; each key is
 * usable only through S3 in its region.
 *
 * Cost: none.
 *
 * Controls: ENC-08, ENC-10, IAM-01, IAM-11, IAM-20.
 *
 * @example
 * const role = new ReplicationRole("staging-replication", {
 *   sourceBucket: "staging-out", sourceKeyArn: outbound.keyArn,
 *   targets: [{ name: "frankfurt", bucket: "staging-in", region: "eu-central-1", keyArn: inbound.keyArn }],
 * });
 */
export class ReplicationRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: ReplicationRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ReplicationRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    if (args.targets.length === 0) {
      throw new ArgumentError(component, "targets", args.targets, "name a bucket to replicate into");
    }
    checkIntents(component, "targets", args.targets.map(targetIntent));
    super("sallyport:index:ReplicationRole", name, args, opts);
    const home = homeOf(this, args);

    const role = trustedRole(this, name, home, {
      service: "s3.amazonaws.com",
      sourceArns: [pulumi.interpolate`arn:${home.partition}:s3:::${args.sourceBucket}`],
      roleName,
      description: `Replicates objects for ${name}`,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("ReplicationRole", name, args.tags),
    });
    const policies = grantedPolicies(
      this,
      name,
      role,
      [...sourceIntents(args), ...args.targets.map(targetIntent)],
      home,
    );

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...policies);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}

/** Reading is held to the prefixes that go somewhere. */
function sourceIntents({ sourceBucket, sourceKeyArn, sourceLocked, targets }: ReplicationRoleArgs): AccessIntentArgs[] {
  const actions = [Access.ReplicateFrom, ...(sourceLocked ? [Access.ReplicateLocks] : [])];
  const source = { bucket: sourceBucket, actions, key: sourceKeyArn, label: "Source" };
  return targets.map(({ prefix }) => (prefix === undefined ? source : { ...source, prefix }));
}

function targetIntent({ name, bucket, region, keyArn, prefix }: ReplicationTargetArgs): AccessIntentArgs {
  const target = { bucket, region, key: keyArn, actions: [Access.ReplicateTo], label: pascalCase(name) };
  return prefix === undefined ? target : { ...target, prefix };
}
