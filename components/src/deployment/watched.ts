import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { LogArchive } from "../archive/LogArchive.js";
import { AuditAlarms } from "../audit/AuditAlarms.js";
import { AuditTrail } from "../audit/AuditTrail.js";
import { ExternalAccessAnalyzer } from "../audit/ExternalAccessAnalyzer.js";
import { EventRule } from "../events/EventRule.js";
import { OrganizationGuardrails } from "../guardrails/OrganizationGuardrails.js";
import { FlowLogAlarms } from "../observability/FlowLogAlarms.js";
import { LogGroup } from "../observability/LogGroup.js";
import { LogMetric } from "../observability/LogMetric.js";
import { SavedQueries } from "../observability/SavedQueries.js";
import { WorkloadAlarms } from "../observability/WorkloadAlarms.js";
import { WorkloadDashboard } from "../observability/WorkloadDashboard.js";
import { Remediation } from "../remediation/Remediation.js";
import { RemediationMode } from "../remediation/RemediationArgs.js";

interface WatchedPlace {
  readonly placed: {
    readonly account: { readonly accountId: pulumi.Input<string> };
    readonly tags: Readonly<Record<string, string>>;
    readonly region: string;
  };
  readonly cidrBlock: string;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly logBucketName: pulumi.Input<string>;
  readonly queueArn: pulumi.Input<string>;
  readonly queueName: pulumi.Input<string>;
  readonly permissionsBoundaryArn: pulumi.Input<string>;
  /** Whether it is the region that also has what needs many resources, and is the same in each. */
  readonly home: boolean;
}

/** What watches a region: its logs, its traffic, its queue and its policies; and the account's trail, from there. */
export function watched(name: string, place: WatchedPlace): void {
  const { placed, cidrBlock, alarmTopicArn, logBucketName, queueArn, queueName, permissionsBoundaryArn, home } = place;
  const { region } = placed;
  const { logGroupName } = new LogGroup(`${name}-lines`, placed);
  const told = { alarmTopicArn, region, tags: placed.tags };
  new LogMetric(`${name}-denied`, {
    logGroupName,
    pattern: '{ $.event = "security.access_denied" }',
    alarm: { alarmTopicArn, description: "A call was denied: look at the role", threshold: 0 },
    region,
    tags: placed.tags,
  });
  new LogMetric(`${name}-failures`, {
    logGroupName,
    pattern: '{ $.level = "error" }',
    dimensions: { Service: "$.service" },
    region,
  });
  new FlowLogAlarms(`${name}-traffic`, { logGroupName, cidrBlock, ...told });
  new SavedQueries(`${name}-queries`, { logGroupNames: [logGroupName], region });
  const waiting = { namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible", statistic: "Maximum" };
  const { alarmArns } = new WorkloadAlarms(`${name}-load`, {
    alarms: [
      {
        name: "waiting",
        description: "Messages wait: look at the workers",
        metrics: [{ ...waiting, dimensions: { QueueName: queueName } }],
        threshold: 100,
      },
      {
        name: "unusual",
        description: "Much more or less to do than usual: look at the senders",
        metrics: [{ namespace: "AWS/SQS", metricName: "NumberOfMessagesSent", dimensions: { QueueName: queueName } }],
        anomalyDeviations: 2,
      },
    ],
    account: placed.account,
    ...told,
  });
  new WorkloadDashboard(`${name}-board`, {
    rows: [
      { widgets: [{ title: "Alarms", alarmArns }] },
      { widgets: [{ title: "Waiting", metrics: [{ ...waiting, dimensions: { QueueName: queueName } }] }] },
    ],
    account: placed.account,
    region,
  });
  new EventRule(`${name}-nightly`, { schedule: "cron(0 3 * * ? *)", toQueueArn: queueArn, alarmTopicArn, ...placed });
  new ExternalAccessAnalyzer(`${name}-outside`, { alarmTopicArn, ...placed });
  new Remediation(`${name}-mended`, {
    codePath: join(__dirname, "..", "..", "testing", "function"),
    mode: RemediationMode.Apply,
    trailName: `${name}-audit`,
    ...{ alarmTopicArn, permissionsBoundaryArn, ...placed },
  });
  if (home) remedied(name, place, logGroupName);
  new OrganizationGuardrails(`${name}-bounds`, {
    targetIds: [placed.account.accountId],
    regions: [region],
    tags: placed.tags,
  });
  const trail = new AuditTrail(`${name}-audit`, {
    dataEvents: { bucketArns: ["arn:aws:s3:::orders-results"] },
    accessLogs: { bucket: logBucketName },
    lockDays: 1,
    permissionsBoundaryArn,
    ...placed,
  });
  new AuditAlarms(`${name}-audit`, {
    logGroupName: trail.logGroupName,
    secretReaders: ["every-*"],
    account: placed.account,
    ...told,
  });
}

/** What puts right, and what keeps lines: five functions with all that they need. */
function remedied(
  name: string,
  { placed, alarmTopicArn, logBucketName, permissionsBoundaryArn }: WatchedPlace,
  logGroupName: pulumi.Output<string>,
): void {
  new LogArchive(`${name}-archive`, {
    codePath: join(__dirname, "..", "..", "testing", "function"),
    logGroupNames: [logGroupName],
    ...{ alarmTopicArn, permissionsBoundaryArn, accessLogs: { bucket: logBucketName }, ...placed },
  });
}
