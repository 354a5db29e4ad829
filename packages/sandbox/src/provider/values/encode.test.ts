import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { struct } from "../server/struct.js";
import { arbitraryValue } from "../testing/arbitraryValue.js";
import { decode } from "./decode.js";
import { encode } from "./encode.js";
import { signatures } from "./signatures.js";
import { Secret, Unknown } from "./Value.js";

describe("encode", () => {
  test("is undone by decode, through protobuf's own form", () => {
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        const wire = struct({ value: encode(value) }).toJavaScript();
        expect(decode(wire.value)).toEqual(value);
      }),
    );
  });

  test("marks unknowns and secrets as the engine does", () => {
    expect(encode(Unknown.value)).toBe(signatures.unknownText);
    expect(encode(new Secret("x"))).toEqual({ [signatures.key]: signatures.secret, value: "x" });
  });
});

describe("decode", () => {
  test("reads every kind of unknown that the engine writes", () => {
    expect(decode("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")).toBe(Unknown.value);
  });

  test("reads outputs, known and unknown, secret and not", () => {
    const output = { [signatures.key]: signatures.output };
    expect(decode({ ...output, value: 1 })).toBe(1);
    expect(decode(output)).toBe(Unknown.value);
    expect(decode({ ...output, value: 1, secret: true })).toEqual(new Secret(1));
  });

  test("keeps archives as they are, for the types that take one", () => {
    const asset = { [signatures.key]: signatures.asset, hash: "b", text: "x" };
    const archive = { [signatures.key]: signatures.archive, hash: "a", assets: { "index.mjs": asset } };
    expect(encode(decode(archive))).toEqual(archive);
  });
});
