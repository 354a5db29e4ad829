import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { arbitraryValue } from "../testing/arbitraryValue.js";
import { toPlainProperties } from "./plain.js";
import { protect } from "./protect.js";
import { Secret, type Values } from "./Value.js";

describe("protect", () => {
  test("hides an output at a secret input's place and every text that contains it", () => {
    const outputs = { name: "hush", arn: "arn:aws:s3:::hush", other: "open" };
    expect(protect(outputs, { name: new Secret("hush") })).toEqual({
      name: new Secret("hush"),
      arn: new Secret("arn:aws:s3:::hush"),
      other: "open",
    });
  });

  test("hides only the secret part of a table", () => {
    const outputs = { tags: { a: "1", b: "hush" } };
    expect(protect(outputs, { tags: { a: "1", b: new Secret("hush") } })).toEqual({
      tags: { a: "1", b: new Secret("hush") },
    });
  });

  test("hides outputs that are always secret", () => {
    expect(protect({ password: "p", arn: "a" }, {}, ["password"])).toEqual({ password: new Secret("p"), arn: "a" });
  });

  test("never changes what the values are", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), arbitraryValue), arbitraryValue, (outputs, input) => {
        const inputs: Values = Object.fromEntries(Object.keys(outputs).map((name) => [name, input]));
        expect(toPlainProperties(protect(outputs, inputs))).toEqual(toPlainProperties(outputs));
      }),
    );
  });
});
