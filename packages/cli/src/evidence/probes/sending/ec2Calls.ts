import { AuthorizeSecurityGroupIngressCommand, EC2Client } from "@aws-sdk/client-ec2";
import { probeCaller } from "./ProbeCaller.js";

export const ec2Calls = probeCaller((settings) => new EC2Client(settings), {
  "ec2:AuthorizeSecurityGroupIngress": (ec2, { resource }) =>
    ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        ...{ GroupId: resource.split("/")[1], IpProtocol: "-1", CidrIp: "0.0.0.0/0", DryRun: true },
      }),
    ),
});
