import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import type { Waiver } from "../waivers/Waiver.js";
import { checkPort } from "./checkPort.js";
import type { DatabaseDestinationArgs } from "./DatabaseDestinationArgs.js";
import { parseCidr } from "./parseCidr.js";

/** What may be weakened, each by a waiver. */
export interface WorkloadSecurityGroupExceptions {
  /** "0.0.0.0/0" is among `egressCidrBlocks`: a service without endpoint has to be called (NET-10, NET-14). */
  readonly egressAnywhere?: Waiver;
}

export interface WorkloadSecurityGroupArgs {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** IPv4 blocks that the workload may call. The list is plain. Default: none. */
  readonly egressCidrBlocks?: pulumi.Input<string>[];
  /** Prefix lists that it may call, such as S3's. The list is plain. Default: none. */
  readonly egressPrefixListIds?: pulumi.Input<string>[];
  /** Security groups that it may call, such as the interface endpoints'. The list is plain. Default: none. */
  readonly egressSecurityGroupIds?: pulumi.Input<string>[];
  /**
   * Databases that it may connect to, on their port. A `DatabaseSecurityGroup` that names this group as its client lets
   * it out by itself: name here only databases of other stacks. The list is plain. Default: none.
   */
  readonly egressDatabases?: DatabaseDestinationArgs[];
  /** Default: the component's name. */
  readonly groupName?: pulumi.Input<string>;
  /** Weaker settings, each with its written reason. Default: none. */
  readonly exceptions?: WorkloadSecurityGroupExceptions;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * The security group of a workload: nobody gets in, and HTTPS goes out to named places only, besides named databases.
 *
 * Defaults: no inbound rule, no outbound rule but TCP 443 to what is named, and TCP 5432 to databases that are.
 *
 * Cost: none.
 *
 * Controls: NET-08, NET-09, NET-10.
 *
 * @example
 * const group = new WorkloadSecurityGroup("orders", {
 *   vpcId: network.vpcId,
 *   egressPrefixListIds: [network.s3PrefixListId, network.dynamodbPrefixListId],
 *   egressSecurityGroupIds: [network.endpointSecurityGroupId],
 * });
 */
export class WorkloadSecurityGroup extends pulumi.ComponentResource {
  /** Id of the group, once its rules are there. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: WorkloadSecurityGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    checkArguments(describeComponent("WorkloadSecurityGroup", name), args);
    super("sallyport:index:WorkloadSecurityGroup", name, args, opts);
    const { vpcId, region } = args;
    const tags = tagsFor("WorkloadSecurityGroup", name, args.tags);

    const group = new aws.ec2.SecurityGroup(
      `${name}-group`,
      { name: args.groupName ?? name, description: `Workload ${name}`, vpcId, region, tags },
      { parent: this },
    );
    const rules = egressRules(args).map(
      ([id, { port, ...rule }]) =>
        new aws.vpc.SecurityGroupEgressRule(
          `${name}-to-${id}`,
          { securityGroupId: group.id, ipProtocol: "tcp", fromPort: port, toPort: port, ...rule, region, tags },
          { parent: this },
        ),
    );

    this.securityGroupId = knownAfter(group.id, group, ...rules);
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}

type Rule = Pick<
  aws.vpc.SecurityGroupEgressRuleArgs,
  "description" | "cidrIpv4" | "prefixListId" | "referencedSecurityGroupId"
> & { readonly port: pulumi.Input<number> };

function egressRules(args: WorkloadSecurityGroupArgs): [string, Rule][] {
  const { egressCidrBlocks = [], egressPrefixListIds = [], egressSecurityGroupIds = [], egressDatabases = [] } = args;
  const https = { description: "HTTPS", port: 443 };
  return [
    ...egressCidrBlocks.map((cidrIpv4, index): [string, Rule] => [`block-${index + 1}`, { ...https, cidrIpv4 }]),
    ...egressPrefixListIds.map((prefixListId, index): [string, Rule] => [
      `list-${index + 1}`,
      { ...https, prefixListId },
    ]),
    ...egressSecurityGroupIds.map((id, index): [string, Rule] => [
      `group-${index + 1}`,
      { ...https, referencedSecurityGroupId: id },
    ]),
    ...egressDatabases.map(({ securityGroupId, port = 5432 }, index): [string, Rule] => [
      `database-${index + 1}`,
      { description: "Database", port, referencedSecurityGroupId: securityGroupId },
    ]),
  ];
}

function checkArguments(component: string, args: WorkloadSecurityGroupArgs): void {
  const { egressCidrBlocks = [], egressDatabases = [], exceptions } = args;
  checkWaivers(component, exceptions);
  egressDatabases.forEach(({ port }, index) => {
    checkPort(component, `egressDatabases[${index}].port`, port);
  });
  for (const [index, block] of egressCidrBlocks.entries()) {
    if (typeof block !== "string") continue;
    const cidr = parseCidr(block);
    if (cidr === undefined) {
      const fix = 'give the first address of an IPv4 block, such as "10.0.0.0/16"';
      throw new ArgumentError(component, `egressCidrBlocks[${index}]`, block, fix);
    }
    if (cidr.prefix === 0 && exceptions?.egressAnywhere === undefined) {
      const fix = "name what the workload calls, or say why it cannot be named in exceptions.egressAnywhere (NET-10)";
      throw new ArgumentError(component, `egressCidrBlocks[${index}]`, block, fix);
    }
  }
}
