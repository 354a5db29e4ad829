import {
  CreateNotificationCommand,
  DeleteNotificationCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  type Notification,
  type NotificationWithSubscribers,
} from "@aws-sdk/client-budgets";
import type { Context } from "../../Context.js";
import type { BudgetInputs } from "./budgetInputs.js";

type Told = NonNullable<BudgetInputs["notifications"]>[number];

/** Notifications as AWS Budgets takes them, each with those who are told. */
export const notificationRequests = (notifications: readonly Told[]): NotificationWithSubscribers[] =>
  notifications.map((told) => ({
    Notification: {
      ComparisonOperator: told.comparisonOperator as Notification["ComparisonOperator"],
      NotificationType: told.notificationType as Notification["NotificationType"],
      Threshold: told.threshold,
      ThresholdType: told.thresholdType as Notification["ThresholdType"],
    },
    Subscribers: [
      ...(told.subscriberEmailAddresses ?? []).map((Address) => ({ Address, SubscriptionType: "EMAIL" as const })),
      ...(told.subscriberSnsTopicArns ?? []).map((Address) => ({ Address, SubscriptionType: "SNS" as const })),
    ],
  }));

/** A budget's notifications as they are now. */
export const liveNotifications = async (BudgetName: string, context: Context): Promise<Told[]> => {
  const budgets = context.clients.budgets(context.region);
  const budget = { AccountId: context.accountId, BudgetName };
  const { Notifications = [] } = await budgets.send(new DescribeNotificationsForBudgetCommand(budget));
  return await Promise.all(
    Notifications.map(async (live) => {
      const command = new DescribeSubscribersForNotificationCommand({ ...budget, Notification: keyOf(live) });
      const { Subscribers = [] } = await budgets.send(command);
      const of = (type: string) =>
        Subscribers.filter(({ SubscriptionType }) => SubscriptionType === type).map(({ Address = "" }) => Address);
      const [emails, topics] = [of("EMAIL"), of("SNS")];
      return {
        comparisonOperator: live.ComparisonOperator as Told["comparisonOperator"],
        notificationType: live.NotificationType as Told["notificationType"],
        threshold: live.Threshold ?? 0,
        thresholdType: (live.ThresholdType ?? "PERCENTAGE") as Told["thresholdType"],
        ...(emails.length === 0 ? {} : { subscriberEmailAddresses: emails }),
        ...(topics.length === 0 ? {} : { subscriberSnsTopicArns: topics }),
      };
    }),
  );
};

/** Puts other notifications in place of a budget's. */
export const replaceNotifications = async (
  BudgetName: string,
  notifications: readonly Told[],
  context: Context,
): Promise<void> => {
  const budgets = context.clients.budgets(context.region);
  const budget = { AccountId: context.accountId, BudgetName };
  for (const { Notification: old } of notificationRequests(await liveNotifications(BudgetName, context))) {
    await budgets.send(new DeleteNotificationCommand({ ...budget, Notification: old }));
  }
  for (const request of notificationRequests(notifications)) {
    await budgets.send(new CreateNotificationCommand({ ...budget, ...request }));
  }
};

const keyOf = ({ ComparisonOperator, NotificationType, Threshold, ThresholdType }: Notification): Notification => ({
  ComparisonOperator,
  NotificationType,
  Threshold,
  ThresholdType,
});
