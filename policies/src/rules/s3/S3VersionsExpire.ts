import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { isLogBucket } from "./isLogBucket.js";
import { lifecycleOf } from "./lifecycleOf.js";
import { settingTypes } from "./settingTypes.js";
import { versioningOf } from "./versioningOf.js";

const [lifecycleType] = settingTypes.lifecycle.types;
const [versioningType] = settingTypes.versioning.types;
const versions = { noncurrentVersionExpiration: { noncurrentDays: 90 } };
const uploads = { abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };
const versioned = [
  { type: bucketTypes[0], name: "data" },
  {
    type: versioningType,
    name: "versions",
    props: { versioningConfiguration: { status: "Enabled" } },
    refersTo: { bucket: "data" },
  },
];
const bucketWith = (rule: object) => [
  ...versioned,
  {
    type: lifecycleType,
    name: "lifetimes",
    props: { rules: [{ id: "tidy", status: "Enabled", filter: {}, ...rule }] },
    refersTo: { bucket: "data" },
  },
];

/** Every versioned bucket lets old versions and unfinished uploads go; logs go as a whole. */
export const S3VersionsExpire: RelationRule = {
  id: "versioned-bucket-lifecycle",
  title: "Versioned buckets let old versions and unfinished uploads go",
  severity: "low",
  why: "A deleted object lives on as an old version: without a lifecycle, data that had to go is there for ever, and so is its cost",
  fix: "add lifecycle rules with noncurrentVersionExpiration and abortIncompleteMultipartUpload, for log buckets also expiration",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html",
  controls: ["RET-03"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    if (!versioningOf(bucket, graph).enabled) return compliant;
    const rules = lifecycleOf(bucket, graph);
    if (rules.length === 0) return violation("Missing", `versioned bucket ${bucket.name} has no lifecycle`);
    const findings: Finding[] = [];
    if (!rules.some(({ noncurrentDays }) => noncurrentDays !== undefined))
      findings.push({ id: "VersionsKept", message: `old versions in ${bucket.name} are kept for ever` });
    if (!rules.some(({ abortDays }) => abortDays !== undefined))
      findings.push({ id: "UploadsKept", message: `unfinished uploads to ${bucket.name} are kept for ever` });
    if (isLogBucket(bucket, graph) && !rules.some(({ expireDays }) => expireDays !== undefined))
      findings.push({ id: "LogsKept", message: `access logs in ${bucket.name} are kept for ever` });
    return verdictOf(findings);
  },
  examples: {
    good: bucketWith({ ...versions, ...uploads }),
    bad: bucketWith(uploads),
    others: {
      "no lifecycle": versioned,
      "unfinished uploads stay": bucketWith(versions),
      "a rule that is off": bucketWith({ ...versions, ...uploads, status: "Disabled" }),
      "old versions stay, inline": [
        {
          type: bucketTypes[0],
          name: "data",
          props: {
            versioning: { enabled: true },
            lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 7 }],
          },
        },
      ],
      "logs stay": [
        ...bucketWith({ ...versions, ...uploads }),
        { type: bucketTypes[0], name: "source" },
        {
          type: settingTypes.logging.types[0],
          name: "logging",
          refersTo: { bucket: "source", targetBucket: "data" },
        },
      ],
    },
  },
};
