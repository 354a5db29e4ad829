import type * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { type SetAsideQueue, setAsideQueue } from "../messaging/setAsideQueue.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { EventRuleArgs } from "./EventRuleArgs.js";

/** The queue that keeps the events which a rule could not deliver; it takes from this rule only. */
export function deadLetters(
  parent: pulumi.Resource,
  name: string,
  args: EventRuleArgs,
  home: Home,
  ruleArn: pulumi.Output<string>,
): SetAsideQueue {
  const { region, environment } = args;
  return setAsideQueue(
    parent,
    { queue: `${name}-dead-queue`, policy: `${name}-dead-policy` },
    {
      home,
      queueName: `${name}-dead`,
      keyArn: args.keyArn ?? ownKey(parent, name, args, ruleArn),
      senders: ruleArn.apply((rule) => [{ service: "events.amazonaws.com", sourceArns: [rule] }]),
      production: environment === "prod",
      region,
      tags: tagsFor("EventRule", name, args.tags),
    },
  );
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
