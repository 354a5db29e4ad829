import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { SpendBudget, type SpendBudgetArgs } from "./SpendBudget.js";

const recorded = async (args: SpendBudgetArgs) => {
  const { resources } = await record(() => new SpendBudget("spend", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};
const emailAddresses = ["platform@example.com"];

describe("SpendBudget", () => {
  it("tells of most of the limit, of all of it, and of what is expected to go beyond", async () => {
    const budget = (await recorded({ monthlyLimitUsd: 500, emailAddresses }))["spend-budget"];
    expect(budget).toMatchObject({ budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "500", limitUnit: "USD" });
    const told = {
      comparisonOperator: "GREATER_THAN",
      thresholdType: "PERCENTAGE",
      subscriberEmailAddresses: emailAddresses,
    };
    expect(budget?.notifications).toEqual([
      { ...told, notificationType: "ACTUAL", threshold: 80 },
      { ...told, notificationType: "ACTUAL", threshold: 100 },
      { ...told, notificationType: "FORECASTED", threshold: 100 },
    ]);
  });

  it.each([
    ["a limit of nothing", { monthlyLimitUsd: 0, emailAddresses }, "monthlyLimitUsd 0"],
    ["nobody to tell", { monthlyLimitUsd: 500 }, "emailAddresses []"],
    [
      "more addresses than AWS takes",
      { monthlyLimitUsd: 1, emailAddresses: Array(11).fill("a@example.com") },
      "emailAddresses",
    ],
  ])("refuses %s", async (_case, args, message) => {
    await expect(recorded(args)).rejects.toThrow(`SpendBudget "spend": ${message}`);
  });
});
