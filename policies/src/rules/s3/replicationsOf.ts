import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { type BucketSetting, type Fields, manyOf, oneOf, settingsIn, settingsOf } from "./settingsOf.js";

/** One rule by which a bucket is copied. */
export interface ReplicationView {
  readonly id: string;
  readonly enabled: boolean;
  /** Whether the copies are encrypted with a key that the rule names. */
  readonly keyed: boolean;
  /** Whether objects that are encrypted with KMS are copied: without a word, S3 leaves them out. */
  readonly copiesKmsObjects: boolean;
  readonly copiesDeletions: boolean;
  /** Account of the destination, where the rule names one. */
  readonly account: unknown;
  /** Whether copies belong to the destination's account. */
  readonly givesOwnership: boolean;
}

/** A bucket's replication rules in any shape. */
export function replicationsOf(bucket: ResourceView, graph: ResourceGraph): readonly ReplicationView[] {
  return settingsOf("replication", bucket, graph).flatMap(rulesOf);
}

/** The replication rules that a resource itself holds; undefined where it holds none of the kind. */
export function replicationsIn(holder: ResourceView): readonly ReplicationView[] | undefined {
  const settings = settingsIn("replication", holder);
  return settings.length === 0 ? undefined : settings.flatMap(rulesOf);
}

function rulesOf({ fields }: BucketSetting): readonly ReplicationView[] {
  return manyOf(fields.rules).map(viewOf);
}

function viewOf(rule: Fields, index: number): ReplicationView {
  const destination = oneOf(rule.destination, rule.destinations) ?? {};
  const encryption = oneOf(destination.encryptionConfiguration);
  const criteria = oneOf(rule.sourceSelectionCriteria, rule.sourceSelectionCriterias);
  const kmsObjects = oneOf(criteria?.sseKmsEncryptedObjects);
  const deletions = oneOf(rule.deleteMarkerReplication)?.status ?? rule.deleteMarkerReplicationStatus;
  return {
    id: String(rule.id ?? index + 1),
    enabled: rule.status === "Enabled",
    keyed: isSet(encryption ?? {}, "replicaKmsKeyId") || isSet(destination, "replicaKmsKeyId"),
    copiesKmsObjects: kmsObjects?.status === "Enabled" || kmsObjects?.enabled === true,
    copiesDeletions: deletions === "Enabled",
    account: destination.account ?? destination.accountId,
    givesOwnership: oneOf(destination.accessControlTranslation, destination.accessControlTranslations) !== undefined,
  };
}
