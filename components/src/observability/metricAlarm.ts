import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmArgs } from "./AlarmArgs.js";
import { planAlarm } from "./planAlarm.js";

interface AlarmPlace {
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Makes `<name>-<alarm's name>`, a child of `parent`, which tells the topic when it fires and when it is over (MON-12). */
export function metricAlarm(
  parent: pulumi.Resource,
  name: string,
  alarm: AlarmArgs,
  { alarmTopicArn, region, tags }: AlarmPlace,
): aws.cloudwatch.MetricAlarm {
  const id = `${name}-${alarm.name}`;
  return new aws.cloudwatch.MetricAlarm(
    id,
    {
      name: id,
      ...planAlarm(alarm),
      actionsEnabled: true,
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
      region,
      tags,
    },
    { parent },
  );
}
