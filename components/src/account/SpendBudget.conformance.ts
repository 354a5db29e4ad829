import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { SpendBudget } from "./SpendBudget.js";

export const conformance = conformanceEntry(SpendBudget, ({ accountId, partition, region, tags }) => ({
  monthlyLimitUsd: 500,
  topicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
  emailAddresses: ["platform@example.com"],
  budgetName: "spend",
  tags,
}));
