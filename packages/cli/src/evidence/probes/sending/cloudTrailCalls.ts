import { CloudTrailClient, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { probeCaller } from "./ProbeCaller.js";

export const cloudTrailCalls = probeCaller((settings) => new CloudTrailClient(settings), {
  "cloudtrail:StopLogging": (trail, { arn }) => trail.send(new StopLoggingCommand({ Name: arn })),
});
