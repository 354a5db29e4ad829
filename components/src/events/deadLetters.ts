import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { queuePolicyFor } from "../messaging/queuePolicyFor.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { EventRuleArgs } from "./EventRuleArgs.js";

/** The queue that keeps the events which a rule could not deliver. */
interface DeadLetters {
  readonly queueName: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
}

/** Makes the queue, which takes from this rule only and keeps what it got for two weeks. */
export function deadLetters(
  parent: pulumi.Resource,
  name: string,
  args: EventRuleArgs,
  home: Home,
  ruleArn: pulumi.Output<string>,
): DeadLetters {
  const { region, environment } = args;
  const queueName = `${name}-dead`;
  const arn = pulumi.interpolate`arn:${home.partition}:sqs:${home.region}:${home.accountId}:${queueName}`;
  const queue = new aws.sqs.Queue(
    `${name}-dead-queue`,
    {
      name: queueName,
      kmsMasterKeyId: args.keyArn ?? ownKey(parent, name, args, ruleArn),
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: 14 * 86_400,
      region,
      tags: tagsFor("EventRule", name, args.tags),
    },
    { parent, protect: environment === "prod" },
  );
  const policy = new aws.sqs.QueuePolicy(
    `${name}-dead-policy`,
    {
      queueUrl: queue.url,
      policy: pulumi.all([arn, home.accountId, ruleArn]).apply(([queueArn, accountId, rule]) => {
        const senders = [{ service: "events.amazonaws.com", sourceArns: [rule] }];
        return JSON.stringify(queuePolicyFor(queueArn, accountId, senders));
      }),
      region,
    },
    { parent },
  );
  return { queueName: knownAfter(queueName, queue, policy), queueArn: knownAfter(arn, queue, policy) };
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: EventRuleArgs,
  ruleArn: pulumi.Output<string>,
): pulumi.Output<string> {
  const description = `Encrypts the events that ${name} could not deliver`;
  const services = [{ service: "events.amazonaws.com", sourceArns: [ruleArn] }];
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
