import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseRecord } from "./parseRecord.js";

describe("parseRecord", () => {
  test.each<[string, ReturnType<typeof parseRecord>]>([
    ["a,b", ["a", "b"]],
    ["", [""]],
    [",", ["", ""]],
    ['"",x', ["", "x"]],
    ['x,""', ["x", ""]],
    ['"a,b","say ""hi"""', ["a,b", 'say "hi"']],
    ['"two\nlines",x', ["two\nlines", "x"]],
    ['5" pipe,x', ['5" pipe', "x"]],
    ['"open,x', "open"],
    ['"open""', "open"],
    ['"a"b,x', "broken"],
  ])("%p", (text, expected) => {
    expect(parseRecord(text)).toEqual(expected);
  });

  test("reads back whatever was written with quotes", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
        const text = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",");
        expect(parseRecord(text)).toEqual(fields);
      }),
    );
  });
});
