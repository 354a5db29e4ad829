import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { replicasOf } from "./replicasOf.js";
import { replicaType, tableType } from "./tableTypes.js";

const restorable = { pointInTimeRecovery: { enabled: true } };

/** Every table, and every copy of it in another region, can be restored to any second of the last weeks. */
export const DynamoDbRestorable: ResourceRule = {
  id: "dynamodb-point-in-time-recovery",
  title: "Tables can be restored to a point in time",
  severity: "medium",
  why: "A table without recovery loses its items for good with one wrong write or deletion",
  fix: "set pointInTimeRecovery with enabled true, and pointInTimeRecovery of each replica",
  url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html",
  controls: ["BAK-05", "STO-11"],
  scope: "resource",
  types: [tableType, replicaType],
  evaluate: (table) =>
    verdictOf([
      ...(isRestorable(table) ? [] : [{ id: "Off", message: `table ${table.name} has no point-in-time recovery` }]),
      ...replicasOf(table)
        .filter(({ fields }) => fields.pointInTimeRecovery !== true)
        .map(({ region }) => ({
          id: `Off::${region}`,
          message: `the copy of table ${table.name} in ${region} has no point-in-time recovery`,
        })),
    ]),
  examples: {
    good: [{ type: tableType, name: "ledger", props: restorable }],
    bad: [{ type: tableType, name: "ledger" }],
    others: {
      "turned off": [{ type: tableType, name: "ledger", props: { pointInTimeRecovery: { enabled: false } } }],
      "a copy without it": [
        { type: tableType, name: "ledger", props: { ...restorable, replicas: [{ regionName: "eu-north-1" }] } },
      ],
      "a copy of its own": [{ type: replicaType, name: "ledger", props: { pointInTimeRecovery: false } }],
    },
  },
};

function isRestorable({ type, inputs }: ResourceView): boolean {
  if (type === replicaType) return inputs.pointInTimeRecovery === true;
  return (inputs.pointInTimeRecovery as { readonly enabled?: boolean } | undefined)?.enabled === true;
}
