import {
  BatchDisableStandardsCommand,
  BatchEnableStandardsCommand,
  GetEnabledStandardsCommand,
  type StandardsSubscription as Subscription,
} from "@aws-sdk/client-securityhub";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { isWithoutHub } from "./isWithoutHub.js";

const hub = { type: "aws:securityhub/account:Account", inputs: () => ({ enableDefaultStandards: false }) };
const standard = (name: string) => `arn:aws:securityhub:eu-west-1::standards/${name}`;

/** A standard by whose controls the hub checks. */
export const StandardsSubscription = defineResource({
  type: "aws:securityhub/standardsSubscription:StandardsSubscription",
  applied: false,
  why: "Kept by the sandbox with the region's hub; nothing is checked.",
  inputs: { standardsArn: shape.required(shape.text()) },
  replacedBy: ["standardsArn"],
  identifiedBy: ["standardsArn"],
  examples: [
    {
      needs: { hub },
      base: () => ({ standardsArn: standard("aws-foundational-security-best-practices/v/1.0.0") }),
      replacing: () => ({ standardsArn: standard("cis-aws-foundations-benchmark/v/5.0.0") }),
    },
  ],
  identity: ({ standardsArn }, { partition, region, accountId }) => {
    const name = standardsArn.replace(/^.*(?:standards|ruleset)\//, "");
    const arn = `arn:${partition}:securityhub:${region}:${accountId}:subscription/${name}`;
    return { id: arn, outputs: { arn } };
  },
  create: async ({ standardsArn }, context) => {
    const command = new BatchEnableStandardsCommand({
      StandardsSubscriptionRequests: [{ StandardsArn: standardsArn }],
    });
    const made = await context.clients.securityhub(context.region).send(command);
    return { id: made.StandardsSubscriptions?.[0]?.StandardsSubscriptionArn ?? "" };
  },
  read: async (id, _given, context) => {
    const found = await subscriptionOrAbsent(id, context);
    return found && { arn: found.StandardsSubscriptionArn, standardsArn: found.StandardsArn };
  },
  delete: async (id, _olds, context) => {
    if ((await subscriptionOrAbsent(id, context)) === undefined) return;
    const command = new BatchDisableStandardsCommand({ StandardsSubscriptionArns: [id] });
    await context.clients.securityhub(context.region).send(command);
  },
});

const subscriptionOrAbsent = async (id: string, { clients, region }: Context): Promise<Subscription | undefined> => {
  try {
    const command = new GetEnabledStandardsCommand({ StandardsSubscriptionArns: [id] });
    return (await clients.securityhub(region).send(command)).StandardsSubscriptions?.[0];
  } catch (error) {
    if (isWithoutHub(error)) return undefined;
    throw error;
  }
};
