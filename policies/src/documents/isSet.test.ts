import { describe, expect, it } from "@jest/globals";
import { unknownCheckingProxy } from "@pulumi/policy";
import { isSet } from "./isSet.js";

// Pulumi's stand-in for a string that is not known during a preview.
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("a property", () => {
  it.each([
    ["a value", "key", true],
    ["false", false, true],
    ["zero", 0, true],
    ["an empty text", "", false],
    ["null", null, false],
    ["undefined", undefined, false],
  ])("that holds %s is set or not", (_what, value, expected) => {
    expect(isSet({ property: value }, "property")).toBe(expected);
  });

  it("that is not there is not set, and one that is not known yet is", () => {
    expect(isSet({}, "property")).toBe(false);
    expect(isSet(unknownCheckingProxy({ property: unknownString }), "property")).toBe(true);
  });
});
