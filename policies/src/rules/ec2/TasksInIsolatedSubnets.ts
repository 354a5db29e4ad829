import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { namesOf } from "./namesOf.js";
import { associationType, isolatedVpcType, routeType, subnetType, tableType, vpcType } from "./networkTypes.js";
import { subnetWaysOut } from "./subnetWaysOut.js";
import { tasksIn } from "./taskPlacements.js";

const serviceType = "aws:ecs/service:Service";
const service = { type: serviceType, name: "workers", refersTo: { networkConfiguration: "subnet" } };
const association = { type: associationType, name: "link", refersTo: { subnetId: "subnet", routeTableId: "table" } };
const table = { type: tableType, name: "table" };
const routeTo = (target: Readonly<Record<string, string>>) => ({
  type: routeType,
  name: "out",
  props: { destinationCidrBlock: "0.0.0.0/0", ...target },
  refersTo: { routeTableId: "table" },
});

/**
 * No subnet with tasks leads out of its network: subnet → association (or main table) → route table → routes. Subnets of other programs
 * are judged where they are made.
 */
export const TasksInIsolatedSubnets: RelationRule = {
  id: "tasks-in-isolated-subnets",
  title: "Tasks run in subnets without a way out",
  severity: "medium",
  why: "Whatever takes over a task can carry data to any place that its subnet has a route to",
  fix: "remove the route and reach AWS services through VPC endpoints; for a service without endpoint use IsolatedVpc with natGateways and write the reason in exceptions.internetEgress",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  controls: ["NET-01", "NET-14"],
  scope: "stack",
  waivedBy: "internetEgress",
  types: [subnetType, "aws:ec2/defaultSubnet:DefaultSubnet"],
  evaluate: (subnet, graph) => {
    const tasks = tasksIn(subnet, graph);
    if (tasks.length === 0) return compliant;
    return verdictOf(
      subnetWaysOut(subnet, graph).map((way) => ({
        id: `Way::${way}`,
        message: `subnet ${subnet.name}, where ${namesOf(tasks)} runs, leads out by ${way}`,
      })),
    );
  },
  examples: {
    good: [{ type: subnetType, name: "subnet" }, service, association, table],
    bad: [{ type: subnetType, name: "subnet" }, service, association, table, routeTo({ natGatewayId: "nat-1" })],
    others: {
      "a route to an internet gateway": [
        { type: subnetType, name: "subnet" },
        service,
        association,
        table,
        routeTo({ gatewayId: "igw-1" }),
      ],
      "an inline route": [
        { type: subnetType, name: "subnet" },
        service,
        association,
        { ...table, props: { routes: [{ cidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-1" }] } },
      ],
      "the main route table, for want of an association": [
        { type: subnetType, name: "subnet", refersTo: { vpcId: "vpc" } },
        service,
        { type: vpcType, name: "vpc" },
        {
          type: "aws:ec2/defaultRouteTable:DefaultRouteTable",
          name: "table",
          refersTo: { defaultRouteTableId: "vpc" },
        },
        routeTo({ gatewayId: "igw-1" }),
      ],
      "a route of the main table, which nothing stands for": [
        { type: subnetType, name: "subnet", refersTo: { vpcId: "vpc" } },
        service,
        { type: vpcType, name: "vpc" },
        {
          type: routeType,
          name: "out",
          props: { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
          refersTo: { routeTableId: "vpc" },
        },
      ],
      "a function and a peered network": [
        { type: subnetType, name: "subnet" },
        { type: "aws:lambda/function:Function", name: "rotate", refersTo: { vpcConfig: "subnet" } },
        association,
        table,
        routeTo({ vpcPeeringConnectionId: "pcx-1" }),
      ],
      "an isolated network's own subnet, without the written reason": [
        { type: subnetType, name: "subnet", parent: "vpc" },
        { type: isolatedVpcType, name: "vpc" },
        service,
        association,
        table,
        routeTo({ natGatewayId: "nat-1" }),
      ],
    },
  },
};
