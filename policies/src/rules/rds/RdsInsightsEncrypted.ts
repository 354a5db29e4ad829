import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { clusterInstanceType, clusterType, instanceType } from "./databaseTypes.js";

const insights = { performanceInsightsEnabled: true };

/** What Performance Insights keeps of a database is encrypted with a customer-managed key. */
export const RdsInsightsEncrypted: ResourceRule = {
  id: "rds-insights-encrypted",
  title: "Performance Insights encrypts with a customer-managed key",
  severity: "medium",
  why: "It keeps the texts of statements, with the values that are written into them",
  fix: "set performanceInsightsKmsKeyId to the database's key; it can only be chosen when Performance Insights is turned on",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.cmk-policy.html",
  controls: ["ENC-13"],
  scope: "resource",
  types: [instanceType, clusterType, clusterInstanceType],
  evaluate: ({ name, inputs }) =>
    inputs.performanceInsightsEnabled !== true || hasCustomerKey(inputs, "performanceInsightsKmsKeyId")
      ? compliant
      : violation("NoKey", `Performance Insights of ${name} keeps statements under AWS's own key`),
  examples: {
    good: [
      {
        type: instanceType,
        name: "orders",
        props: { ...insights, performanceInsightsKmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k" },
      },
    ],
    bad: [{ type: instanceType, name: "orders", props: insights }],
    others: {
      "AWS's own key by its alias": [
        {
          type: clusterInstanceType,
          name: "orders",
          props: { ...insights, performanceInsightsKmsKeyId: "alias/aws/rds" },
        },
      ],
    },
  },
};
