import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "@sallyport/worker-kit";
import { parseEvent } from "./parseEvent.js";

const record = (key: string, eventName = "ObjectCreated:Put") => ({
  eventSource: "aws:s3",
  eventName,
  s3: { bucket: { name: "shop" }, object: { key, size: 3 } },
});
const parse = (body: unknown) => parseEvent(JSON.stringify(body));

describe("parseEvent", () => {
  test("reads the uploads of an S3 notification, with their keys decoded", () => {
    const event = { Records: [record("Data/orders/part+1%2B2.csv"), record("Data/x.csv", "ObjectRemoved:Delete")] };
    expect(parse(event)).toEqual({ kind: "uploads", objects: [{ bucket: "shop", key: "Data/orders/part 1+2.csv" }] });
  });

  test("reads an upload that came over EventBridge, whose key is not encoded", () => {
    const detail = { bucket: { name: "shop" }, object: { key: "Data/orders/a+b.csv" } };
    expect(parse({ source: "aws.s3", "detail-type": "Object Created", detail })).toEqual({
      kind: "uploads",
      objects: [{ bucket: "shop", key: "Data/orders/a+b.csv" }],
    });
    expect(parse({ source: "aws.s3", "detail-type": "Object Deleted", detail })).toEqual({ kind: "none" });
  });

  test("knows a sweep, and what asks for nothing", () => {
    expect(parse({ source: "sallyport.kpi", "detail-type": "Sweep" })).toEqual({ kind: "sweep" });
    expect(parse({ source: "aws.events", "detail-type": "Scheduled Event", detail: {} })).toEqual({ kind: "sweep" });
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
