import { securityGroupRule } from "./securityGroupRule.js";

export const securityGroupEgressRule = securityGroupRule(
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "egress",
  [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.74.0.0/16" }) },
        group: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
        other: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: (made) => ({ vpcId: made("vpc", "id") }) },
        endpoint: {
          type: "aws:ec2/vpcEndpoint:VpcEndpoint",
          inputs: (made) => ({
            vpcId: made("vpc", "id"),
            serviceName: "com.amazonaws.eu-west-1.s3",
          }),
        },
      },
      base: (made) => ({
        securityGroupId: made("group", "id"),
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        prefixListId: made("endpoint", "prefixListId"),
        description: "to S3",
      }),
      updated: (made) => ({
        securityGroupId: made("group", "id"),
        ipProtocol: "-1",
        cidrIpv4: "10.74.0.0/16",
      }),
      replacing: (made) => ({
        securityGroupId: made("other", "id"),
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        prefixListId: made("endpoint", "prefixListId"),
      }),
    },
  ],
);
