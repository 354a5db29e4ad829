import { type InputsOf, shape } from "../../Shape.js";

export const budgetInputs = {
  budgetType: shape.required(
    shape.text([
      "COST",
      "RI_COVERAGE",
      "RI_UTILIZATION",
      "SAVINGS_PLANS_COVERAGE",
      "SAVINGS_PLANS_UTILIZATION",
      "USAGE",
    ]),
  ),
  limitAmount: shape.text(),
  limitUnit: shape.text(),
  name: shape.autoNamed({ maxLength: 100 }),
  notifications: shape.set(
    shape.object({
      comparisonOperator: shape.required(shape.text(["EQUAL_TO", "GREATER_THAN", "LESS_THAN"])),
      notificationType: shape.required(shape.text(["ACTUAL", "FORECASTED"])),
      subscriberEmailAddresses: shape.set(shape.text()),
      subscriberSnsTopicArns: shape.set(shape.text()),
      threshold: shape.required(shape.number()),
      thresholdType: shape.required(shape.text(["ABSOLUTE_VALUE", "PERCENTAGE"])),
    }),
  ),
  tags: shape.map(shape.text()),
  timeUnit: shape.required(shape.text(["ANNUALLY", "DAILY", "MONTHLY", "QUARTERLY"])),
};

export type BudgetInputs = InputsOf<typeof budgetInputs>;
