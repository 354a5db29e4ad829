import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { clusterType, documentClusterType, instanceType, isReplica, storageTypes } from "./databaseTypes.js";

const kmsKeyId = "arn:aws:kms:eu-west-1:111122223333:key/k";

/** Every database encrypts its storage, its backups and its snapshots with a customer-managed key. */
export const RdsStorageEncrypted: ResourceRule = {
  id: "rds-storage-encrypted",
  title: "Databases encrypt their storage with a customer-managed key",
  severity: "high",
  why: "Snapshots and backups are as encrypted as the storage is, and it cannot be encrypted later without copying the database",
  fix: "set storageEncrypted to true and kmsKeyId to the workload's key",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
  controls: ["ENC-13"],
  scope: "resource",
  types: storageTypes,
  evaluate: (database) => {
    const { name, inputs } = database;
    if (isReplica(database)) return compliant;
    if (inputs.storageEncrypted !== true) return violation("Unencrypted", `the storage of ${name} is not encrypted`);
    return hasCustomerKey(inputs, "kmsKeyId")
      ? compliant
      : violation("NoKey", `the storage of ${name} is encrypted with AWS's own key`);
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: { storageEncrypted: true, kmsKeyId } }],
    bad: [{ type: instanceType, name: "orders", props: { storageEncrypted: false } }],
    others: {
      "nothing said": [{ type: clusterType, name: "orders" }],
      "AWS's own key": [{ type: clusterType, name: "orders", props: { storageEncrypted: true } }],
      "AWS's own key by its alias": [
        { type: documentClusterType, name: "orders", props: { storageEncrypted: true, kmsKeyId: "alias/aws/rds" } },
      ],
    },
  },
};
