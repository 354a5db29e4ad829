import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { type Fields, manyOf, oneOf, settingsOf } from "./settingsOf.js";

/** What an active lifecycle rule does to a bucket's objects, in days. */
export interface LifecycleView {
  /** Start of the keys that it is about; empty for all. */
  readonly prefix: string;
  /** Whether it leaves out none of them by tag or size. */
  readonly whole: boolean;
  readonly expireDays: number | undefined;
  readonly noncurrentDays: number | undefined;
  readonly abortDays: number | undefined;
  /** Whether it moves objects to another storage class. */
  readonly moves: boolean;
}

/** The active lifecycle rules of a bucket in any shape. */
export function lifecycleOf(bucket: ResourceView, graph: ResourceGraph): readonly LifecycleView[] {
  return settingsOf("lifecycle", bucket, graph)
    .flatMap(({ fields }) => manyOf(fields.rules))
    .filter((rule) => rule.status === "Enabled" || rule.enabled === true)
    .map(viewOf);
}

function viewOf(rule: Fields): LifecycleView {
  const filter = oneOf(rule.filter);
  const and = oneOf(filter?.and);
  const expiration = oneOf(rule.expiration, rule.expirations);
  const noncurrent = oneOf(rule.noncurrentVersionExpiration, rule.noncurrentVersionExpirations);
  const abort = oneOf(rule.abortIncompleteMultipartUpload);
  return {
    prefix: String(rule.prefix ?? filter?.prefix ?? and?.prefix ?? ""),
    whole: ![rule.tags, filter?.tag, filter?.objectSizeGreaterThan, filter?.objectSizeLessThan, and].some(
      (narrowing) => narrowing !== undefined,
    ),
    expireDays: days(expiration?.days),
    noncurrentDays: days(noncurrent?.noncurrentDays ?? noncurrent?.days),
    abortDays: days(abort?.daysAfterInitiation ?? rule.abortIncompleteMultipartUploadDays),
    moves: manyOf(rule.transitions).some(
      (transition) => isSet(transition, "storageClass") && (isSet(transition, "days") || isSet(transition, "date")),
    ),
  };
}

function days(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}
