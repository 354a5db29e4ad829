import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NetworkPlan } from "./NetworkPlan.js";
import type { SubnetTier } from "./subnetTier.js";
import { withName } from "./withName.js";

const anywhere = "0.0.0.0/0";

interface Tiers {
  /** One subnet for each gateway. */
  readonly outside: SubnetTier;
  /** One route table for each zone. */
  readonly inside: SubnetTier;
}

/**
 * NAT gateways in the public subnets, and the routes of the private subnets to them: each zone's own where it has one,
 * else the first. Nothing where there are no public subnets. `settled` are the resources after which there is a way
 * out.
 */
export function internetEgress(plan: NetworkPlan, { outside, inside }: Tiers) {
  if (outside.subnets.length === 0) return { addresses: [], settled: [] };
  const { parent, name, args, vpc, tags } = plan;
  const { region } = args;
  const internet = new aws.ec2.InternetGateway(
    `${name}-internet`,
    { vpcId: vpc.id, region, tags: withName(tags, name) },
    { parent },
  );
  const ways = outside.tables.map((table) =>
    defaultRoute(plan, `${name}-public-out`, table, { gatewayId: internet.id }),
  );
  const gateways = outside.subnets.map((subnet, index) => natGateway(plan, index, subnet, [internet]));
  const routes = inside.tables.map((table, zone) =>
    defaultRoute(plan, `${name}-private-out-${zone + 1}`, table, {
      natGatewayId: (gateways[zone] ?? gateways[0])?.gateway.id,
    }),
  );
  return {
    addresses: gateways.map(({ address }) => address.publicIp),
    settled: [...ways, ...routes, ...outside.associations],
  };
}

/** EC2 refuses an address in use before the network has its internet gateway, and the gateway's removal after. */
function natGateway(
  { parent, name, args, tags }: NetworkPlan,
  index: number,
  subnet: aws.ec2.Subnet,
  dependsOn: pulumi.Resource[],
) {
  const { region } = args;
  const own = `${name}-nat-${index + 1}`;
  const address = new aws.ec2.Eip(
    `${own}-address`,
    { domain: "vpc", region, tags: withName(tags, own) },
    { parent, dependsOn },
  );
  const gateway = new aws.ec2.NatGateway(
    own,
    { subnetId: subnet.id, allocationId: address.allocationId, region, tags: withName(tags, own) },
    { parent, dependsOn },
  );
  return { address, gateway };
}

type Target = Pick<aws.ec2.RouteArgs, "gatewayId" | "natGatewayId">;

function defaultRoute(
  { parent, args }: NetworkPlan,
  name: string,
  table: aws.ec2.RouteTable,
  target: Target,
): aws.ec2.Route {
  return new aws.ec2.Route(
    name,
    { routeTableId: table.id, destinationCidrBlock: anywhere, ...target, region: args.region },
    { parent },
  );
}
