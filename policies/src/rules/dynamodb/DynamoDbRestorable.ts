import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const tableType = "aws:dynamodb/table:Table";

/** Every table can be restored to any second of the last weeks. */
export const DynamoDbRestorable: ResourceRule = {
  id: "dynamodb-point-in-time-recovery",
  title: "Tables can be restored to a point in time",
  severity: "medium",
  why: "A table without recovery loses its items for good with one wrong write or deletion",
  fix: "set pointInTimeRecovery with enabled true",
  url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html",
  controls: ["BAK-05", "STO-11"],
  scope: "resource",
  types: [tableType],
  evaluate: ({ name, props }) => {
    const recovery = props.pointInTimeRecovery as { readonly enabled?: boolean } | undefined;
    return recovery?.enabled === true ? compliant : violation("Off", `table ${name} has no point-in-time recovery`);
  },
  examples: {
    good: [{ type: tableType, name: "ledger", props: { pointInTimeRecovery: { enabled: true } } }],
    bad: [{ type: tableType, name: "ledger" }],
  },
};
