import fc from "fast-check";
import { Secret, Unknown, type Value } from "../values/Value.js";

const names = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== "__proto__");

/** Any property value, secrets and unknowns included, for property-based tests. */
export const arbitraryValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Value>(null, true, false, Unknown.value),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.string(),
    tie("value").map((value) => new Secret(value)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
})).value;
