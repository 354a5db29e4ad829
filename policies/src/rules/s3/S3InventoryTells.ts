import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { type Fields, oneOf } from "./settingsOf.js";

interface Settings {
  readonly fields: readonly string[];
}

const inventoryType = "aws:s3/inventory:Inventory";
const fields = ["EncryptionStatus", "ObjectLockMode", "ObjectLockRetainUntilDate", "ReplicationStatus"];
const bucket = {
  bucketArn: "arn:aws:s3:::lists",
  accountId: "111122223333",
  format: "Parquet",
  encryption: { sseKms: { keyId: "arn:aws:kms:eu-west-1:111122223333:key/k" } },
};
const inventoryWith = (destination: Fields, more: Fields = {}) => [
  {
    type: inventoryType,
    name: "list",
    props: { includedObjectVersions: "All", optionalFields: fields, destination: { bucket: destination }, ...more },
  },
];

/** Every inventory is encrypted, goes to a bucket of a named account, and tells of all versions what an auditor asks. */
export const S3InventoryTells: ResourceRule<Settings> = {
  id: "s3-inventory-encrypted",
  title: "Inventories are encrypted, and tell how every version is kept",
  severity: "medium",
  why: "An inventory names every object: in clear, or in a bucket whose name somebody else took over, it is a map for an intruder",
  fix: 'give destination.bucket an accountId and encryption.sseKms, includedObjectVersions "All" and the optionalFields that say how objects are kept',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html",
  controls: ["STO-07"],
  scope: "resource",
  types: [inventoryType],
  settings: {
    fields: {
      description: "Optional fields that every inventory lists",
      default: fields,
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: ({ name, props }, settings) => {
    const destination = oneOf(oneOf(props.destination)?.bucket) ?? {};
    const findings: Finding[] = [];
    if (!isSet(oneOf(oneOf(destination.encryption)?.sseKms) ?? {}, "keyId"))
      findings.push({ id: "NoKey", message: `inventory ${name} is written without a key of ours` });
    if (!isSet(destination, "accountId"))
      findings.push({ id: "AnyAccount", message: `inventory ${name} goes to a bucket of whatever account` });
    if (props.includedObjectVersions !== "All")
      findings.push({ id: "CurrentOnly", message: `inventory ${name} leaves out old versions` });
    const told = (props.optionalFields ?? []) as readonly unknown[];
    const missing = settings.fields.filter((field) => !told.includes(field));
    return verdictOf([
      ...findings,
      ...missing.map((field) => ({ id: `Field::${field}`, message: `inventory ${name} does not tell ${field}` })),
    ]);
  },
  examples: {
    good: inventoryWith(bucket),
    bad: inventoryWith({ ...bucket, encryption: {} }),
    others: {
      "encrypted by S3's own key": inventoryWith({ ...bucket, encryption: { sseS3: {} } }),
      "a bucket of whatever account": inventoryWith({ bucketArn: bucket.bucketArn, encryption: bucket.encryption }),
      "current versions only": inventoryWith(bucket, { includedObjectVersions: "Current" }),
      "nothing of encryption": inventoryWith(bucket, { optionalFields: ["Size"] }),
    },
  },
};
