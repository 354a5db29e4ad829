import type * as pulumi from "@pulumi/pulumi";

/** A queue whose messages Lambda hands to the function in batches. */
export interface QueueSourceArgs {
  /** ARN of the queue, with a visibility timeout of at least six times the function's timeout. */
  readonly queueArn: pulumi.Input<string>;
  /** ARN of the queue's key. Default: the queue has none of the account's own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Messages that a call gets at most, 1–10. Default: 10. */
  readonly batchSize?: pulumi.Input<number>;
  /** Calls at the same time at most, 2–1000. Default: 10. */
  readonly maxConcurrency?: pulumi.Input<number>;
}

/** A topic whose messages call the function, each by itself. */
export interface TopicSourceArgs {
  /** ARN of the topic. */
  readonly topicArn: pulumi.Input<string>;
  /** Which messages, by their attributes: an SNS filter policy in JSON. Default: all. */
  readonly filterPolicy?: pulumi.Input<string>;
}

/** A schedule that calls the function. */
export interface ScheduleSourceArgs {
  /** Lower-case words joined by hyphens, plain; the rule's name is the function's and this. */
  readonly name: string;
  /** For example "rate(1 day)" or "cron(0 3 * * ? *)", in UTC. */
  readonly scheduleExpression: pulumi.Input<string>;
  /** The event that the function gets, in JSON. Default: EventBridge's own. */
  readonly input?: pulumi.Input<string>;
}

/** An AWS service that calls the function on behalf of a resource of this account. */
export interface FunctionInvokerArgs {
  /** Lower-case words joined by hyphens, plain, for the statement of the function's policy. */
  readonly name: string;
  /** Service principal, for example "secretsmanager.amazonaws.com" for a secret's rotation. */
  readonly service: pulumi.Input<string>;
  /** ARN of the one resource for which it calls: the secret, bucket, topic or rule. */
  readonly sourceArn: pulumi.Input<string>;
}

/** Where an event goes that the function could not handle. */
export interface FailureQueueArgs {
  /** ARN of a queue that nothing else sends to: a `HardenedQueue`'s. */
  readonly queueArn: pulumi.Input<string>;
  /** ARN of the queue's key. Default: the queue has none of the account's own. */
  readonly keyArn?: pulumi.Input<string>;
}
