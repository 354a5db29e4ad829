import type { Example, RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { associationType, routeType, subnetType, tableType } from "./networkTypes.js";
import { subnetWaysOut } from "./subnetWaysOut.js";
import { taskPlacements } from "./taskPlacements.js";

/** Where a type names its subnets. */
const placements: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(taskPlacements).map(([type, { property }]) => [type, property])),
  "aws:ec2/instance:Instance": "subnetId",
  "aws:efs/mountTarget:MountTarget": "subnetId",
  "aws:rds/subnetGroup:SubnetGroup": "subnetIds",
  "aws:elasticache/subnetGroup:SubnetGroup": "subnetIds",
  "aws:redshift/subnetGroup:SubnetGroup": "subnetIds",
};

const instanceType = "aws:ec2/instance:Instance";
const subnet: Example = [
  { type: subnetType, name: "outside" },
  { type: associationType, name: "link", refersTo: { subnetId: "outside", routeTableId: "table" } },
  { type: tableType, name: "table" },
];
const open: Example = [
  ...subnet,
  {
    type: routeType,
    name: "out",
    props: { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
    refersTo: { routeTableId: "table", gatewayId: "internet" },
  },
  { type: "aws:ec2/internetGateway:InternetGateway", name: "internet" },
];

/** Nothing that computes or keeps data is in a subnet with a route to an internet gateway. */
export const PublicSubnetHoldsOnlyNat: RelationRule = {
  id: "public-subnet-only-nat",
  title: "Public subnets hold NAT gateways and load balancers, nothing that computes or keeps data",
  severity: "high",
  why: "In a subnet with a route to an internet gateway, one public address and one wrong security group suffice to be reached from anywhere",
  fix: "move it to a subnet without a route to an internet gateway: isolated, or private with NAT",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
  controls: ["NET-02"],
  scope: "stack",
  waivedBy: "publicIp",
  types: Object.keys(placements),
  evaluate: (placed, graph) =>
    verdictOf(
      graph
        .referenced(placed, placements[placed.type] ?? "")
        .filter(({ type }) => type === subnetType)
        .filter((place) => subnetWaysOut(place, graph).includes("gatewayId"))
        .map(({ name }) => ({
          id: `Subnet::${name}`,
          message: `${placed.name} is in subnet ${name}, which has a route to an internet gateway`,
        })),
    ),
  examples: {
    good: [{ type: instanceType, name: "build", refersTo: { subnetId: "outside" } }, ...subnet],
    bad: [{ type: instanceType, name: "build", refersTo: { subnetId: "outside" } }, ...open],
    others: {
      "a task": [
        { type: "aws:ecs/service:Service", name: "workers", refersTo: { networkConfiguration: "outside" } },
        ...open,
      ],
      "a database": [
        { type: "aws:rds/subnetGroup:SubnetGroup", name: "orders", refersTo: { subnetIds: "outside" } },
        ...open,
      ],
    },
  },
};
