import { environmentOf } from "../../documents/environmentOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { dataRoleOf } from "./dataRoleOf.js";
import { lockOf } from "./lockOf.js";
import { settingTypes } from "./settingTypes.js";
import { versioningOf } from "./versioningOf.js";

interface Settings {
  readonly dataRoles: readonly string[];
}

const [lockType] = settingTypes.lock.types;
const [versioningType] = settingTypes.versioning.types;
const tags = { "data-role": "results", environment: "prod" };
const resultsWith = (defaultRetention: object, status = "Enabled") => [
  { type: bucketTypes[0], name: "results", props: { tags } },
  { type: lockType, name: "lock", props: { rule: { defaultRetention } }, refersTo: { bucket: "results" } },
  {
    type: versioningType,
    name: "versions",
    props: { versioningConfiguration: { status } },
    refersTo: { bucket: "results" },
  },
];

/** Results and audit files in prod cannot be altered or deleted before their time. */
export const S3ResultsLocked: RelationRule<Settings> = {
  id: "s3-object-lock-results",
  title: "Results in prod are locked when they are written",
  severity: "medium",
  why: "Results that serve as evidence are worth nothing if whoever has credentials can alter or delete them",
  fix: "add a BucketObjectLockConfiguration with rule.defaultRetention (mode, and days or years) and keep the bucket versioned",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  controls: ["STO-06"],
  scope: "stack",
  waivedBy: "noObjectLock",
  types: bucketTypes,
  settings: {
    dataRoles: {
      description: "Data roles whose buckets have to be locked in prod",
      default: ["results", "audit"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (bucket, graph, { dataRoles }) => {
    if (!dataRoles.includes(dataRoleOf(bucket, graph) ?? "") || environmentOf(bucket, graph) !== "prod")
      return compliant;
    const findings: Finding[] = [];
    if (!lockOf(bucket, graph))
      findings.push({ id: "NoLock", message: `versions in ${bucket.name} can be deleted as soon as they are written` });
    if (!versioningOf(bucket, graph).enabled)
      findings.push({ id: "NoVersions", message: `${bucket.name} keeps no versions, which are what a lock holds` });
    return verdictOf(findings);
  },
  examples: {
    good: resultsWith({ mode: "GOVERNANCE", days: 30 }),
    bad: [{ type: bucketTypes[0], name: "results", props: { tags } }],
    others: {
      "a lock without a time": resultsWith({ mode: "GOVERNANCE" }),
      "no versions to lock": resultsWith({ mode: "COMPLIANCE", years: 1 }, "Suspended"),
      "lockable, and not locked": [
        {
          type: bucketTypes[0],
          name: "results",
          props: { tags, objectLockEnabled: true, objectLockConfiguration: { objectLockEnabled: "Enabled" } },
        },
      ],
    },
  },
};
