import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { dataRoleOf } from "./dataRoleOf.js";
import { type LifecycleView, lifecycleOf } from "./lifecycleOf.js";
import { settingTypes } from "./settingTypes.js";

interface Settings {
  readonly longestLagDays: number;
  readonly longestDays: number;
}

const [lifecycleType] = settingTypes.lifecycle.types;
const tags = { "data-role": "staging" };
const abort = {
  id: "abort",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};
const expire = (days: number, more: object = {}) => ({
  id: "expire",
  status: "Enabled",
  filter: {},
  expiration: { days },
  ...more,
});
const stagingWith = (...rules: readonly object[]) => [
  { type: bucketTypes[0], name: "staging", props: { tags } },
  { type: lifecycleType, name: "lifetimes", props: { rules }, refersTo: { bucket: "staging" } },
];

/** Staging data goes by itself: later than the slowest replication, and soon; unfinished uploads go too. */
export const S3StagingExpires: RelationRule<Settings> = {
  id: "staging-lifecycle",
  title: "Staging data expires, after it has arrived",
  severity: "medium",
  why: "What only passes through and stays is a second copy that nobody guards; what goes before it is replicated is lost",
  fix: "add lifecycle rules for the whole bucket: expiration after 7 days, and abortIncompleteMultipartUpload",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
  controls: ["RET-01"],
  scope: "stack",
  types: bucketTypes,
  settings: {
    longestLagDays: {
      description: "Days that the slowest replication takes: no staging data may expire before",
      default: 1,
      schema: { type: "integer", minimum: 1 },
    },
    longestDays: {
      description: "Days after which staging data has to be gone",
      default: 7,
      schema: { type: "integer", minimum: 1 },
    },
  },
  evaluate: (bucket, graph, settings) => {
    if (dataRoleOf(bucket, graph) !== "staging") return compliant;
    const rules = lifecycleOf(bucket, graph).filter(({ whole, prefix }) => whole && prefix === "");
    return verdictOf([...expiryFindings(bucket.name, rules, settings), ...uploadFindings(bucket.name, rules)]);
  },
  examples: {
    good: stagingWith(abort, expire(7)),
    bad: stagingWith(abort, expire(30)),
    others: {
      "no lifecycle": [{ type: bucketTypes[0], name: "staging", props: { tags } }],
      "a rule that is off": stagingWith(abort, expire(7, { status: "Disabled" })),
      "a part of the bucket": stagingWith(abort, expire(7, { filter: { prefix: "a/" } })),
      "some of the objects": stagingWith(abort, expire(7, { filter: { tag: { key: "a", value: "b" } } })),
      "unfinished uploads stay": stagingWith(expire(7)),
    },
  },
};

function expiryFindings(bucket: string, rules: readonly LifecycleView[], settings: Settings): readonly Finding[] {
  const { longestLagDays, longestDays } = settings;
  const days = Math.min(...rules.flatMap(({ expireDays }) => expireDays ?? []));
  if (days === Number.POSITIVE_INFINITY) return [{ id: "NoExpiry", message: `objects of ${bucket} never expire` }];
  if (days < longestLagDays)
    return [{ id: "TooSoon", message: `objects of ${bucket} expire after ${days} days, before they are replicated` }];
  if (days > longestDays) return [{ id: "TooLate", message: `objects of ${bucket} stay for ${days} days` }];
  return [];
}

function uploadFindings(bucket: string, rules: readonly LifecycleView[]): readonly Finding[] {
  return rules.some(({ abortDays }) => abortDays !== undefined)
    ? []
    : [{ id: "UploadsKept", message: `unfinished uploads to ${bucket} are kept` }];
}
