import { isRecord } from "./isRecord.js";
import type { Json } from "./Json.js";
import { sameJson } from "./sameJson.js";

/**
 * Whether two JSON documents in texts mean the same. AWS reorders keys, and in policies it writes one-element lists of
 * actions, resources, principals and condition values as the element alone, and their order means nothing.
 */
export const sameDocument = (left: string, right: string): boolean => {
  if (left === right) {
    return true;
  }
  const documents = [parse(left), parse(right)];
  return (
    documents[0] !== undefined &&
    documents[1] !== undefined &&
    sameJson(normalise(documents[0], true), normalise(documents[1], true))
  );
};

const parse = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

const isPolicy = (value: Json): boolean => isRecord(value) && "Statement" in value;

const normalise = (value: Json, top = false): Json => (top && isPolicy(value) ? canonical(value) : value);

/** Lists of scalars sorted and, with one element, unwrapped. */
const canonical = (value: Json): Json => {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    const sorted = items.every((item) => typeof item !== "object") ? [...new Set(items)].sort() : items;
    return sorted.length === 1 && sorted[0] !== undefined ? sorted[0] : sorted;
  }
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, canonical(item as Json)]));
  }
  return scalar(value);
};

/** Condition values are texts: `true` and `"true"` mean the same. */
const scalar = (value: Json): Json => (typeof value === "boolean" || typeof value === "number" ? String(value) : value);
