import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { atTheFirst } from "../observability/atTheFirst.js";

interface RotationAlarmsPlan {
  readonly home: Home;
  readonly secretName: pulumi.Input<string>;
  readonly rotatorFunctionArn: pulumi.Input<string>;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/**
 * Tells when a rotation fails (MON-09), in two ways: by the errors of the rotator, which need no trail but count all
 * secrets that it rotates, and by Secrets Manager's own event for this secret, which EventBridge gets where a trail
 * records the region. Neither tells of a rotation that never starts: AWS has no metric for that, AWS Config has a rule
 * (secretsmanager-scheduled-rotation-success-check).
 */
export function rotationAlarms(parent: pulumi.Resource, name: string, plan: RotationAlarmsPlan): void {
  const { home, alarmTopicArn, region, tags } = plan;
  new aws.cloudwatch.MetricAlarm(
    `${name}-rotator-errors`,
    {
      name: `${name}-rotator-errors`,
      alarmDescription: `The rotator of ${name} failed; the current value is still the old one: read its log and rotate again`,
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: pulumi.output(plan.rotatorFunctionArn).apply(functionNameIn) },
      statistic: "Sum",
      period: 300,
      ...atTheFirst({ alarmTopicArn, region, tags }),
    },
    { parent },
  );
  const rule = new aws.cloudwatch.EventRule(
    `${name}-rotation-failed`,
    {
      name: `${name}-rotation-failed`,
      description: `Secrets Manager could not rotate ${name}`,
      eventPattern: pulumi
        .all([home, plan.secretName])
        .apply(([where, secretName]) => JSON.stringify(failedRotationOf(secretName, where))),
      region,
      tags,
    },
    { parent },
  );
  new aws.cloudwatch.EventTarget(
    `${name}-rotation-failed-target`,
    { rule: rule.name, targetId: name, arn: alarmTopicArn, region },
    { parent },
  );
}

/** Name of a function, from an ARN with or without a version. */
function functionNameIn(functionArn: string): string {
  return functionArn.split(":")[6] ?? functionArn;
}

interface Place {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** Events of rotation name the secret by ARN, whose end is AWS's choice. */
function failedRotationOf(secretName: string, { partition, region, accountId }: Place): object {
  const prefix = `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${secretName}-`;
  return {
    source: ["aws.secretsmanager"],
    "detail-type": ["AWS Service Event via CloudTrail"],
    detail: {
      eventName: ["RotationAbandoned", "RotationFailed", "TestRotationFailed"],
      additionalEventData: { SecretId: [{ prefix }] },
    },
  };
}
