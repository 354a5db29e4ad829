import type * as pulumi from "@pulumi/pulumi";

interface Told {
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** What all alarms are that ring at the first of something that should not happen, and are quiet where nothing happens. */
export function atTheFirst({ alarmTopicArn, region, tags }: Told) {
  return {
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
    region,
    tags,
  };
}
