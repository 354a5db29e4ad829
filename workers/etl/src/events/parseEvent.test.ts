import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "@sallyport/worker-kit";
import { parseEvent } from "./parseEvent.js";

const parse = (body: unknown) => parseEvent(JSON.stringify(body));

describe("parseEvent", () => {
  test("reads the uploads of a notification, with what orders them", () => {
    const s3 = { bucket: { name: "shop" }, object: { key: "data/a+b%2Bc.csv", size: 3, sequencer: "0A1" } };
    expect(parse({ Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 }] })).toEqual({
      kind: "uploads",
      objects: [{ bucket: "shop", key: "data/a b+c.csv", sequencer: "0A1" }],
    });
  });

  test("knows a sweep, and sets another wish aside", () => {
    expect(parse({ kind: "sweep" })).toEqual({ kind: "sweep" });
    expect(() => parse({ kind: "vacuum" })).toThrow(PoisonError);
  });
});
