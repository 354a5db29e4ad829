import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { settingTypes } from "./settingTypes.js";
import { versioningOf } from "./versioningOf.js";

const [versioningType, oldVersioningType] = settingTypes.versioning.types;
const bucketWith = (type: string, status: string) => [
  { type: bucketTypes[0], name: "data" },
  { type, name: "versions", props: { versioningConfiguration: { status } }, refersTo: { bucket: "data" } },
];

/** Every bucket keeps versions, so that an overwrite or a deletion can be undone; replication needs it too. */
export const S3BucketVersioned: RelationRule = {
  id: "s3-versioning-enabled",
  title: "Buckets keep versions",
  severity: "medium",
  why: "Without versions an overwrite or a deletion, by mistake or by an intruder, is final",
  fix: "add a BucketVersioning with status Enabled",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  controls: ["STO-03", "BAK-05"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) =>
    versioningOf(bucket, graph).enabled
      ? compliant
      : violation("NotEnabled", `bucket ${bucket.name} does not keep versions`),
  examples: {
    good: bucketWith(versioningType, "Enabled"),
    bad: bucketWith(versioningType, "Suspended"),
    others: {
      "not a word": [{ type: bucketTypes[0], name: "data" }],
      "suspended, as v6 programs say it": bucketWith(oldVersioningType, "Suspended"),
      "off inline": [{ type: bucketTypes[0], name: "data", props: { versioning: { enabled: false } } }],
      "off inline, as in v6": [{ type: bucketTypes[1], name: "data", props: { versionings: [{ enabled: false }] } }],
    },
  },
};
