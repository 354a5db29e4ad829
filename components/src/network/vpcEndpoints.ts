import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { endpointPolicyFor } from "@sallyport/intents";
import type { NetworkPlan } from "./NetworkPlan.js";
import { withName } from "./withName.js";

interface Reach {
  readonly cidrBlock: string;
  /** Where interface endpoints have their addresses. */
  readonly subnets: readonly aws.ec2.Subnet[];
  /** Route tables that lead to gateway endpoints. */
  readonly tables: readonly aws.ec2.RouteTable[];
}

/** Interface endpoints of these answer under names of their own alone (AWS: PrivateLink for DynamoDB, for S3). */
const withGateway: readonly string[] = ["s3", "dynamodb"];

/**
 * The endpoints of a network, and the group that lets the network reach those that have addresses. `settled` are the
 * resources after which they answer.
 */
export function vpcEndpoints(plan: NetworkPlan, { cidrBlock, subnets, tables }: Reach) {
  const { group, rule } = endpointSecurityGroup(plan, cidrBlock);
  const gateways = (plan.args.gatewayEndpoints ?? ["s3", "dynamodb"]).map((service) =>
    endpoint(plan, service, service, { vpcEndpointType: "Gateway", routeTableIds: tables.map(({ id }) => id) }),
  );
  const interfaces = (plan.args.interfaceEndpoints ?? []).map((service) =>
    endpoint(plan, service, withGateway.includes(service) ? `${service}-interface` : service, {
      vpcEndpointType: "Interface",
      privateDnsEnabled: !withGateway.includes(service),
      subnetIds: subnets.map(({ id }) => id),
      securityGroupIds: [group.id],
    }),
  );
  return { group, settled: [rule, ...gateways, ...interfaces] };
}

function endpointSecurityGroup({ parent, name, args, vpc, tags }: NetworkPlan, cidrBlock: string) {
  const { region } = args;
  const group = new aws.ec2.SecurityGroup(
    `${name}-endpoints`,
    { name: `${name}-endpoints`, description: "Interface endpoints", vpcId: vpc.id, region, tags },
    { parent },
  );
  const rule = new aws.vpc.SecurityGroupIngressRule(
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
  return { group, rule };
}

function endpoint(
  { parent, name, args, home, vpc, tags }: NetworkPlan,
  service: string,
  called: string,
  kind: Omit<aws.ec2.VpcEndpointArgs, "vpcId">,
): aws.ec2.VpcEndpoint {
  const id = called.replaceAll(".", "-");
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
      tags: withName(tags, `${name}-${id}`),
    },
    { parent },
  );
}
