import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const groupType = "aws:cloudwatch/logGroup:LogGroup";

/** Every log group has a retention and a customer-managed key. */
export const LogGroupRetained: ResourceRule = {
  id: "log-group-retention-and-key",
  title: "Log groups expire their lines and encrypt them",
  severity: "medium",
  why: "Lines without an end pile up cost and risk; without a key of ours anyone with log access reads them",
  fix: "set retentionInDays (30 by default) and kmsKeyId",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  controls: ["LOG-04", "ENC-19"],
  scope: "resource",
  types: [groupType],
  evaluate: ({ name, props }) =>
    verdictOf([
      ...(typeof props.retentionInDays === "number" && props.retentionInDays > 0
        ? []
        : [{ id: "Retention", message: `log group ${name} keeps its lines for ever` }]),
      ...(isSet(props, "kmsKeyId") ? [] : [{ id: "NoKey", message: `log group ${name} has no customer-managed key` }]),
    ]),
  examples: {
    good: [
      {
        type: groupType,
        name: "logs",
        props: { retentionInDays: 30, kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k" },
      },
    ],
    bad: [{ type: groupType, name: "logs", props: { retentionInDays: 0 } }],
  },
};
