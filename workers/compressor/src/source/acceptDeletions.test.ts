import { describe, expect, test } from "@jest/globals";
import { type ObjectRemoved, PoisonError } from "@sallyport/worker-kit";
import type { SourceSettings } from "../settings/readSettings.js";
import { acceptDeletions } from "./acceptDeletions.js";

const settings = (mirror: boolean, expiry = false) =>
  ({
    SALLYPORT_SOURCE_BUCKET: "user-source",
    SALLYPORT_SOURCE_PREFIX: "in/",
    SALLYPORT_SOURCE_SUFFIX: "",
    SALLYPORT_MIRROR_DELETES: mirror,
    SALLYPORT_MIRROR_EXPIRY: expiry,
  }) as SourceSettings;

const marker: ObjectRemoved = {
  bucket: "user-source",
  key: "in/a",
  kind: "marker",
  expired: false,
  versionId: "M",
  sequencer: "0A",
  removedAt: "2026-02-03T04:05:06.789Z",
  eventName: "ObjectRemoved:DeleteMarkerCreated",
};
const version: ObjectRemoved = { ...marker, kind: "permanent", versionId: "V", eventName: "ObjectRemoved:Delete" };
const unversioned: ObjectRemoved = { ...version, versionId: undefined };
const expired: ObjectRemoved = { ...marker, expired: true, eventName: "LifecycleExpiration:DeleteMarkerCreated" };

describe("acceptDeletions", () => {
  test("takes a delete marker, and the deletion of an object that has no versions", () => {
    const { deletions, heard } = acceptDeletions([marker, unversioned], settings(true));
    const shared = { deleted: true, bucket: "user-source", key: "in/a", sequencer: "0A", size: 0 };
    expect(deletions).toEqual([
      { ...shared, versionId: "M", deletedAt: "2026-02-03T04:05:06.789Z" },
      { ...shared, versionId: undefined, deletedAt: "2026-02-03T04:05:06.789Z" },
    ]);
    expect(heard).toEqual(["ObjectRemoved:DeleteMarkerCreated", "ObjectRemoved:Delete"]);
  });

  test("never takes the deletion of a single version for one of the object, the null version's included", () => {
    expect(acceptDeletions([version, { ...version, versionId: "null" }], settings(true))).toMatchObject({
      deletions: [],
      versions: 2,
      unordered: 0,
    });
  });

  test("counts a deletion that has no place among the events of its key", () => {
    expect(acceptDeletions([{ ...marker, sequencer: undefined }], settings(true))).toMatchObject({
      deletions: [],
      versions: 0,
      unordered: 1,
    });
  });

  test("hears nothing where the rule mirrors no deletions, and of lifecycle rules only where it asks for those", () => {
    const nothing = { deletions: [], heard: [], versions: 0, unordered: 0 };
    expect(acceptDeletions([marker, version, expired], settings(false, true))).toEqual(nothing);
    expect(acceptDeletions([expired], settings(true))).toEqual(nothing);
    expect(acceptDeletions([expired], settings(true, true)).deletions).toHaveLength(1);
    expect(acceptDeletions([{ ...expired, kind: "permanent" }], settings(true, true))).toMatchObject({ versions: 1 });
  });

  test("sets a deletion aside that is not the rule's", () => {
    for (const other of [{ key: "out/a" }, { bucket: "foreign" }])
      expect(() => acceptDeletions([{ ...marker, ...other }], settings(true))).toThrow(PoisonError);
  });
});
