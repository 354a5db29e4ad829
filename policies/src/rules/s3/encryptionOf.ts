import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { type BucketSetting, type Fields, oneOf, settingsOf } from "./settingsOf.js";

/** The default encryption of a bucket. The key is not read: before it is made, its ARN is not known. */
export interface BucketEncryption {
  readonly rule: Fields;
  /** `sseAlgorithm` and `kmsMasterKeyId`. */
  readonly byDefault: Fields | undefined;
  /** Resource and property that the key's edges start from. */
  readonly holder: ResourceView;
  readonly property: string;
}

/** A bucket's default encryption in any shape; undefined where the program sets none. */
export function encryptionOf(bucket: ResourceView, graph: ResourceGraph): BucketEncryption | undefined {
  const [setting] = settingsOf("encryption", bucket, graph);
  return setting && encryptionIn(setting);
}

/** The encryption that a setting says. */
export function encryptionIn({ holder, property = "rules", fields }: BucketSetting): BucketEncryption {
  const rule = oneOf(fields.rules, fields.rule) ?? {};
  const byDefault = oneOf(rule.applyServerSideEncryptionByDefault, rule.applyServerSideEncryptionByDefaults);
  return { rule, byDefault, holder, property };
}

/** The keys of the stack with which a bucket encrypts. */
export function keysOf(bucket: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  const encryption = encryptionOf(bucket, graph);
  if (!encryption) return [];
  return graph
    .referenced(encryption.holder, encryption.property)
    .filter(({ type }) => type === "aws:kms/key:Key" || type === "aws:kms/externalKey:ExternalKey");
}
