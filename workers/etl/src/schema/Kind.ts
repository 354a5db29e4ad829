import { type ColumnType, columnTypes } from "./ColumnType.js";

/** Types as small numbers, for the loop over all fields. `none`: nothing is known yet. */
export const Kind = { none: 0, boolean: 1, bigint: 2, numeric: 3, date: 4, timestamptz: 5, text: 6 } as const;

/** The kind alone, without what `classify` says besides. */
export const KIND_MASK = 7;
/** The value has the form of its kind, but there is no such value: no day of the calendar, or a number out of range. */
export const IMPOSSIBLE = 8;
/** The value says that there is none: NaN among numbers. */
export const MISSING = 16;

export function kindOf(type: ColumnType): number {
  return columnTypes.indexOf(type) + 1;
}

/** A column of which nothing is known is text. */
export function typeOf(kind: number): ColumnType {
  return columnTypes[kind - 1] ?? "text";
}

/** The narrowest kind that holds the values of both. */
export function joinKinds(one: number, other: number): number {
  if (one === other || other === Kind.none) return one;
  if (one === Kind.none) return other;
  const [low, high] = one < other ? [one, other] : [other, one];
  if (low === Kind.bigint && high === Kind.numeric) return Kind.numeric;
  if (low === Kind.date && high === Kind.timestamptz) return Kind.timestamptz;
  return Kind.text;
}
