import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, verdictOf, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { replicationsIn } from "./replicationsOf.js";
import { settingTypes } from "./settingTypes.js";

const [configType] = settingTypes.replication.types;
const replicaKmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/k";
const rule = {
  id: "all",
  status: "Enabled",
  sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
  destination: { bucket: "arn:aws:s3:::copies", encryptionConfiguration: { replicaKmsKeyId } },
};
const configWith = (...rules: readonly object[]) => [{ type: configType, name: "copied", props: { rules } }];

/** Every replication rule is on, copies what is encrypted with KMS too, and encrypts the copies with a named key. */
export const S3ReplicationComplete: ResourceRule = {
  id: "s3-replication-encrypted",
  title: "Replication copies encrypted objects and encrypts their copies",
  severity: "medium",
  why: "Without a word S3 leaves out every object under a customer-managed key, and stores copies under the destination's default: the copy that is counted on is not there, or not closed",
  fix: 'give each rule status "Enabled", sourceSelectionCriteria.sseKmsEncryptedObjects.status "Enabled" and destination.encryptionConfiguration.replicaKmsKeyId',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
  controls: ["BAK-01", "ENC-10"],
  scope: "resource",
  types: [...settingTypes.replication.types, ...bucketTypes],
  evaluate: (resource) => {
    const { name } = resource;
    const rules = replicationsIn(resource);
    if (rules === undefined) return compliant;
    if (rules.length === 0) return violation("NoRule", `replication ${name} has no rule`);
    return verdictOf(
      rules.flatMap(({ id, enabled, keyed, copiesKmsObjects }) => [
        ...(enabled ? [] : [{ id: `Off::${id}`, message: `rule ${id} of ${name} is off` }]),
        ...(keyed ? [] : [{ id: `NoKey::${id}`, message: `rule ${id} of ${name} names no key for the copies` }]),
        ...(copiesKmsObjects
          ? []
          : [{ id: `LeavesOut::${id}`, message: `rule ${id} of ${name} leaves out objects encrypted with KMS` }]),
      ]),
    );
  },
  examples: {
    good: configWith(rule),
    bad: configWith({ ...rule, destination: { bucket: "arn:aws:s3:::copies" } }),
    others: {
      "encrypted objects left out": configWith({ ...rule, sourceSelectionCriteria: undefined }),
      "switched off": configWith({ ...rule, status: "Disabled" }),
      "no rules": configWith(),
      "inline, without a key": [
        {
          type: bucketTypes[0],
          name: "data",
          props: {
            replicationConfiguration: {
              role: "arn:aws:iam::111122223333:role/replication",
              rules: [
                {
                  status: "Enabled",
                  sourceSelectionCriteria: { sseKmsEncryptedObjects: { enabled: true } },
                  destination: { bucket: "arn:aws:s3:::copies" },
                },
              ],
            },
          },
        },
      ],
    },
  },
};
