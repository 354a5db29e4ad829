import { isRecord } from "./isRecord.js";
import type { Json } from "./Json.js";

/** Whether two plain values are equal; absent, null, an empty list and an empty object mean the same to AWS. */
export const sameJson = (left: Json | undefined, right: Json | undefined): boolean => {
  if (isEmpty(left) || isEmpty(right)) {
    return isEmpty(left) && isEmpty(right);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item: Json, index) => sameJson(item, right[index]));
  }
  if (isRecord(left) && isRecord(right)) {
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].every((name) => sameJson(left[name] as Json | undefined, right[name] as Json | undefined));
  }
  return left === right;
};

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0);
