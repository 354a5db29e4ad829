import { environmentOf } from "../../documents/environmentOf.js";
import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { dataRoleOf } from "./dataRoleOf.js";
import { lockOf } from "./lockOf.js";
import type { Fields } from "./settingsOf.js";
import { settingTypes } from "./settingTypes.js";
import { versioningOf } from "./versioningOf.js";

interface Settings {
  readonly dataRoles: readonly string[];
  readonly tags: readonly string[];
}

const [lockType] = settingTypes.lock.types;
const [versioningType] = settingTypes.versioning.types;
const tags = { "data-role": "results", environment: "prod", "mfa-delete": "replaced-by-object-lock" };
const results = (props: object) => ({ type: bucketTypes[0], name: "results", props: { ...props } });
const lock = {
  type: lockType,
  name: "lock",
  props: { rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } },
  refersTo: { bucket: "results" },
};

/** Deleting a version of a result in prod takes more than credentials, and a tag says what. */
export const S3DeletionGuarded: RelationRule<Settings> = {
  id: "s3-mfa-delete-or-object-lock",
  title: "Deleting results in prod takes a second factor, or waits for a lock, and a tag says which",
  severity: "low",
  why: "With stolen credentials alone every version can be deleted; no deployment can turn MFA delete on, so that a lock stands for it and has to be recorded",
  fix: 'lock the bucket (BucketObjectLockConfiguration) and tag it "mfa-delete": "replaced-by-object-lock", or turn MFA delete on as root (runbook)',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html",
  controls: ["STO-04"],
  scope: "stack",
  waivedBy: "noObjectLock",
  types: bucketTypes,
  settings: {
    dataRoles: {
      description: "Data roles whose buckets are guarded in prod",
      default: ["results", "audit"],
      schema: { type: "array", items: { type: "string" } },
    },
    tags: {
      description: "Names of the tag that records the choice; one of them is needed",
      default: ["sallyport:mfa-delete", "mfa-delete"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (bucket, graph, settings) => {
    const { name, props } = bucket;
    const role = dataRoleOf(bucket, graph) ?? "";
    if (!settings.dataRoles.includes(role) || environmentOf(bucket, graph) !== "prod") return compliant;
    if (!versioningOf(bucket, graph).mfaDelete && !lockOf(bucket, graph))
      return violation("Unguarded", `versions in ${name} are deleted by whoever has credentials`);
    const tags = (props.tags ?? {}) as Fields;
    return settings.tags.some((tag) => isSet(tags, tag))
      ? compliant
      : violation("NotRecorded", `no tag of ${name} says how its versions are kept from deletion`);
  },
  examples: {
    good: [results({ tags }), lock],
    bad: [results({ tags })],
    others: {
      "versions without a second factor": [
        results({ tags }),
        {
          type: versioningType,
          name: "versions",
          props: { versioningConfiguration: { status: "Enabled", mfaDelete: "Disabled" } },
          refersTo: { bucket: "results" },
        },
      ],
      "a choice that is not recorded": [results({ tags: { "data-role": "results", environment: "prod" } }), lock],
    },
  },
};
