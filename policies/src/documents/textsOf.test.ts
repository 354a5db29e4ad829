import { describe, expect, it } from "@jest/globals";
import { unknownCheckingProxy } from "@pulumi/policy";
import { textsOf } from "./textsOf.js";

// Pulumi's stand-in for a string that is not known during a preview.
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("the texts of a resource", () => {
  it("are those at any depth, with the place of each", () => {
    expect(textsOf({ name: "a", tags: { owner: "b" }, blocks: [{ id: "c" }, 1, null, true] })).toEqual([
      { path: "name", text: "a" },
      { path: "tags.owner", text: "b" },
      { path: "blocks.0.id", text: "c" },
    ]);
  });

  it("leave out what is not known yet, and only that", () => {
    const props = unknownCheckingProxy({ a: unknownString, list: [unknownString, "known"], inner: { b: "known too" } });
    expect(textsOf(props).map(({ text }) => text)).toEqual(["known", "known too"]);
  });
});
