import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { allowedBy } from "./allowedBy.js";

const allowed = new Set(["MIT", "Apache-2.0"]);

describe("a licence expression", () => {
  it.each([
    "MIT",
    "(MIT)",
    "MIT OR GPL-3.0-only",
    "GPL-3.0-only OR MIT",
    "(MIT AND Apache-2.0)",
    "MIT AND (Apache-2.0 OR GPL-3.0-only)",
  ])("is allowed where it can be kept: %s", (expression) => expect(allowedBy(expression, allowed)).toBe(true));

  it.each([
    ...["GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT OR Apache-2.0) AND GPL-3.0-only", "GPL-2.0-only OR GPL-3.0-only"],
    ...["", "UNLICENSED", "SEE LICENSE IN LICENSE", "MIT OR", "(MIT", "MIT)", "MIT Apache-2.0", "OR MIT", "mit"],
  ])("is not allowed otherwise: %p", (expression) => expect(allowedBy(expression, allowed)).toBe(false));

  it("means what its parts mean, however they are nested", () => {
    const tree = fc.letrec<{ all: { text: string; holds: boolean } }>((tie) => ({
      all: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom("MIT", "Apache-2.0", "GPL-3.0-only").map((text) => ({ text, holds: allowed.has(text) })),
        fc.tuple(tie("all"), tie("all")).map(([one, other]) => ({
          text: `(${one.text} OR ${other.text})`,
          holds: one.holds || other.holds,
        })),
        fc.tuple(tie("all"), tie("all")).map(([one, other]) => ({
          text: `(${one.text} AND ${other.text})`,
          holds: one.holds && other.holds,
        })),
      ),
    })).all;
    fc.assert(fc.property(tree, ({ text, holds }) => expect(allowedBy(text, allowed)).toBe(holds)));
  });
});
