import type { Example, RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { associationType, routeType, subnetType, tableType } from "./networkTypes.js";
import { subnetWaysOut } from "./subnetWaysOut.js";

const rdsGroupType = "aws:rds/subnetGroup:SubnetGroup";
const group = { type: rdsGroupType, name: "orders", refersTo: { subnetIds: ["one", "two"] } };
const subnets: Example = [
  { type: subnetType, name: "one" },
  { type: subnetType, name: "two" },
  { type: tableType, name: "table" },
  { type: associationType, name: "link", refersTo: { subnetId: "two", routeTableId: "table" } },
];

/** No subnet of a database leads out of its network, by NAT neither: a database calls nobody. */
export const DatabaseSubnetsIsolated: RelationRule = {
  id: "database-subnets-isolated",
  title: "Databases are in subnets without a way out",
  severity: "high",
  why: "A database never has to call out; with a route it can send its tables away through an extension or a link",
  fix: "give the subnet group subnets without routes to gateways: IsolatedVpc's databaseSubnetIds or subnetIds",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  controls: ["NET-12"],
  scope: "stack",
  types: [
    rdsGroupType,
    "aws:docdb/subnetGroup:SubnetGroup",
    "aws:elasticache/subnetGroup:SubnetGroup",
    "aws:memorydb/subnetGroup:SubnetGroup",
    "aws:neptune/subnetGroup:SubnetGroup",
    "aws:redshift/subnetGroup:SubnetGroup",
  ],
  evaluate: (subnetGroup, graph) =>
    verdictOf(
      graph
        .referenced(subnetGroup, "subnetIds")
        .filter(({ type }) => type === subnetType)
        .flatMap((subnet) =>
          subnetWaysOut(subnet, graph).map((way) => ({
            id: `Way::${subnet.name}::${way}`,
            message: `subnet ${subnet.name} of the subnet group ${subnetGroup.name} leads out by ${way}`,
          })),
        ),
    ),
  examples: {
    good: [group, ...subnets],
    bad: [
      group,
      ...subnets,
      {
        type: routeType,
        name: "out",
        props: { destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" },
        refersTo: { routeTableId: "table" },
      },
    ],
    others: {
      "a route for IPv6": [
        group,
        ...subnets,
        {
          type: routeType,
          name: "out",
          props: { destinationIpv6CidrBlock: "::/0", egressOnlyGatewayId: "eigw-1" },
          refersTo: { routeTableId: "table" },
        },
      ],
    },
  },
};
