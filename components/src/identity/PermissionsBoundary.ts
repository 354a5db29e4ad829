import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { permissionsBoundaryFor, remediationBoundaryFor } from "@sallyport/intents";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";

export interface PermissionsBoundaryArgs {
  /** Regions in which bounded roles may work. At least one. */
  readonly regions: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether it bounds remediators in place of workloads: what closes buckets, groups and keys of the whole account, and
   * reaches no data. Plain. Default: false.
   */
  readonly remediation?: boolean;
  /** Default: the component's name. */
  readonly policyName?: pulumi.Input<string>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * The managed policy that bounds every role of the platform: the actions that intents can grant, on this account's
 * resources in the named regions. It grants nothing by itself; a role with a mistaken policy still cannot leave it.
 *
 * Cost: none.
 *
 * Controls: IAM-20.
 *
 * @example
 * const boundary = new PermissionsBoundary("sallyport-boundary", { regions: ["eu-west-1", "eu-central-1"] });
 */
export class PermissionsBoundary extends pulumi.ComponentResource {
  /** ARN of the policy, for `permissionsBoundaryArn` of the roles. */
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: PermissionsBoundaryArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("PermissionsBoundary", name);
    checkRegions(component, args.regions);
    super("sallyport:index:PermissionsBoundary", name, args, opts);
    const { accountId, partition } = homeOf(this, { ...args, region: "" });
    const boundaryFor = args.remediation === true ? remediationBoundaryFor : permissionsBoundaryFor;
    const policyName = args.policyName ?? name;

    const policy = new aws.iam.Policy(
      `${name}-policy`,
      {
        name: policyName,
        description: "Bounds every role of the platform",
        policy: pulumi
          .all([accountId, partition, pulumi.output(args.regions)])
          .apply(([account, part, regions]) =>
            JSON.stringify(boundaryFor({ accountId: account, partition: part }, regions)),
          ),
        tags: tagsFor("PermissionsBoundary", name, args.tags),
      },
      { parent: this },
    );

    this.policyArn = knownAfter(pulumi.interpolate`arn:${partition}:iam::${accountId}:policy/${policyName}`, policy);
    this.registerOutputs({ policyArn: this.policyArn });
  }
}

function checkRegions(component: string, regions: PermissionsBoundaryArgs["regions"]): void {
  if (!Array.isArray(regions)) return;
  if (regions.length === 0) {
    throw new ArgumentError(component, "regions", regions, "name the regions where the platform's roles work");
  }
  regions.forEach((region, index) => {
    if (typeof region !== "string" || /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) return;
    throw new ArgumentError(component, `regions[${index}]`, region, 'name each region in full, such as "eu-west-1"');
  });
}
