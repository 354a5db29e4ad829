import { securityGroupRule } from "./securityGroupRule.js";

export const securityGroupIngressRule = securityGroupRule(
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "ingress",
  [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.73.0.0/16" }) },
        group: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
        other: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
      },
      base: (made) => ({
        securityGroupId: made("group", "id"),
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "10.73.0.0/16",
        description: "conformance",
        tags: { Name: "conformance" },
      }),
      updated: (made) => ({
        securityGroupId: made("group", "id"),
        ipProtocol: "tcp",
        fromPort: 8443,
        toPort: 8443,
        referencedSecurityGroupId: made("other", "id"),
        description: "conformance changed",
        tags: { Name: "conformance-changed" },
      }),
      replacing: (made) => ({
        securityGroupId: made("other", "id"),
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "10.73.0.0/16",
      }),
    },
  ],
);
