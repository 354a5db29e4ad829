import type { TypeNeeds, TypeNeedsTable } from "./TypeNeeds.js";

/**
 * A part of a network: made in parts of the stack (own), as a new one of the stack, read by calls that AWS cannot
 * scope. Tags come with the creating call and are changed later.
 */
const part = (parts: {
  readonly creates?: readonly string[];
  readonly as?: "NewAttachments" | "NewNetwork" | "NewRules";
  readonly changes?: readonly string[];
  readonly reads?: readonly string[];
}): TypeNeeds => {
  const { creates = [], as = "NewNetwork", changes = [], reads = [] } = parts;
  return {
    actions: {
      Network: [...creates, ...changes, "CreateTags", "DeleteTags"],
      ...(creates.length === 0 ? {} : { [as]: creates, NewNetworkTags: ["CreateTags"] }),
      UnscopedEc2: reads,
    },
  };
};

const rules = (direction: "Egress" | "Ingress") =>
  part({
    creates: [`AuthorizeSecurityGroup${direction}`],
    as: "NewRules",
    changes: ["ModifySecurityGroupRules", `RevokeSecurityGroup${direction}`],
    reads: ["DescribeSecurityGroupRules", "DescribeSecurityGroups"],
  });

const everyRule = [
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "RevokeSecurityGroupEgress",
  "RevokeSecurityGroupIngress",
];

/** What comes with a VPC is taken over: tagged as the stack's, then emptied. */
const adopted = (changes: readonly string[], reads: readonly string[]): TypeNeeds => {
  const { actions } = part({ changes, reads });
  return { actions: { ...actions, NetworkDefaults: ["CreateTags"] } };
};

/** EC2's networks, by the ids and tags that AWS and the components give. */
export const networkNeeds: TypeNeedsTable = {
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": adopted(
    ["CreateNetworkAclEntry", "DeleteNetworkAclEntry", "ReplaceNetworkAclAssociation"],
    ["DescribeNetworkAcls", "DescribeVpcs"],
  ),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": adopted(everyRule, [
    "DescribeSecurityGroupRules",
    "DescribeSecurityGroups",
    "DescribeVpcs",
  ]),
  "aws:ec2/eip:Eip": part({
    creates: ["AllocateAddress"],
    changes: ["AssociateAddress", "DisassociateAddress", "ReleaseAddress"],
    reads: ["DescribeAddresses", "DescribeAddressesAttribute"],
  }),
  "aws:ec2/flowLog:FlowLog": {
    ...part({
      creates: ["CreateFlowLogs"],
      as: "NewAttachments",
      changes: ["DeleteFlowLogs"],
      reads: ["DescribeFlowLogs"],
    }),
    passesRoleTo: ["vpc-flow-logs.amazonaws.com"],
  },
  "aws:ec2/internetGateway:InternetGateway": part({
    creates: ["CreateInternetGateway"],
    changes: ["AttachInternetGateway", "DeleteInternetGateway", "DetachInternetGateway"],
    reads: ["DescribeInternetGateways"],
  }),
  "aws:ec2/natGateway:NatGateway": part({
    creates: ["CreateNatGateway"],
    as: "NewAttachments",
    changes: ["DeleteNatGateway"],
    reads: ["DescribeNatGateways"],
  }),
  "aws:ec2/route:Route": part({
    changes: ["CreateRoute", "DeleteRoute", "ReplaceRoute"],
    reads: ["DescribeRouteTables"],
  }),
  "aws:ec2/routeTable:RouteTable": part({
    creates: ["CreateRouteTable"],
    changes: ["CreateRoute", "DeleteRoute", "DeleteRouteTable", "DisassociateRouteTable", "ReplaceRoute"],
    reads: ["DescribeRouteTables"],
  }),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": part({
    changes: ["AssociateRouteTable", "DisassociateRouteTable", "ReplaceRouteTableAssociation"],
    reads: ["DescribeRouteTables"],
  }),
  "aws:ec2/securityGroup:SecurityGroup": part({
    creates: ["CreateSecurityGroup"],
    changes: [...everyRule, "DeleteSecurityGroup"],
    reads: ["DescribeNetworkInterfaces", "DescribeSecurityGroupRules", "DescribeSecurityGroups"],
  }),
  "aws:ec2/subnet:Subnet": part({
    creates: ["CreateSubnet"],
    changes: ["DeleteSubnet", "ModifySubnetAttribute"],
    reads: ["DescribeAvailabilityZones", "DescribeNetworkInterfaces", "DescribeSubnets"],
  }),
  "aws:ec2/vpc:Vpc": {
    actions: {
      Network: ["CreateTags", "DeleteTags", "DeleteVpc", "DescribeVpcAttribute", "ModifyVpcAttribute"],
      NewNetworkTags: ["CreateTags"],
      NewVpcs: ["CreateVpc"],
      UnscopedEc2: ["DescribeNetworkAcls", "DescribeRouteTables", "DescribeSecurityGroups", "DescribeVpcs"],
    },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": part({
    creates: ["CreateVpcEndpoint"],
    as: "NewAttachments",
    changes: ["DeleteVpcEndpoints", "ModifyVpcEndpoint"],
    reads: ["DescribeNetworkInterfaces", "DescribePrefixLists", "DescribeVpcEndpoints"],
  }),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rules("Egress"),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rules("Ingress"),
};
