import type { Fields, Shape } from "../Shape.js";
import { isRecord } from "../values/isRecord.js";
import type { Json } from "../values/Json.js";
import type { Path } from "../values/path.js";
import { sameByShape } from "../values/sameByShape.js";

/** One difference between two plain inputs. An absent side is `undefined`. */
export interface Change {
  readonly path: Path;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

type Plain = { readonly [name: string]: Json | undefined };

/** The smallest differences between two tables of inputs: by field, map key and list index; a set is one value. */
export const inputChanges = (fields: Fields, before: Plain, after: Plain, path: Path = []): readonly Change[] =>
  Object.entries(fields).flatMap(([name, shape]) => changes(shape, before[name], after[name], [...path, name]));

const changes = (shape: Shape, before: Json | undefined, after: Json | undefined, path: Path): readonly Change[] => {
  if (sameByShape(shape, before, after)) {
    return [];
  }
  if (shape.kind !== "archive" && isRecord(before) && isRecord(after)) {
    return inputChanges(fieldsOf(shape, before, after), before as Plain, after as Plain, path);
  }
  const { of } = shape;
  if (shape.kind === "list" && of !== undefined && Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => changes(of, before[index], after[index], [...path, index])).flat();
  }
  return [{ path, before, after }];
};

const fieldsOf = (shape: Shape, before: object, after: object): Fields => {
  const { of, fields = {} } = shape;
  return of === undefined
    ? fields
    : Object.fromEntries([...Object.keys(before), ...Object.keys(after)].map((name) => [name, of]));
};
