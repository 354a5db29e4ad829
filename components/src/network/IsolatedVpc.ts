import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { type Home, homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { roleNameFor } from "../identity/roleNameFor.js";
import { describeComponent } from "../naming/describeComponent.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { endpointPolicyFor } from "./endpointPolicyFor.js";
import { flowLogs } from "./flowLogs.js";
import { planSubnets } from "./planSubnets.js";
import { zoneAt } from "./zoneAt.js";

export interface IsolatedVpcArgs {
  /** IPv4 block, /16 to /25, plain. Give each region another one (NET-03). Default: "10.0.0.0/16". */
  readonly cidrBlock?: string;
  /** Availability zones, each with a subnet, 2–6, plain. Default: 2. */
  readonly zones?: number;
  /** Services reached through the route table, of "s3" and "dynamodb"; free. Plain. Default: both. */
  readonly gatewayEndpoints?: string[];
  /** Services reached through private addresses, by short name: "sqs", "logs", "ecr.api". Plain. Default: none. */
  readonly interfaceEndpoints?: string[];
  /** Days that flow logs are kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly flowLogRetentionDays?: number;
  /** ARN of the key of the flow logs. Its policy must let logs.amazonaws.com use it. Default: a key of their own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Bounds the role that writes flow logs (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** "prod" protects the flow logs and their key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  readonly tags?: Tags;
}

/**
 * A network without a way out: isolated subnets, and AWS services through endpoints.
 *
 * Defaults: a subnet in each of two zones, no internet gateway, no NAT, no route but to itself and its endpoints; S3
 * and DynamoDB through gateway endpoints; every endpoint held to principals and resources of this account (and, where
 * images are pulled, S3 to ECR's layer bucket); no public addresses; all traffic logged for a year; the default
 * security group emptied.
 *
 * Cost: interface endpoints 0.011 USD an hour each and zone (8 USD a month) and 0.01 USD per GB; gateway endpoints free;
 * flow logs 0.50 USD per GB; the key of the flow logs 1 USD a month unless `keyArn` is given.
 *
 * Controls: NET-01, NET-03, NET-04, NET-05, NET-06, NET-07, NET-13, NET-16, NET-17, IAM-20.
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
  /** Ids of the subnets, one a zone, once their routes and endpoints are there. */
  readonly subnetIds: pulumi.Output<string[]>;
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
    const blocks = planSubnets(component, cidrBlock, args.zones ?? 2);
    const retentionDays = args.flowLogRetentionDays ?? 365;
    checkRetentionDays(component, "flowLogRetentionDays", retentionDays);
    checkEndpoints(component, args);
    const roleName = roleNameFor(component, name, `${name}-flow-logs`);
    super("sallyport:index:IsolatedVpc", name, args, opts);
    const home = homeOf(this, args);
    const childTags = tagsFor("IsolatedVpc", name, args.tags);
    const { keyArn, permissionsBoundaryArn, environment, account, region, tags } = args;

    const vpc = new aws.ec2.Vpc(
      `${name}-vpc`,
      { cidrBlock, enableDnsSupport: true, enableDnsHostnames: true, region, tags: named(childTags, name) },
      { parent: this },
    );
    const plan: NetworkPlan = { parent: this, name, args, home, vpc, tags: childTags };
    emptiedDefaultGroup(plan);
    const { subnets, routes, associations } = isolatedSubnets(plan, blocks);
    const endpointGroup = endpointSecurityGroup(plan, cidrBlock);
    const endpoints = [...gateways(plan, routes), ...interfaces(plan, subnets, endpointGroup)];
    flowLogs(this, name, home, {
      ...{ vpcId: vpc.id, roleName, retentionDays, keyArn, permissionsBoundaryArn },
      ...{ environment, account, region, tags, childTags },
    });

    const ready = pulumi.all([...associations, ...endpoints].map(({ urn }) => urn));
    this.vpcId = vpc.id;
    this.subnetIds = pulumi.all([pulumi.all(subnets.map(({ id }) => id)), ready]).apply(([ids]) => ids);
    this.cidrBlock = vpc.cidrBlock;
    this.endpointSecurityGroupId = endpointGroup.id;
    this.s3PrefixListId = prefixListId(plan, "s3");
    this.dynamodbPrefixListId = prefixListId(plan, "dynamodb");
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetIds: this.subnetIds,
      cidrBlock: this.cidrBlock,
      endpointSecurityGroupId: this.endpointSecurityGroupId,
      s3PrefixListId: this.s3PrefixListId,
      dynamodbPrefixListId: this.dynamodbPrefixListId,
    });
  }
}

interface NetworkPlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: IsolatedVpcArgs;
  readonly home: Home;
  readonly vpc: aws.ec2.Vpc;
  readonly tags: pulumi.Output<Record<string, string>>;
}

function checkEndpoints(component: string, { gatewayEndpoints = [], interfaceEndpoints = [] }: IsolatedVpcArgs): void {
  const check = (argument: string, services: readonly string[], allowed: RegExp, fix: string) => {
    services.forEach((service, index) => {
      if (!allowed.test(service)) throw new ArgumentError(component, `${argument}[${index}]`, service, fix);
      if (services.indexOf(service) !== index) {
        throw new ArgumentError(component, `${argument}[${index}]`, service, "name each service once");
      }
    });
  };
  check("gatewayEndpoints", gatewayEndpoints, /^(s3|dynamodb)$/, 'only "s3" and "dynamodb" have gateway endpoints');
  const short = 'give the service\'s short name, such as "sqs" or "ecr.api"';
  check("interfaceEndpoints", interfaceEndpoints, /^(?!com\.)[a-z0-9-]+(\.[a-z0-9-]+)*$/, short);
}

/** EC2 shows resources by this tag. */
function named(tags: pulumi.Output<Record<string, string>>, name: string): pulumi.Output<Record<string, string>> {
  return tags.apply((given): Record<string, string> => ({ Name: name, ...given }));
}

/** AWS puts what names no group into the default one: without rules it connects to nothing. */
function emptiedDefaultGroup({ parent, name, args, vpc, tags }: NetworkPlan): void {
  new aws.ec2.DefaultSecurityGroup(
    `${name}-default-group`,
    { vpcId: vpc.id, ingress: [], egress: [], region: args.region, tags },
    { parent },
  );
}

function isolatedSubnets({ parent, name, args, vpc, tags }: NetworkPlan, blocks: readonly string[]) {
  const { region } = args;
  // Local and wavelength zones, which an account can opt in to, lack most services.
  const filters = [{ name: "opt-in-status", values: ["opt-in-not-required"] }];
  const zones = aws.getAvailabilityZonesOutput({ state: "available", filters, region }, { parent }).names;
  const routes = new aws.ec2.RouteTable(
    `${name}-routes`,
    { vpcId: vpc.id, region, tags: named(tags, name) },
    { parent },
  );
  const subnets = blocks.map(
    (cidrBlock, index) =>
      new aws.ec2.Subnet(
        `${name}-subnet-${index + 1}`,
        {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone: zones.apply((names) => zoneAt(names, index, blocks.length)),
          mapPublicIpOnLaunch: false,
          region,
          tags: named(tags, `${name}-${index + 1}`),
        },
        { parent },
      ),
  );
  const associations = subnets.map(
    (subnet, index) =>
      new aws.ec2.RouteTableAssociation(
        `${name}-association-${index + 1}`,
        { subnetId: subnet.id, routeTableId: routes.id, region },
        { parent },
      ),
  );
  return { subnets, routes, associations };
}

function endpointSecurityGroup({ parent, name, args, vpc, tags }: NetworkPlan, cidrBlock: string) {
  const { region } = args;
  const group = new aws.ec2.SecurityGroup(
    `${name}-endpoints`,
    { name: `${name}-endpoints`, description: "Interface endpoints", vpcId: vpc.id, region, tags },
    { parent },
  );
  new aws.vpc.SecurityGroupIngressRule(
    `${name}-endpoints-https`,
    {
      securityGroupId: group.id,
      description: "HTTPS from the network itself",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: cidrBlock,
      region,
      tags,
    },
    { parent },
  );
  return group;
}

function gateways(plan: NetworkPlan, routes: aws.ec2.RouteTable): aws.ec2.VpcEndpoint[] {
  return (plan.args.gatewayEndpoints ?? ["s3", "dynamodb"]).map((service) =>
    endpoint(plan, service, { vpcEndpointType: "Gateway", routeTableIds: [routes.id] }),
  );
}

function interfaces(
  plan: NetworkPlan,
  subnets: readonly aws.ec2.Subnet[],
  group: aws.ec2.SecurityGroup,
): aws.ec2.VpcEndpoint[] {
  return (plan.args.interfaceEndpoints ?? []).map((service) =>
    endpoint(plan, service, {
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: subnets.map(({ id }) => id),
      securityGroupIds: [group.id],
    }),
  );
}

function endpoint(
  { parent, name, args, home, vpc, tags }: NetworkPlan,
  service: string,
  kind: Omit<aws.ec2.VpcEndpointArgs, "vpcId">,
): aws.ec2.VpcEndpoint {
  const id = service.replaceAll(".", "-");
  const pullsImages = args.interfaceEndpoints?.includes("ecr.dkr") === true;
  return new aws.ec2.VpcEndpoint(
    `${name}-endpoint-${id}`,
    {
      ...kind,
      vpcId: vpc.id,
      serviceName: pulumi.interpolate`com.amazonaws.${home.region}.${service}`,
      policy: pulumi
        .all([home.accountId, home.partition, home.region])
        .apply(([accountId, partition, region]) =>
          JSON.stringify(endpointPolicyFor(service, { accountId, partition, region, pullsImages })),
        ),
      region: args.region,
      tags: named(tags, `${name}-${id}`),
    },
    { parent },
  );
}

function prefixListId({ parent, args, home }: NetworkPlan, service: string): pulumi.Output<string> {
  const name = pulumi.interpolate`com.amazonaws.${home.region}.${service}`;
  return aws.ec2.getPrefixListOutput({ name, region: args.region }, { parent }).id;
}
