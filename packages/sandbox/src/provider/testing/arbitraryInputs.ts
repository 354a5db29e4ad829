import fc from "fast-check";
import { type Fields, type Shape, shape } from "../Shape.js";
import type { Json, Properties } from "../values/Json.js";

/** A table of shapes and values that have them, for property-based tests. */
export interface ArbitraryInputs {
  readonly fields: Fields;
  readonly values: Properties;
}

const shapes: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Shape>(shape.text(), shape.number(), shape.flag(), shape.json()),
    tie("shape").map((of) => shape.list(of)),
    tie("shape").map((of) => shape.set(of)),
    tie("shape").map((of) => shape.map(of)),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("shape")).map((fields) => shape.object(fields)),
  ),
})).shape;

const valueWith = (of: Shape): fc.Arbitrary<Json> => {
  switch (of.kind) {
    case "text":
      return fc.string();
    case "number":
      return fc.integer();
    case "flag":
      return fc.boolean();
    case "json":
      return fc.json();
    case "map":
      return fc.dictionary(fc.constantFrom("x", "y.z", "w"), valueWith(of.of ?? shape.text()), { maxKeys: 3 });
    case "object":
      return record(of.fields ?? {});
    default:
      return fc.array(valueWith(of.of ?? shape.text()), { maxLength: 3 });
  }
};

const record = (fields: Fields): fc.Arbitrary<{ readonly [name: string]: Json }> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueWith(field)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<{ readonly [name: string]: Json }>;

const tables = fc.dictionary(fc.constantFrom("one", "two", "three"), shapes, { minKeys: 1 });

/** Any inputs with their shapes. */
export const arbitraryInputs: fc.Arbitrary<ArbitraryInputs> = tables.chain((fields) =>
  record(fields).map((values) => ({ fields, values })),
);

/** Two tables of inputs of the same shapes. */
export const arbitraryInputPairs: fc.Arbitrary<ArbitraryInputs & { readonly others: Properties }> = tables.chain(
  (fields) => fc.tuple(record(fields), record(fields)).map(([values, others]) => ({ fields, values, others })),
);
