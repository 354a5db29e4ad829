import { describe, expect, test } from "@jest/globals";
import { openArchive } from "../archive/index.js";
import { MemoryRangeSource } from "../target/MemoryRangeSource.js";
import { makeArchive } from "../testing/makeArchive.js";
import { type CatalogedManifest, catalogOf } from "./catalogOf.js";

const manifestOf = async (...objects: Parameters<typeof makeArchive>[0]) => {
  const { bytes } = await makeArchive(objects);
  return (await openArchive(new MemoryRangeSource("archive", bytes))).manifest;
};

describe("the catalog of an archive", () => {
  test("tells of each object what finds it again, and where its archive is kept", async () => {
    const manifest = await manifestOf({
      key: "in/a.csv",
      content: "hello",
      versionId: "V1",
      sequencer: "0A",
      etag: "e",
      lastModified: new Date("2026-02-03T04:05:06.789Z"),
      storageClass: "STANDARD_IA",
      contentType: "text/csv",
      tags: { team: "data" },
      metadata: { origin: "plant 7" },
    });
    expect([...catalogOf(manifest, "backup")]).toEqual([
      [
        "2026-02-03",
        [
          {
            event: "created",
            sourceBucket: "user-source",
            key: "in/a.csv",
            versionId: "V1",
            sequencer: "0A",
            eventTime: new Date("2026-02-03T04:05:06.789Z"),
            size: 5,
            sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
            etag: "e",
            storageClass: "STANDARD_IA",
            contentType: "text/csv",
            tags: { team: "data" },
            metadata: { origin: "plant 7" },
            archiveBucket: "backup",
            archiveKey: `archives/rule/${manifest.id}.tar.zst`,
            archive: manifest.id,
          },
        ],
      ],
    ]);
  });

  test("is a file for each day in UTC, whatever the zone in which a time is told", async () => {
    const manifest = await manifestOf(
      { key: "a", content: "", lastModified: new Date("2026-02-03T23:59:59.999Z") },
      { key: "b", content: "", lastModified: new Date("2026-02-04T00:00:00.000Z") },
      { key: "c", content: "", lastModified: new Date("2026-02-03T00:00:00.000Z") },
    );
    const zoned = { ...manifest, objects: manifest.objects.map((one) => ({ ...one })) };
    const [first] = zoned.objects;
    if (first) first.lastModified = "2026-02-04T01:59:59.999+02:00";
    const keys = [...catalogOf(zoned, "backup")].map(([day, rows]) => [day, rows.map(({ key }) => key)]);
    expect(keys).toEqual([
      ["2026-02-03", ["a", "c"]],
      ["2026-02-04", ["b"]],
    ]);
  });

  test("tells of deletions, at the time of the archive's newest object where the event had none", async () => {
    const manifest: CatalogedManifest = {
      ...(await manifestOf({ key: "a", content: "", lastModified: new Date("2026-02-03T10:00:00Z") })),
      deletions: [
        { bucket: "user-source", key: "b", sequencer: "0B", deletedAt: "2026-02-04T00:00:00Z", versionId: "V2" },
        { bucket: "user-source", key: "c", sequencer: "0C" },
      ],
    };
    const rows = [...catalogOf(manifest, "backup").values()].flat();
    expect(rows.map(({ event, key, eventTime, size }) => [event, key, eventTime.toISOString(), size])).toEqual([
      ["created", "a", "2026-02-03T10:00:00.000Z", 0],
      ["deleted", "c", "2026-02-03T10:00:00.000Z", undefined],
      ["deleted", "b", "2026-02-04T00:00:00.000Z", undefined],
    ]);
  });
});
