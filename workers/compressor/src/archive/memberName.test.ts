import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { memberName, safePath } from "./memberName.js";

const parts = fc.constantFrom("", ".", "..", "a", "%2E", "%2E%2E", "%2F", "%25", "%00", "a\0", "ü", "a%b");
const keys = fc
  .oneof(
    fc.array(parts, { minLength: 1, maxLength: 5 }).map((list) => list.join("/")),
    fc.string({ minLength: 1, maxLength: 20 }),
  )
  .filter((key) => key.length > 0);

describe("the path of a key", () => {
  it("never leaves its folder, whatever the key", () => {
    fc.assert(
      fc.property(keys, (key) => {
        const path = safePath(key);
        expect(path.startsWith("/") || path.includes("\0")).toBe(false);
        expect(
          path
            .replace(/\/$/, "")
            .split("/")
            .every((part) => part !== "" && part !== "." && part !== ".."),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("is no other key's", () => {
    fc.assert(
      fc.property(keys, fc.boolean(), keys, fc.boolean(), (one, oneEmpty, other, otherEmpty) => {
        fc.pre(one !== other);
        expect(memberName(one, oneEmpty ? 0 : 1)).not.toBe(memberName(other, otherEmpty ? 0 : 1));
      }),
      { numRuns: 5000 },
    );
  });

  it("is the key itself where that is harmless", () => {
    for (const key of ["a", "a/b.txt", "käse 50%/x", "folder/", "...", "-rf"]) expect(safePath(key)).toBe(key);
  });
});
