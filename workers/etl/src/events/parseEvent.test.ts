import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "@sallyport/worker-kit";
import { parseEvent } from "./parseEvent.js";

const record = (key: string, eventName = "ObjectCreated:Put") => ({
  eventSource: "aws:s3",
  eventName,
  s3: { bucket: { name: "shop" }, object: { key, size: 3, sequencer: "0A1" } },
});
const parse = (body: unknown) => parseEvent(JSON.stringify(body));

describe("parseEvent", () => {
  test("reads the uploads of an S3 notification, with their keys decoded", () => {
    const event = { Records: [record("data/a+b%2Bc.csv"), record("data/x.csv", "ObjectRemoved:Delete")] };
    expect(parse(event)).toEqual({
      kind: "uploads",
      objects: [{ bucket: "shop", key: "data/a b+c.csv", sequencer: "0A1" }],
    });
  });

  test("reads an upload that came over EventBridge, whose key is not encoded", () => {
    const detail = { bucket: { name: "shop" }, object: { key: "data/a+b.csv" } };
    expect(parse({ source: "aws.s3", "detail-type": "Object Created", detail })).toEqual({
      kind: "uploads",
      objects: [{ bucket: "shop", key: "data/a+b.csv", sequencer: undefined }],
    });
    expect(parse({ source: "aws.s3", "detail-type": "Object Deleted", detail })).toEqual({ kind: "none" });
  });

  test("knows a sweep, and what asks for nothing", () => {
    expect(parse({ kind: "sweep" })).toEqual({ kind: "sweep" });
    expect(parse({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "shop" })).toEqual({ kind: "none" });
    expect(parse({ Records: [record("x", "ObjectRemoved:Delete")] })).toEqual({ kind: "none" });
  });

  test.each(["no JSON", "{}", '{"Records":[{}]}', '"text"', JSON.stringify({ Records: [record("%E0%A4%A")] })])(
    "sets %s aside",
    (body) => {
      expect(() => parseEvent(body)).toThrow(PoisonError);
    },
  );
});
