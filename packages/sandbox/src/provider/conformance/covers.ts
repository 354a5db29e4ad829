import type { Shape } from "../Shape.js";
import { isRecord } from "../values/isRecord.js";
import type { Json } from "../values/Json.js";
import { sameByShape } from "../values/sameByShape.js";

/**
 * Whether a live value has everything that was given. Fields of objects that were not given may hold what AWS chose;
 * lists, sets and maps may hold nothing more.
 */
export const covers = (shape: Shape, given: Json | undefined, live: Json | undefined): boolean => {
  if (given === undefined || sameByShape(shape, given, live)) {
    return true;
  }
  const { of, fields } = shape;
  if (of !== undefined && Array.isArray(given) && Array.isArray(live)) {
    const matches = (item: Json, index: number): boolean =>
      shape.kind === "set"
        ? live.some((other: Json) => covers(of, item, other))
        : covers(of, item, live[index] as Json | undefined);
    return given.length === live.length && given.every(matches);
  }
  return (
    fields !== undefined &&
    isRecord(given) &&
    isRecord(live) &&
    Object.entries(fields).every(([name, field]) => covers(field, given[name] as Json, live[name] as Json))
  );
};
