import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { PoisonError } from "../errors/PoisonError.js";
import { createdObjects } from "./createdObjects.js";
import { s3Notification } from "./s3Notification.js";

const record = (key: string, more: object = {}, eventName = "ObjectCreated:Put") => ({
  eventSource: "aws:s3",
  eventName,
  s3: { bucket: { name: "user-source" }, object: { key, size: 5, sequencer: "0A", ...more } },
});
const read = (...Records: object[]) => createdObjects(s3Notification.parse({ Records }), "Delete the message");

describe("createdObjects", () => {
  test("reads every record of a message", () => {
    expect(read(record("one", { versionId: "V1", eTag: "e1" }), record("two", { size: undefined }))).toEqual({
      ignored: [],
      objects: [
        { bucket: "user-source", key: "one", size: 5, sequencer: "0A", versionId: "V1", etag: "e1" },
        { bucket: "user-source", key: "two", size: 0, sequencer: "0A", versionId: undefined, etag: undefined },
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
    expect(read(record(encoded))).toMatchObject({ objects: [{ key }] });
  });

  test("decodes what S3 encodes, for any key", () => {
    const keys = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(keys, (key) => {
        const encoded = encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
        expect(read(record(encoded))).toMatchObject({ objects: [{ key }] });
      }),
    );
  });

  test("takes multipart, copy and form uploads as objects, and tells which other events it ignored", () => {
    expect(
      read(
        record("a", {}, "ObjectCreated:CompleteMultipartUpload"),
        record("b", {}, "s3:ObjectCreated:Copy"),
        record("c", {}, "ObjectRemoved:Delete"),
      ),
    ).toMatchObject({ objects: [{ key: "a" }, { key: "b" }], ignored: ["ObjectRemoved:Delete"] });
  });

  test("sets a message aside whose key cannot be read, and says what to do", () => {
    expect(() => read(record("%E0%A4%A"))).toThrow(PoisonError);
    expect(() => read(record("%E0%A4%A"))).toThrow(/Delete the message$/);
  });

  test.each(["not hexadecimal", "", "A".repeat(65)])(
    "does not know %j as a sequencer, by which nothing could be ordered",
    (sequencer) => {
      expect(() => read(record("a", { sequencer }))).toThrow();
    },
  );
});
