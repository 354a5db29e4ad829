import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "@sallyport/worker-kit";
import fc from "fast-check";
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
  test("reads every record of a message", () => {
    const event = parseEvent(body(record("one", { versionId: "V1", eTag: "e1" }), record("two")));
    expect(event).toEqual({
      kind: "objects",
      ignored: [],
      objects: [
        { bucket: "user-source", key: "one", size: 5, sequencer: "0A", versionId: "V1", etag: "e1" },
        { bucket: "user-source", key: "two", size: 5, sequencer: "0A", versionId: undefined, etag: undefined },
      ],
    });
  });

  test.each([
    ["a+b", "a b"],
    ["a%2Bb", "a+b"],
    ["d+ir/f%2B0%C3%BC", "d ir/f+0ü"],
    ["folder/", "folder/"],
    ["..%2Fup", "../up"],
    ["100%25", "100%"],
  ])("decodes the key %s to %s", (encoded, key) => {
    expect(parseEvent(body(record(encoded)))).toMatchObject({ objects: [{ key }] });
  });

  test("decodes what S3 encodes, for any key", () => {
    const keys = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(keys, (key) => {
        const encoded = encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
        expect(parseEvent(body(record(encoded)))).toMatchObject({ objects: [{ key }] });
      }),
    );
  });

  test("takes multipart, copy and form uploads as objects, and tells which other events it ignored", () => {
    const event = parseEvent(
      body(
        record("a", {}, "ObjectCreated:CompleteMultipartUpload"),
        record("b", {}, "s3:ObjectCreated:Copy"),
        record("c", {}, "ObjectRemoved:Delete"),
      ),
    );
    expect(event).toMatchObject({ objects: [{ key: "a" }, { key: "b" }], ignored: ["ObjectRemoved:Delete"] });
  });

  test("knows S3's test event", () => {
    expect(parseEvent(JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "b" }))).toEqual({
      kind: "test",
    });
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
