import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { type ProbeTarget, probeCaller } from "./ProbeCaller.js";

/** `log-group:<name>`, or `log-group:<name>:log-stream:<name>`, whose parts may be `*`. */
function groupOf({ resource }: ProbeTarget): { readonly logGroupName: string } {
  return { logGroupName: resource.split(":")[1] ?? "" };
}

function streamOf(target: ProbeTarget): { readonly logGroupName: string; readonly logStreamName: string } {
  return { ...groupOf(target), logStreamName: target.resource.split(":").slice(3).join(":") || "sallyport-probe" };
}

export const logsCalls = probeCaller((settings) => new CloudWatchLogsClient(settings), {
  "logs:CreateLogGroup": (logs, target) => logs.send(new CreateLogGroupCommand(groupOf(target))),
  "logs:CreateLogStream": (logs, target) => logs.send(new CreateLogStreamCommand(streamOf(target))),
  "logs:PutLogEvents": (logs, target) =>
    logs.send(
      new PutLogEventsCommand({ ...streamOf(target), logEvents: [{ timestamp: Date.now(), message: "probe" }] }),
    ),
  "logs:DescribeLogStreams": (logs, target) => logs.send(new DescribeLogStreamsCommand(groupOf(target))),
  "logs:GetLogEvents": (logs, target) => logs.send(new GetLogEventsCommand(streamOf(target))),
  "logs:DeleteLogStream": (logs, target) => logs.send(new DeleteLogStreamCommand(streamOf(target))),
  "logs:PutRetentionPolicy": (logs, target) =>
    logs.send(new PutRetentionPolicyCommand({ ...groupOf(target), retentionInDays: 1 })),
  "logs:DeleteLogGroup": (logs, target) => logs.send(new DeleteLogGroupCommand(groupOf(target))),
});
