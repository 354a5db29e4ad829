import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "@sallyport/worker-kit";
import fc from "fast-check";
import { MOST_REQUESTED, objectsRequestBody } from "./objectsRequest.js";
import { parseEvent } from "./parseEvent.js";

const record = (key: string, more: object = {}, eventName = "ObjectCreated:Put") => ({
  eventSource: "aws:s3",
  eventName,
  s3: { bucket: { name: "user-source" }, object: { key, size: 5, sequencer: "0A", ...more } },
});
const body = (...Records: object[]): string => JSON.stringify({ Records });
const confirmation = {
  source: "sallyport.compressor",
  "detail-type": "Archive Applied",
  detail: { rule: "r", archiveId: "a".repeat(64), bucket: "inbound", key: "r/x.tar.zst", region: "eu-central-1" },
};

describe("parseEvent", () => {
  test("reads every object of a notification, and tells which events it ignored", () => {
    const event = parseEvent(body(record("a+b", { versionId: "V1" }), record("c", {}, "ObjectRemoved:Delete")));
    expect(event).toMatchObject({
      kind: "objects",
      ignored: ["ObjectRemoved:Delete"],
      removed: [{ bucket: "user-source", key: "c", kind: "permanent", expired: false }],
      objects: [{ bucket: "user-source", key: "a b", size: 5, sequencer: "0A", versionId: "V1" }],
    });
  });

  test("knows S3's test event", () => {
    expect(parseEvent(JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "b" }))).toEqual({
      kind: "test",
    });
  });

  test("takes a request for objects that are there as their creation, with keys as they are and without a sequencer", () => {
    const repair = { id: "0a1b", positions: { "eu-central-1/user-target": "00AB/2026-01-01T00:00:00.000Z" } };
    const objects = [
      { key: "a+b %20ü", size: 3, versionId: "V1", etag: "e" },
      { key: "c", size: 0, repair },
    ];
    expect(parseEvent(objectsRequestBody("user-source", objects))).toEqual({
      kind: "objects",
      ignored: [],
      removed: [],
      objects: objects.map((object) => ({ bucket: "user-source", ...object })),
    });
  });

  test("refuses a request without objects, and one of more than are settled together", () => {
    const many = Array.from({ length: MOST_REQUESTED + 1 }, (_, index) => ({ key: `${index}`, size: 1 }));
    for (const objects of [[], many]) expect(() => parseEvent(objectsRequestBody("b", objects))).toThrow(PoisonError);
  });

  test("knows a confirmation as EventBridge delivers it", () => {
    expect(parseEvent(JSON.stringify({ version: "0", ...confirmation }))).toEqual({
      kind: "confirmation",
      confirmation: confirmation.detail,
    });
  });

  test.each([
    "",
    "customer-name.pdf",
    "null",
    "[]",
    "{}",
    '{"Records":[{"eventSource":"aws:dynamodb"}]}',
    body(record("%E0%A4%A")),
    body(record("a", { sequencer: "not hexadecimal" })),
    JSON.stringify({ ...confirmation, source: "somebody.else" }),
    JSON.stringify({ ...confirmation, detail: { ...confirmation.detail, archiveId: "../x" } }),
  ])("sets %j aside, without repeating it", (text) => {
    expect(() => parseEvent(text)).toThrow(PoisonError);
    try {
      parseEvent(text);
    } catch (error) {
      if (text.length > 4) expect(String(error)).not.toContain(text);
    }
  });

  test("sets anything aside that it does not know, and never fails otherwise", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          parseEvent(text);
        } catch (error) {
          expect(error).toBeInstanceOf(PoisonError);
        }
      }),
    );
  });
});
