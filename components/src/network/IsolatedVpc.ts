import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { roleNameFor } from "../identity/roleNameFor.js";
import { describeComponent } from "../naming/describeComponent.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkEndpoints } from "./checkEndpoints.js";
import { flowLogs } from "./flowLogs.js";
import type { IsolatedVpcArgs } from "./IsolatedVpcArgs.js";
import { internetEgress } from "./internetEgress.js";
import type { NetworkPlan } from "./NetworkPlan.js";
import { planTiers } from "./planTiers.js";
import { type SubnetTier, subnetTier } from "./subnetTier.js";
import { vpcEndpoints } from "./vpcEndpoints.js";
import { withName } from "./withName.js";

/**
 * A network without a way out: isolated subnets, and AWS services through endpoints. On demand, with tiers beside them:
 * subnets for databases, and, for a written reason, private subnets that get out through NAT.
 *
 * Defaults: a subnet in each of two zones, no internet gateway, no NAT, no route but to itself and its endpoints; S3
 * and DynamoDB through gateway endpoints; every endpoint held to principals and resources of this account (and, where
 * images are pulled, S3 to ECR's layer bucket); no public addresses; all traffic logged for a year; the default
 * security group emptied. With NAT, public subnets hold the gateways and nothing else, and only private subnets have a
 * route to them.
 *
 * Cost: interface endpoints 0.011 USD an hour each and zone (8 USD a month) and 0.01 USD per GB; gateway endpoints free;
 * flow logs 0.50 USD per GB; the key of the flow logs 1 USD a month unless `keyArn` is given; a NAT gateway 0.048 USD an
 * hour (35 USD a month), 0.048 USD per GB and 0.005 USD an hour for its address.
 *
 * Controls: NET-01, NET-02, NET-03, NET-04, NET-05, NET-06, NET-07, NET-12, NET-13, NET-14, NET-16, NET-17, IAM-20.
 *
 * @example
 * const network = new IsolatedVpc("orders", {
 *   cidrBlock: "10.1.0.0/16",
 *   interfaceEndpoints: ["sqs", "logs", "kms", "sts", "ecr.api", "ecr.dkr"],
 * });
 */
export class IsolatedVpc extends pulumi.ComponentResource {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Output<string>;
  /** Ids of the isolated subnets, one a zone, once their routes and endpoints are there. */
  readonly subnetIds: pulumi.Output<string[]>;
  /** Ids of the private subnets, one a zone, once they have their way out; empty without NAT gateways. */
  readonly privateSubnetIds: pulumi.Output<string[]>;
  /** Ids of the databases' subnets, one a zone; empty unless they are asked for. */
  readonly databaseSubnetIds: pulumi.Output<string[]>;
  /** Public IPv4 addresses from which calls to the internet come, one a NAT gateway; empty without. */
  readonly egressAddresses: pulumi.Output<string[]>;
  /** IPv4 block of the VPC. */
  readonly cidrBlock: pulumi.Output<string>;
  /** Id of the security group of the interface endpoints. */
  readonly endpointSecurityGroupId: pulumi.Output<string>;
  /** Id of the prefix list of S3 in the region. */
  readonly s3PrefixListId: pulumi.Output<string>;
  /** Id of the prefix list of DynamoDB in the region. */
  readonly dynamodbPrefixListId: pulumi.Output<string>;

  constructor(name: string, args: IsolatedVpcArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("IsolatedVpc", name);
    const cidrBlock = args.cidrBlock ?? "10.0.0.0/16";
    const tiers = planTiers(component, cidrBlock, args);
    const retentionDays = args.flowLogRetentionDays ?? 365;
    checkRetentionDays(component, "flowLogRetentionDays", retentionDays);
    checkEndpoints(component, args);
    const roleName = roleNameFor(component, name, `${name}-flow-logs`);
    super("sallyport:index:IsolatedVpc", name, args, opts);
    const home = homeOf(this, args);
    const tags = tagsFor("IsolatedVpc", name, args.tags);
    const { region } = args;

    const vpc = new aws.ec2.Vpc(
      `${name}-vpc`,
      { cidrBlock, enableDnsSupport: true, enableDnsHostnames: true, region, tags: withName(tags, name) },
      { parent: this },
    );
    const plan: NetworkPlan = { parent: this, name, args, home, vpc, zones: zonesOf(this, region), tags };
    emptiedDefaultGroup(plan);
    const isolated = subnetTier(plan, "isolated", tiers.isolated);
    const inside = subnetTier(plan, "private", tiers.private);
    const outside = subnetTier(plan, "public", tiers.public);
    const database = subnetTier(plan, "database", tiers.database);
    const tables = [...isolated.tables, ...inside.tables];
    const endpoints = vpcEndpoints(plan, { cidrBlock, subnets: isolated.subnets, tables });
    const { addresses, settled } = internetEgress(plan, { outside, inside });
    flowLogs(plan, { roleName, retentionDays });

    this.vpcId = vpc.id;
    this.subnetIds = idsOf(isolated, endpoints.settled);
    this.privateSubnetIds = idsOf(inside, [...endpoints.settled, ...settled]);
    this.databaseSubnetIds = idsOf(database, []);
    this.egressAddresses = pulumi.all(addresses);
    this.cidrBlock = vpc.cidrBlock;
    this.endpointSecurityGroupId = endpoints.group.id;
    this.s3PrefixListId = prefixListId(plan, "s3");
    this.dynamodbPrefixListId = prefixListId(plan, "dynamodb");
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetIds: this.subnetIds,
      privateSubnetIds: this.privateSubnetIds,
      databaseSubnetIds: this.databaseSubnetIds,
      egressAddresses: this.egressAddresses,
      cidrBlock: this.cidrBlock,
      endpointSecurityGroupId: this.endpointSecurityGroupId,
      s3PrefixListId: this.s3PrefixListId,
      dynamodbPrefixListId: this.dynamodbPrefixListId,
    });
  }
}

/** Local and wavelength zones, which an account can opt in to, lack most services. */
function zonesOf(parent: pulumi.Resource, region: pulumi.Input<string> | undefined): pulumi.Output<string[]> {
  const filters = [{ name: "opt-in-status", values: ["opt-in-not-required"] }];
  return aws.getAvailabilityZonesOutput({ state: "available", filters, region }, { parent }).names;
}

/** Ids of a tier's subnets, for whoever must wait for their routes and for what else makes them of use. */
function idsOf({ subnets, associations }: SubnetTier, settled: readonly pulumi.Resource[]): pulumi.Output<string[]> {
  const ready = pulumi.all([...associations, ...settled].map(({ urn }) => urn));
  return pulumi.all([pulumi.all(subnets.map(({ id }) => id)), ready]).apply(([ids]) => ids);
}

/** AWS puts what names no group into the default one: without rules it connects to nothing. */
function emptiedDefaultGroup({ parent, name, args, vpc, tags }: NetworkPlan): void {
  new aws.ec2.DefaultSecurityGroup(
    `${name}-default-group`,
    { vpcId: vpc.id, ingress: [], egress: [], region: args.region, tags },
    { parent },
  );
}

function prefixListId({ parent, args, home }: NetworkPlan, service: string): pulumi.Output<string> {
  const name = pulumi.interpolate`com.amazonaws.${home.region}.${service}`;
  return aws.ec2.getPrefixListOutput({ name, region: args.region }, { parent }).id;
}
