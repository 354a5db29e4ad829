import { DescribeRouteTablesCommand, DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import type { CheckedItem } from "../../../checked/CheckedItem.js";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { ofType } from "../../preflight/ofType.js";
import type { SmokeScope } from "../SmokeScope.js";
import type { SmokeStep } from "../SmokeStep.js";

/**
 * Endpoints of AWS are available inside, and no route of a private subnet leads to the internet that the stack has not made. Looked at, not
 * sent: packets from inside are what a job (`network-inside`) and the unit of work send.
 */
export const network: SmokeStep = {
  name: "network",
  code: 12,
  run: async (scope) => {
    const vpcs = ofType(scope.resources, "aws:ec2/vpc:Vpc").map(({ id, props }) => ({
      id,
      region: typeof props.region === "string" && props.region !== "" ? props.region : (scope.regions[0] ?? ""),
    }));
    if (vpcs.length === 0) return passed("the stack has no network");
    const found = await Promise.all(vpcs.map(({ id, region }) => problemsOf(scope, id, region)));
    return {
      ...itemOf("", "endpoints are available, and no route leads to the internet; no packet was sent", found.flat()),
      name: network.name,
    };
  },
};

function passed(message: string): CheckedItem {
  return { name: network.name, outcome: "passed", message };
}

async function problemsOf(
  { clients, resources }: SmokeScope,
  vpc: string,
  region: string,
): Promise<readonly Problem[]> {
  const ec2 = clients.ec2(region);
  const Filters = [{ Name: "vpc-id", Values: [vpc] }];
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({ Filters }));
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
  const planned = ofType(resources, "aws:ec2/vpcEndpoint:VpcEndpoint").filter(({ props }) => props.vpcId === vpc);
  const available = new Set(
    VpcEndpoints.filter(({ State }) => State?.toLowerCase() === "available").map(({ VpcEndpointId }) => VpcEndpointId),
  );
  const routes = new Set(
    ofType(resources, "aws:ec2/route:Route").map(
      ({ props }) => `${props.routeTableId} ${props.destinationCidrBlock ?? props.destinationIpv6CidrBlock}`,
    ),
  );
  const out = RouteTables.flatMap(({ RouteTableId, Routes = [] }) =>
    Routes.filter(({ DestinationCidrBlock, DestinationIpv6CidrBlock }) => {
      const to = DestinationCidrBlock ?? DestinationIpv6CidrBlock;
      return (to === "0.0.0.0/0" || to === "::/0") && !routes.has(`${RouteTableId} ${to}`);
    }).map(() => RouteTableId),
  );
  return [
    ...planned
      .filter(({ id }) => !available.has(id))
      .map(({ id, props }) => ({
        message: `the endpoint ${id} of ${props.serviceName} is not available`,
        fix: "pulumi up; until then what runs inside does not reach that service",
      })),
    ...out.map((table) => ({
      message: `${table} leads to the internet, which the stack has not made so`,
      fix: "docs/runbooks/suspicious-access.md: who made the route; then remove it",
    })),
  ];
}
