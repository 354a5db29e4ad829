import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { contentOf } from "./contentOf.js";

const record = (key: string) => ({
  eventName: "ObjectCreated:Put",
  s3: { bucket: { name: "orders" }, object: { key } },
});

describe("the summary of a message", () => {
  it.each([
    [
      "S3's events, whose keys it decodes",
      { Records: [record("a+b%2Bc"), record("%E0%A4%A")] },
      { kind: "objects", what: "ObjectCreated:Put", keys: ["orders/a b+c", "orders/%E0%A4%A"] },
    ],
    [
      "a request for objects",
      { "detail-type": "Objects Requested", detail: { bucket: "orders", objects: [{ key: "a+b" }] } },
      { kind: "request", what: "Objects Requested", keys: ["orders/a+b"] },
    ],
    [
      "another event",
      { "detail-type": "Archive Applied", detail: { rule: "r" } },
      { kind: "event", what: "Archive Applied", keys: [] },
    ],
    ["JSON that it does not know", { hello: 1 }, { kind: "json", what: "JSON of an unknown shape", keys: [] }],
    [
      "fields of another shape",
      { Records: [null], detail: 3 },
      { kind: "json", what: "JSON of an unknown shape", keys: [] },
    ],
  ])("tells of %s", (_, body, summary) => {
    expect(contentOf(JSON.stringify(body))).toEqual(summary);
  });

  it("never fails, whatever the body is", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => contentOf(text).keys !== undefined));
  });
});
