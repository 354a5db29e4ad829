import * as pulumi from "@pulumi/pulumi";
import {
  type AlarmArgs,
  type HardenedQueue,
  LogMetric,
  type WorkerService,
  WorkloadAlarms,
} from "@sallyport/components";
import { foundationIn } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import type { WatchedWorkers } from "./WatchedWorkers.js";

interface AlarmPlace {
  readonly region: string;
  /** As people call the workers, at the start of a sentence: "The source of orders". */
  readonly who: string;
  readonly queue: HardenedQueue;
  readonly service: WorkerService;
  readonly alarms: AlarmArgs[];
}

/**
 * The alarms of a worker service on what its tasks say: `alarms`, and calls that they were refused. Those on its queues and
 * on the number of its tasks come with the components, and are listed with them.
 */
export function workerAlarms(
  parent: pulumi.Resource,
  name: string,
  deployment: Deployment,
  { region, who, queue, service, alarms }: AlarmPlace,
): WatchedWorkers {
  const { account, foundation, tags } = deployment;
  const { alarmTopicArn } = foundationIn(foundation, region);
  const own = new WorkloadAlarms(name, { alarms, alarmTopicArn, account, region, tags }, { parent });
  const denied = new LogMetric(
    `${name}-denied`,
    {
      logGroupName: service.logGroupName,
      pattern: '{ $.event = "security.access_denied" }',
      alarm: {
        alarmTopicArn,
        description: `${who} was refused a call: compare its role with what it does, and see who changed either`,
        threshold: 0,
      },
      region,
      tags,
    },
    { parent },
  );
  const { queueName, deadLetterQueueName } = queue;
  const { clusterName, serviceName } = service;
  const named = [
    pulumi.interpolate`${deadLetterQueueName}-letters`,
    pulumi.interpolate`${queueName}-waiting`,
    pulumi.interpolate`${serviceName}-gap`,
    pulumi.interpolate`${serviceName}-at-max`,
    pulumi.output(`${name}-denied-alarm`),
  ].map(
    (alarm) => pulumi.interpolate`arn:${account.partition}:cloudwatch:${region}:${account.accountId}:alarm:${alarm}`,
  );
  return {
    queueName,
    deadLetterQueueName,
    clusterName,
    serviceName,
    denied: { namespace: denied.namespace, metricName: denied.metricName },
    alarmArns: pulumi.all([own.alarmArns, pulumi.all(named)]).apply(([some, others]) => [...some, ...others]),
  };
}
