import {
  type Budget as BudgetRecord,
  type BudgetType,
  CreateBudgetCommand,
  DeleteBudgetCommand,
  DescribeBudgetCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  type TimeUnit,
  UntagResourceCommand,
  UpdateBudgetCommand,
} from "@aws-sdk/client-budgets";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { type BudgetInputs, budgetInputs } from "./budgetInputs.js";
import { liveNotifications, notificationRequests, replaceNotifications } from "./budgetNotifications.js";

const told = {
  comparisonOperator: "GREATER_THAN",
  notificationType: "ACTUAL",
  threshold: 80,
  thresholdType: "PERCENTAGE",
  subscriberEmailAddresses: ["b@example.com", "a@example.com"],
};

const example = {
  name: "conformance-budget",
  budgetType: "COST",
  limitAmount: "100",
  limitUnit: "USD",
  timeUnit: "MONTHLY",
  notifications: [told],
  tags: { team: "platform" },
};

/** What may be spent in a period, and who is told when more is. */
export const Budget = defineResource({
  type: "aws:budgets/budget:Budget",
  applied: false,
  why: "Kept by the emulator; nothing costs anything, so nobody is told.",
  scope: "global",
  inputs: budgetInputs,
  unsupported: [
    "accountId",
    "autoAdjustData",
    "billingViewArn",
    "costFilters",
    "costTypes",
    "filterExpression",
    "metrics",
    "namePrefix",
    "plannedLimits",
    "timePeriodEnd",
    "timePeriodStart",
  ],
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: [
    {
      base: () => example,
      updated: () => ({
        ...example,
        limitAmount: "250",
        notifications: [
          { ...told, notificationType: "FORECASTED", threshold: 100 },
          { ...told, subscriberSnsTopicArns: ["arn:aws:sns:eu-west-1:000000000000:conformance-budget"] },
        ],
        tags: { stage: "test" },
      }),
      replacing: () => ({ ...example, name: "conformance-budget-2" }),
    },
  ],
  identity: ({ name }, { partition, accountId }) => ({
    id: `${accountId}:${name}`,
    outputs: { accountId, arn: arnOf(name, { partition, accountId }) },
  }),
  create: async (given, context) => {
    await context.clients.budgets(context.region).send(
      new CreateBudgetCommand({
        AccountId: context.accountId,
        Budget: request(given),
        NotificationsWithSubscribers: notificationRequests(given.notifications ?? []),
        ResourceTags: toTagList(allTags(given, context)),
      }),
    );
    return { id: `${context.accountId}:${given.name}` };
  },
  read: async (id, given, context) => {
    const budgets = context.clients.budgets(context.region);
    const name = nameIn(id);
    const command = new DescribeBudgetCommand({ AccountId: context.accountId, BudgetName: name });
    const found = (await orAbsent(budgets.send(command)))?.Budget;
    if (found === undefined) return undefined;
    const ResourceARN = arnOf(name, context);
    const { ResourceTags } = await budgets.send(new ListTagsForResourceCommand({ ResourceARN }));
    const notifications = await liveNotifications(name, context);
    return {
      name,
      budgetType: found.BudgetType,
      limitAmount: found.BudgetLimit?.Amount,
      limitUnit: found.BudgetLimit?.Unit,
      timeUnit: found.TimeUnit,
      ...(notifications.length === 0 ? {} : { notifications: notifications.map((one) => ({ ...one })) }),
      accountId: context.accountId,
      arn: ResourceARN,
      ...tagState(fromTagList(ResourceTags), given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const budgets = context.clients.budgets(context.region);
    await budgets.send(new UpdateBudgetCommand({ AccountId: context.accountId, NewBudget: request(news) }));
    await replaceNotifications(nameIn(id), news.notifications ?? [], context);
    const ResourceARN = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => budgets.send(new TagResourceCommand({ ResourceARN, ResourceTags: toTagList(tags) })),
      remove: (ResourceTagKeys) => budgets.send(new UntagResourceCommand({ ResourceARN, ResourceTagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    const command = new DeleteBudgetCommand({ AccountId: context.accountId, BudgetName: nameIn(id) });
    await context.clients.budgets(context.region).send(command);
  },
});

const request = (given: BudgetInputs): BudgetRecord => ({
  BudgetName: given.name,
  BudgetType: given.budgetType as BudgetType,
  TimeUnit: given.timeUnit as TimeUnit,
  ...(given.limitAmount === undefined
    ? {}
    : { BudgetLimit: { Amount: given.limitAmount, Unit: given.limitUnit ?? "USD" } }),
});

const nameIn = (id: string): string => id.slice(id.indexOf(":") + 1);

const arnOf = (name: string, { partition, accountId }: Pick<Context, "partition" | "accountId">): string =>
  `arn:${partition}:budgets::${accountId}:budget/${name}`;
