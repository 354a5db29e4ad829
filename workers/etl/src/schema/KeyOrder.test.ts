import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Fields } from "../source/Fields.js";
import { KeyOrder } from "./KeyOrder.js";
import { Kind } from "./Kind.js";

function risesOver(kind: number, keys: readonly string[]): boolean {
  const order = new KeyOrder(kind, 0);
  const fields = new Fields(1);
  for (const key of keys) {
    const bytes = Buffer.from(key);
    fields.ends[0] = bytes.length;
    order.see(bytes, fields);
  }
  return order.rising;
}

describe("KeyOrder", () => {
  test("says of numbers and texts that rise that each comes once, and of nothing else", () => {
    expect(risesOver(Kind.bigint, ["2", "10", "999999999999999"])).toBe(true);
    expect(risesOver(Kind.bigint, ["2", "2"])).toBe(false);
    expect(risesOver(Kind.bigint, ["7", "007"])).toBe(false);
    expect(risesOver(Kind.bigint, ["-1", "2"])).toBe(false);
    expect(risesOver(Kind.bigint, ["9007199254740993", "9007199254740994"])).toBe(false);
    expect(risesOver(Kind.text, ["", "a", "ab", "b", "é"])).toBe(true);
    expect(risesOver(Kind.text, ["b", "a"])).toBe(false);
    expect(risesOver(Kind.numeric, ["1", "2"])).toBe(false);
  });

  test("never proves keys to be different that are not", () => {
    const keys = fc.array(fc.oneof(fc.nat({ max: 20 }).map(String), fc.constantFrom("01", "+1", "1.0")), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(keys, (values) => {
        if (!risesOver(Kind.bigint, values)) return;
        expect(new Set(values.map(Number)).size).toBe(values.length);
      }),
    );
  });
});
