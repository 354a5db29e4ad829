import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { knownAfter } from "../naming/knownAfter.js";
import { queuePolicyFor } from "./queuePolicyFor.js";
import type { Sender } from "./senderStatements.js";

interface SetAsidePlan {
  readonly home: Home;
  readonly queueName: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
  /** Services that may send here, for which resources. A role that sends needs none. */
  readonly senders: pulumi.Input<readonly Sender[]>;
  /** Default: SQS's, which does not wait. */
  readonly receiveWaitTimeSeconds?: number;
  readonly production: boolean;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** A queue that is safe to send to: its policy is there. */
export interface SetAsideQueue {
  readonly queueName: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
  /** The queue itself, for what does not wait for the policy. */
  readonly queue: aws.sqs.Queue;
}

/**
 * A queue that keeps, for two weeks, what a service could not deliver or start: encrypted, TLS only, closed to all others.
 *
 * @param ids logical names of the queue and of its policy
 */
export function setAsideQueue(
  parent: pulumi.Resource,
  ids: { readonly queue: string; readonly policy: string },
  { home, keyArn, senders, receiveWaitTimeSeconds, production, region, tags, ...plan }: SetAsidePlan,
): SetAsideQueue {
  const queueName = pulumi.output(plan.queueName);
  const queueArn = pulumi.interpolate`arn:${home.partition}:sqs:${home.region}:${home.accountId}:${queueName}`;
  const queue = new aws.sqs.Queue(
    ids.queue,
    {
      name: queueName,
      kmsMasterKeyId: keyArn,
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: 14 * 86_400,
      receiveWaitTimeSeconds,
      region,
      tags,
    },
    { parent, protect: production },
  );
  const policy = new aws.sqs.QueuePolicy(
    ids.policy,
    {
      queueUrl: queue.url,
      policy: pulumi
        .all([queueArn, home.accountId, pulumi.output(senders)])
        .apply(([arn, account, from]) => JSON.stringify(queuePolicyFor(arn, account, from))),
      region,
    },
    { parent },
  );
  return {
    queueName: knownAfter(queueName, queue, policy),
    queueArn: knownAfter(queueArn, queue, policy),
    queue,
  };
}
