import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { FailureQueueArgs } from "./FunctionEventArgs.js";
import type { HardenedFunctionArgs } from "./HardenedFunctionArgs.js";

/** Where failed events are to go, before any of it is made. */
export interface FailurePlan extends FailureQueueArgs {
  /** Name of the queue, where the function makes one. */
  readonly ownQueueName?: string;
}

/**
 * The queue that is given, or one of the function's own where events are handed over at all. Its ARN follows from its
 * name; its key only where the caller gives that: the function's own key is made after the role that must use it.
 */
export function planFailures(name: string, args: HardenedFunctionArgs, home: Home): FailurePlan | undefined {
  const { onFailure, topics = [], schedules = [], invokers = [], keyArn } = args;
  if (onFailure !== undefined) return onFailure;
  if (topics.length + schedules.length + invokers.length === 0) return undefined;
  const ownQueueName = `${name}-failed`;
  const queueArn = pulumi.interpolate`arn:${home.partition}:sqs:${home.region}:${home.accountId}:${ownQueueName}`;
  return { ownQueueName, queueArn, ...(keyArn === undefined ? {} : { keyArn }) };
}
