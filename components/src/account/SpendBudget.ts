import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";

export interface SpendBudgetArgs {
  /** What a month may cost, in US dollars. */
  readonly monthlyLimitUsd: pulumi.Input<number>;
  /**
   * Topic that is told; its policy, and its key's, must let AWS Budgets in. Whether it is given is plain. At least this or
   * an address of `emailAddresses` is needed.
   */
  readonly topicArn?: pulumi.Input<string>;
  /** Addresses that are told, 10 at most. The list is plain. Default: none. */
  readonly emailAddresses?: pulumi.Input<string>[];
  /** Default: the component's name. */
  readonly budgetName?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/** When somebody is told: of what was spent, and of what AWS expects by the end of the month; in percent of the limit. */
const notices = [
  { notificationType: "ACTUAL", threshold: 80 },
  { notificationType: "ACTUAL", threshold: 100 },
  { notificationType: "FORECASTED", threshold: 100 },
] as const;

/**
 * What an account may cost in a month, and who is told when it costs more: also how stolen credentials show that are used
 * to mine.
 *
 * Defaults: told at 80 % and at all of the limit, and as soon as AWS expects more by the end of the month.
 *
 * Cost: none for the first two budgets of an account, then 0.02 USD a day.
 *
 * Controls: MON-05.
 *
 * @example
 * const budget = new SpendBudget("spend", { monthlyLimitUsd: 500, emailAddresses: ["platform@example.com"] });
 */
export class SpendBudget extends pulumi.ComponentResource {
  /** Name of the budget. */
  readonly budgetName: pulumi.Output<string>;

  constructor(name: string, args: SpendBudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("SpendBudget", name);
    checkArgs(component, args);
    super("sallyport:index:SpendBudget", name, args, opts);
    const { topicArn, emailAddresses = [], budgetName = name } = args;

    const budget = new aws.budgets.Budget(
      `${name}-budget`,
      {
        name: budgetName,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: pulumi.output(args.monthlyLimitUsd).apply(String),
        limitUnit: "USD",
        notifications: notices.map((notice) => ({
          ...notice,
          comparisonOperator: "GREATER_THAN",
          thresholdType: "PERCENTAGE",
          ...(topicArn === undefined ? {} : { subscriberSnsTopicArns: [topicArn] }),
          ...(emailAddresses.length === 0 ? {} : { subscriberEmailAddresses: emailAddresses }),
        })),
        tags: tagsFor("SpendBudget", name, args.tags),
      },
      { parent: this },
    );

    this.budgetName = knownAfter(budgetName, budget);
    this.registerOutputs({ budgetName: this.budgetName });
  }
}

function checkArgs(component: string, { monthlyLimitUsd, topicArn, emailAddresses = [] }: SpendBudgetArgs): void {
  if (typeof monthlyLimitUsd === "number" && !(Number.isFinite(monthlyLimitUsd) && monthlyLimitUsd > 0)) {
    throw new ArgumentError(component, "monthlyLimitUsd", monthlyLimitUsd, "give a number of dollars above 0");
  }
  if (topicArn === undefined && emailAddresses.length === 0) {
    const fix = "name at least one address or topic: a budget that tells nobody is none";
    throw new ArgumentError(component, "emailAddresses", emailAddresses, fix);
  }
  if (emailAddresses.length > 10) {
    throw new ArgumentError(component, "emailAddresses", emailAddresses, "name 10 at most: use a mailing list");
  }
}
