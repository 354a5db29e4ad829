import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "../errors/PoisonError.js";
import { createdObjects } from "./createdObjects.js";
import { removedObjects } from "./removedObjects.js";
import { s3Notification } from "./s3Notification.js";

const record = (eventName: string, object: object = {}, more: object = {}) => ({
  eventSource: "aws:s3",
  eventName,
  eventTime: "2026-02-03T04:05:06.789Z",
  s3: { bucket: { name: "user-source" }, object: { key: "a+b", sequencer: "0A", ...object } },
  ...more,
});
const read = (...Records: object[]) => removedObjects(s3Notification.parse({ Records }), "Delete the message");

describe("removedObjects", () => {
  test("tells the deletion of an object from that of a version, and a request from a lifecycle rule", () => {
    const shared = { bucket: "user-source", key: "a b", sequencer: "0A", removedAt: "2026-02-03T04:05:06.789Z" };
    expect(
      read(
        record("ObjectRemoved:DeleteMarkerCreated", { versionId: "M" }),
        record("s3:ObjectRemoved:Delete", { versionId: "V" }),
        record("ObjectRemoved:Delete"),
        record("LifecycleExpiration:DeleteMarkerCreated", { versionId: "M" }),
        record("LifecycleExpiration:Delete"),
      ),
    ).toMatchObject([
      { ...shared, kind: "marker", expired: false, versionId: "M" },
      { ...shared, kind: "permanent", expired: false, versionId: "V" },
      { ...shared, kind: "permanent", expired: false, versionId: undefined },
      { ...shared, kind: "marker", expired: true, versionId: "M" },
      { ...shared, kind: "permanent", expired: true, versionId: undefined },
    ]);
  });

  test("takes a version that is null for none, as S3's description of the message has it", () => {
    expect(read(record("ObjectRemoved:Delete", { versionId: null }))).toMatchObject([{ versionId: undefined }]);
    const created = s3Notification.parse({ Records: [record("ObjectCreated:Put", { versionId: null })] });
    expect(createdObjects(created, "")).toMatchObject({ objects: [{ key: "a b", versionId: undefined }] });
  });

  test("leaves creations and whatever else S3 tells", () => {
    expect(read(record("ObjectCreated:Put"), record("ObjectRestore:Delete"), record("ObjectTagging:Delete"))).toEqual(
      [],
    );
  });

  test("knows no time where the event's is none, and takes the deletion all the same", () => {
    expect(read(record("ObjectRemoved:Delete", {}, { eventTime: "yesterday" }))).toMatchObject([
      { key: "a b", removedAt: undefined },
    ]);
  });

  test("sets a message aside whose key cannot be read", () => {
    expect(() => read(record("ObjectRemoved:Delete", { key: "%E0%A4%A" }))).toThrow(PoisonError);
  });
});
