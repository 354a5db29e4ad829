import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { groupType } from "./networkTypes.js";

/** Types that adopt what AWS made in every account. */
const adopting = ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"];

/** Types that come to lie in the default VPC unless one of these properties says otherwise. */
const placedBy: Readonly<Record<string, readonly string[]>> = {
  [groupType]: ["vpcId"],
  "aws:ec2/instance:Instance": ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"],
  "aws:rds/instance:Instance": ["dbSubnetGroupName", "replicateSourceDb"],
  "aws:rds/cluster:Cluster": ["dbSubnetGroupName", "replicationSourceIdentifier", "globalClusterIdentifier"],
  "aws:redshift/cluster:Cluster": ["clusterSubnetGroupName"],
  "aws:elasticache/replicationGroup:ReplicationGroup": ["subnetGroupName"],
  "aws:elasticache/cluster:Cluster": ["subnetGroupName", "replicationGroupId"],
  "aws:lb/loadBalancer:LoadBalancer": ["subnets", "subnetMappings"],
};

/**
 * Nothing uses the default VPC, whether by adopting it or by saying nothing. Look-ups of it (`getVpc({ default: true })`) are no
 * resources, so that no policy sees them.
 */
export const NoDefaultVpc: ResourceRule = {
  id: "no-default-vpc",
  title: "Nothing runs in the default VPC",
  severity: "high",
  why: "Every subnet of the default VPC is public, and everything that says nothing shares it",
  fix: "make a VPC for the platform (IsolatedVpc) and name its subnets or its id",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
  controls: ["NET-16"],
  scope: "resource",
  types: [...adopting, ...Object.keys(placedBy)],
  evaluate: ({ type, name, inputs }) => {
    if (adopting.includes(type)) return violation("Adopted", `${name} takes over a part of the default VPC`);
    const properties = placedBy[type] ?? [];
    return properties.some((property) => isSet(inputs, property))
      ? compliant
      : violation("Unplaced", `${name} comes to lie in the default VPC, since it has no ${properties[0]}`);
  },
  examples: {
    good: [{ type: groupType, name: "workers", props: { vpcId: "vpc-1" } }],
    bad: [{ type: groupType, name: "workers" }],
    others: {
      "the default VPC itself": [{ type: adopting[0] ?? "", name: "default" }],
      "an instance without a subnet": [{ type: "aws:ec2/instance:Instance", name: "build" }],
      "a database without a subnet group": [{ type: "aws:rds/instance:Instance", name: "orders" }],
    },
  },
};
