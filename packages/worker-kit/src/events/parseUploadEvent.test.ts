import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { z } from "zod";
import { PoisonError } from "../errors/PoisonError.js";
import { parseUploadEvent } from "./parseUploadEvent.js";

const sweep = z.object({ source: z.literal("shop"), "detail-type": z.literal("Sweep") });
const record = (key: string, eventName = "ObjectCreated:Put") => ({
  eventSource: "aws:s3",
  eventName,
  s3: { bucket: { name: "shop" }, object: { key, size: 3, sequencer: "0A1" } },
});
const parse = (body: unknown) => parseUploadEvent(JSON.stringify(body), sweep);

describe("parseUploadEvent", () => {
  test("reads the uploads of an S3 notification, with their keys decoded", () => {
    const event = { Records: [record("data/a+b%2Bc.csv"), record("data/x.csv", "ObjectRemoved:Delete")] };
    expect(parse(event)).toEqual({
      kind: "uploads",
      objects: [{ bucket: "shop", key: "data/a b+c.csv", sequencer: "0A1" }],
    });
  });

  test("reads an upload that came over EventBridge, whose key is not encoded", () => {
    const detail = { bucket: { name: "shop" }, object: { key: "data/a+b.csv", sequencer: "0A1" } };
    expect(parse({ source: "aws.s3", "detail-type": "Object Created", detail })).toEqual({
      kind: "uploads",
      objects: [{ bucket: "shop", key: "data/a+b.csv", sequencer: "0A1" }],
    });
    expect(parse({ source: "aws.s3", "detail-type": "Object Deleted", detail })).toEqual({ kind: "none" });
  });

  test("knows a sweep by the pipeline's own message, and what asks for nothing", () => {
    expect(parse({ source: "shop", "detail-type": "Sweep", detail: {} })).toEqual({ kind: "sweep" });
    expect(parse({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "shop" })).toEqual({ kind: "none" });
    expect(parse({ Records: [record("x", "ObjectRemoved:Delete")] })).toEqual({ kind: "none" });
  });

  test.each([
    "customer-name.pdf",
    "{}",
    '{"Records":[{}]}',
    '{"source":"other","detail-type":"Sweep"}',
    '"text"',
    JSON.stringify({ Records: [record("%E0%A4%A")] }),
  ])("sets %s aside, without repeating it", (body) => {
    const parsing = () => parseUploadEvent(body, sweep);
    expect(parsing).toThrow(PoisonError);
    expect(parsing).not.toThrow(body);
  });

  test("sets anything aside that it does not know, and never fails otherwise", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => parseUploadEvent(text, sweep)).toThrow(PoisonError);
      }),
    );
  });
});
