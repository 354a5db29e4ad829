import * as pulumi from "@pulumi/pulumi";
import type { AlarmArgs } from "../observability/AlarmArgs.js";
import { metricAlarm } from "../observability/metricAlarm.js";
import type { FunctionPlan } from "./FunctionPlan.js";

/** Tells when the function fails or is throttled, and when an event was set aside, lost, or never reached it. */
export function functionAlarms(plan: FunctionPlan, functionName: pulumi.Output<string>): void {
  const { alarmTopicArn, region } = plan.args;
  if (alarmTopicArn === undefined) return;
  for (const alarm of alarmsFor(plan, functionName)) {
    metricAlarm(plan.parent, plan.name, alarm, { alarmTopicArn, region, tags: plan.tags });
  }
}

function alarmsFor({ name, args, onFailure }: FunctionPlan, functionName: pulumi.Output<string>): AlarmArgs[] {
  const counted = (alarm: string, metricName: string, description: string): AlarmArgs => ({
    name: alarm,
    description,
    metrics: [{ namespace: "AWS/Lambda", metricName, dimensions: { FunctionName: functionName } }],
    threshold: 0,
  });
  const { schedules = [] } = args;
  return [
    counted("errors", "Errors", `Calls of ${name} failed: read its log`),
    counted("throttles", "Throttles", `Calls of ${name} were refused: raise its concurrency or slow its callers`),
    ...(onFailure === undefined
      ? []
      : [
          counted(
            "lost",
            "DestinationDeliveryFailures",
            `Failed events of ${name} could not be set aside and are lost`,
          ),
          setAside(name, onFailure.queueArn),
        ]),
    ...schedules.map((schedule) => ({
      name: `${schedule.name}-missed`,
      description: `The schedule ${schedule.name} could not call ${name}: look at its target and the function's policy`,
      metrics: [
        {
          namespace: "AWS/Events",
          metricName: "FailedInvocations",
          dimensions: { RuleName: pulumi.interpolate`${functionName}-${schedule.name}` },
        },
      ],
      threshold: 0,
    })),
  ];
}

function setAside(name: string, queueArn: pulumi.Input<string>): AlarmArgs {
  const queueName = pulumi.output(queueArn).apply((arn) => arn.slice(arn.lastIndexOf(":") + 1));
  return {
    name: "set-aside",
    description: `Events were set aside after ${name} had failed on them: read its log, mend, send them again`,
    metrics: [
      {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queueName },
        statistic: "Maximum",
      },
    ],
    threshold: 0,
  };
}
