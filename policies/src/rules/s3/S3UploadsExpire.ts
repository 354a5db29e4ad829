import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { dataRoleOf } from "./dataRoleOf.js";
import { lifecycleOf } from "./lifecycleOf.js";
import { settingTypes } from "./settingTypes.js";

interface Settings {
  readonly longestDays: number;
}

const [lifecycleType] = settingTypes.lifecycle.types;
const tags = { "data-role": "uploads" };
const rule = (days: number, prefix = "", noncurrentDays?: number) => ({
  id: "gone",
  status: "Enabled",
  filter: { prefix },
  expiration: { days },
  ...(noncurrentDays === undefined ? {} : { noncurrentVersionExpiration: { noncurrentDays } }),
});
const uploadsWith = (...rules: readonly object[]) => [
  { type: bucketTypes[0], name: "uploads", props: { tags } },
  { type: lifecycleType, name: "lifetimes", props: { rules }, refersTo: { bucket: "uploads" } },
];

/** What was handed in to be worked on is gone after a week, its old versions too. */
export const S3UploadsExpire: RelationRule<Settings> = {
  id: "uploads-expire",
  title: "Uploaded source code expires, with all its versions",
  severity: "medium",
  why: "Source code that was handed in for one job and stays is there to be stolen for ever; in a versioned bucket an expired object still is",
  fix: "add a lifecycle rule for the bucket, or for uploads/, with expiration after at most 7 days and noncurrentVersionExpiration",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
  controls: ["RET-02"],
  scope: "stack",
  types: bucketTypes,
  settings: {
    longestDays: {
      description: "Days after which uploads, and then their old versions, have to be gone",
      default: 7,
      schema: { type: "integer", minimum: 1 },
    },
  },
  evaluate: (bucket, graph, { longestDays }) => {
    if (dataRoleOf(bucket, graph) !== "uploads") return compliant;
    const rules = lifecycleOf(bucket, graph).filter(({ whole, prefix }) => whole && "uploads/".startsWith(prefix));
    const within = (days: number | undefined) => days !== undefined && days <= longestDays;
    const findings: Finding[] = [];
    if (!rules.some(({ expireDays }) => within(expireDays)))
      findings.push({ id: "NotExpired", message: `uploads in ${bucket.name} stay for more than ${longestDays} days` });
    if (!rules.some(({ noncurrentDays }) => within(noncurrentDays)))
      findings.push({ id: "VersionsKept", message: `old versions of uploads in ${bucket.name} are kept` });
    return verdictOf(findings);
  },
  examples: {
    good: uploadsWith(rule(7, "uploads/", 1)),
    bad: uploadsWith(rule(30, "", 1)),
    others: {
      "no lifecycle": [{ type: bucketTypes[0], name: "uploads", props: { tags } }],
      "something else expires": uploadsWith(rule(7, "scratch/", 1)),
      "versions stay": uploadsWith(rule(7)),
    },
  },
};
