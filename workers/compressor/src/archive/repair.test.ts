import { describe, expect, it } from "@jest/globals";
import { openArchive } from "./ArchiveReader.js";
import { archiveId } from "./archiveId.js";
import { bufferSource } from "./testing/bufferSource.js";
import { content } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";

const object = { bucket: "source", key: "a", versionId: "v1" };
const repair = { id: "1f", positions: { "eu-central-1/target": "00AB/2026-01-01T00:00:00.000Z" } };

describe("a repair in an archive", () => {
  it("comes back as it was given, and makes an archive of another id each time", async () => {
    const { bytes } = await makeArchive([{ ...object, repair, body: content(900, 1) }]);
    const { manifest } = await openArchive(bufferSource(bytes));
    expect(manifest.objects[0]?.repair).toEqual(repair);
    const ids = [object, { ...object, repair }, { ...object, repair: { ...repair, id: "2f" } }].map((one) =>
      archiveId("rule", [one]),
    );
    expect(new Set(ids).size).toBe(3);
    expect(manifest.id).toBe(archiveId("rule", manifest.objects));
  });

  it("is nowhere in the manifest of what is not repaired", async () => {
    const { summary } = await makeArchive([{ ...object, body: content(900, 1) }]);
    expect(JSON.stringify(summary.manifest)).not.toContain("repair");
  });
});
