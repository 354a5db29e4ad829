import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { checkPort } from "./checkPort.js";

export interface DatabaseSecurityGroupArgs {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** Port that the database listens on, 1–65535. Default: 5432, PostgreSQL's. */
  readonly port?: pulumi.Input<number>;
  /**
   * Security groups that may connect, such as a workload's. Each also gets the rule that lets it out to the database:
   * two groups that name each other could not be made in any order. The list is plain. Default: none, nobody connects.
   */
  readonly clientSecurityGroupIds?: pulumi.Input<string>[];
  /** Default: the component's name. */
  readonly groupName?: pulumi.Input<string>;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * The security group of a database: one port, for named security groups, and no way out.
 *
 * Defaults: TCP 5432 from the named groups and from nothing else, no block of addresses; no outbound rule, so that a
 * database cannot call anybody. The named groups get the outbound rule to that port.
 *
 * Cost: none.
 *
 * Controls: NET-10, NET-11.
 *
 * @example
 * const group = new DatabaseSecurityGroup("orders", {
 *   vpcId: network.vpcId,
 *   clientSecurityGroupIds: [workers.securityGroupId],
 * });
 */
export class DatabaseSecurityGroup extends pulumi.ComponentResource {
  /** Id of the group, once its rules are there. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: DatabaseSecurityGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("DatabaseSecurityGroup", name);
    checkPort(component, "port", args.port);
    super("sallyport:index:DatabaseSecurityGroup", name, args, opts);
    const { vpcId, region } = args;
    const tags = tagsFor("DatabaseSecurityGroup", name, args.tags);

    const group = new aws.ec2.SecurityGroup(
      `${name}-group`,
      { name: args.groupName ?? name, description: `Database ${name}`, vpcId, region, tags },
      { parent: this },
    );
    const door = { ipProtocol: "tcp", fromPort: args.port ?? 5432, toPort: args.port ?? 5432, region, tags };
    const rules = (args.clientSecurityGroupIds ?? []).flatMap((client, index) => [
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-from-client-${index + 1}`,
        { securityGroupId: group.id, referencedSecurityGroupId: client, description: "Client", ...door },
        { parent: this },
      ),
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-client-${index + 1}-out`,
        { securityGroupId: client, referencedSecurityGroupId: group.id, description: `Database ${name}`, ...door },
        { parent: this },
      ),
    ]);

    this.securityGroupId = knownAfter(group.id, group, ...rules);
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}
