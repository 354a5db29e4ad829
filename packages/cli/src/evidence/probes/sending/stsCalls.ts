import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { probeCaller } from "./ProbeCaller.js";

export const stsCalls = probeCaller((settings) => new STSClient(settings), {
  "sts:AssumeRole": (sts, { arn }) =>
    sts.send(new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: "from-a-probe" })),
});
