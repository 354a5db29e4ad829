import { describe, expect, it } from "@jest/globals";
import { assert, property, string, uniqueArray } from "fast-check";
import { withoutPrefix } from "./withoutPrefix.js";

describe("the names in a drawing", () => {
  it("are without the two words that most begin with", () => {
    const names = ["etl-sandbox-worker-task", "etl-sandbox-input-bucket", "etl-sandbox-", "nightly"];
    expect([...withoutPrefix(names).values()]).toEqual([
      "etl-sandbox-worker-task",
      "etl-sandbox-input-bucket",
      "etl-sandbox-",
      "nightly",
    ]);
    expect([...withoutPrefix(names.slice(0, 2)).values()]).toEqual(["worker-task", "input-bucket"]);
  });

  it("stay different, and each is the end of what it stands for", () => {
    assert(
      property(
        uniqueArray(string({ unit: "grapheme-ascii", maxLength: 12 }).map((text) => `a-b-${text}`)),
        uniqueArray(string()),
        (some, others) => {
          const names = [...new Set([...some, ...others, ...some.map((name) => name.slice(4))])];
          const short = withoutPrefix(names);
          expect(new Set(short.values()).size).toBe(names.length);
          expect([...short].filter(([name, end]) => !name.endsWith(end))).toEqual([]);
        },
      ),
    );
  });
});
