import type * as pulumi from "@pulumi/pulumi";

/** A worker service and its queue, by the names under which AWS counts them. */
export interface WatchedWorkers {
  readonly queueName: pulumi.Output<string>;
  readonly deadLetterQueueName: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  readonly serviceName: pulumi.Output<string>;
  /** Metric of the calls that its tasks were refused. */
  readonly denied: { readonly namespace: pulumi.Output<string>; readonly metricName: pulumi.Output<string> };
  /** Every alarm on them, for people. */
  readonly alarmArns: pulumi.Output<string[]>;
}
