import { Mark } from "../source/Fields.js";
import { classify } from "./classify.js";
import { IMPOSSIBLE, KIND_MASK, Kind, MISSING } from "./Kind.js";

/** What a field that is not empty says about its column: see `classify`. Types that a format itself tells come before looks. */
export function observe(mark: number, bytes: Uint8Array, start: number, end: number): number {
  if (mark === Mark.text) return Kind.text;
  const seen = classify(bytes, start, end);
  if (mark !== Mark.string) return seen;
  return (seen & KIND_MASK) < Kind.date ? Kind.text : seen;
}

/** The kind that the field speaks for. NaN speaks for numbers, of the narrowest kind. */
export function evidenceOf(seen: number): number {
  return (seen & MISSING) === 0 ? seen & KIND_MASK : Kind.bigint;
}

/** Whether a column of a kind takes a field, or would if it were not impossible. */
export function accepts(kind: number, seen: number): boolean {
  const other = seen & KIND_MASK;
  if (kind === other || kind === Kind.text) return true;
  return (kind === Kind.numeric && other === Kind.bigint) || (kind === Kind.timestamptz && other === Kind.date);
}

/** Whether a column of a kind takes NaN as null. */
export function takesMissing(kind: number, seen: number): boolean {
  return (seen & MISSING) !== 0 && (kind === Kind.bigint || kind === Kind.numeric);
}

export function isImpossible(seen: number): boolean {
  return (seen & IMPOSSIBLE) !== 0;
}

export function isMissing(seen: number): boolean {
  return (seen & MISSING) !== 0;
}
