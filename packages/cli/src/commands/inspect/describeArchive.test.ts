import { describe, expect, test } from "@jest/globals";
import { ArchiveWriter, archiveId } from "@sallyport/worker-compressor/archive";
import { describeArchive } from "./describeArchive.js";
import { summariseArchive } from "./summariseArchive.js";

describe("the description of an archive", () => {
  test("names the deletions that it carries, with their time where that is known", async () => {
    const shared = { bucket: "user-source", sequencer: "0A" };
    const deletions = [
      { ...shared, key: "in/a", deletedAt: "2026-02-03T04:05:06.789Z" },
      { ...shared, key: "in/\u001b[31mb" },
    ];
    const writer = new ArchiveWriter({ sink: async () => {}, id: archiveId("r", [], deletions), rule: "r", deletions });
    const { manifest, archiveBytes, sha256 } = await writer.finish();
    const summary = summariseArchive(manifest, archiveBytes, sha256);
    expect(summary).toMatchObject({ objects: 0, bytes: 0, deletions });
    const text = describeArchive(summary, "archive.tar.zst");
    expect(text).toContain("deleted 2026-02-03T04:05:06.789Z  in/a");
    expect(text).toContain("deleted at no known time  in/");
    expect(text).not.toContain("\u001b");
  });

  test("says nothing of deletions where there are none", async () => {
    const writer = new ArchiveWriter({ sink: async () => {}, id: archiveId("r", []) });
    const { manifest, archiveBytes, sha256 } = await writer.finish();
    expect(summariseArchive(manifest, archiveBytes, sha256)).not.toHaveProperty("deletions");
  });
});
