import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { dataRoleOf } from "./dataRoleOf.js";
import { lifecycleOf } from "./lifecycleOf.js";
import { settingTypes } from "./settingTypes.js";

const [lifecycleType] = settingTypes.lifecycle.types;
const tags = { "data-role": "results" };
const resultsWith = (transitions: readonly object[]) => [
  { type: bucketTypes[0], name: "results", props: { tags } },
  {
    type: lifecycleType,
    name: "lifetimes",
    props: { rules: [{ id: "archive", status: "Enabled", filter: {}, transitions }] },
    refersTo: { bucket: "results" },
  },
];

/** Old results move to a storage class for what is rarely read. */
export const S3ResultsArchived: RelationRule = {
  id: "results-archived",
  title: "Old results are archived",
  severity: "low",
  why: "Results that have to be kept for years are deleted to save money, unless keeping them is cheap",
  fix: 'add a lifecycle rule with a transition, for example to "GLACIER_IR" after 90 days or to "INTELLIGENT_TIERING"',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
  controls: ["RET-03"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    if (dataRoleOf(bucket, graph) !== "results") return compliant;
    const rules = lifecycleOf(bucket, graph);
    // What goes soon is not worth moving.
    return rules.some(({ moves, expireDays }) => moves || (expireDays !== undefined && expireDays <= 90))
      ? compliant
      : violation("NotArchived", `old results in ${bucket.name} stay where reading is paid for`);
  },
  examples: {
    good: resultsWith([{ days: 90, storageClass: "GLACIER_IR" }]),
    bad: resultsWith([]),
    others: { "no lifecycle": [{ type: bucketTypes[0], name: "results", props: { tags } }] },
  },
};
