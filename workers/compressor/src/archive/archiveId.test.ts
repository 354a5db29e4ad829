import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { archiveId } from "./archiveId.js";
import { deletions } from "./testing/inputs.js";

describe("the id of an archive", () => {
  it("is another one for each deletion and each sequencer, and the same in whatever order they come", () => {
    fc.assert(
      fc.property(deletions, fc.nat(), (deleted, pick) => {
        const id = archiveId("rule", [], deleted);
        expect(archiveId("rule", [], deleted.toReversed())).toBe(id);
        const changed = deleted[pick % Math.max(1, deleted.length)];
        if (!changed) return;
        const others = deleted.filter((one) => one !== changed);
        expect(archiveId("rule", [], others)).not.toBe(id);
        expect(archiveId("rule", [], [...others, { ...changed, sequencer: `${changed.sequencer}1` }])).not.toBe(id);
      }),
    );
  });

  it("tells a deletion from an object whose version has the same name", () => {
    const object = { bucket: "source", key: "a", versionId: "0055" };
    expect(archiveId("rule", [object])).not.toBe(
      archiveId("rule", [], [{ bucket: "source", key: "a", sequencer: "0055" }]),
    );
  });

  it("is what it always was where nothing is deleted", () => {
    expect(archiveId("rule", [{ bucket: "source", key: "a", versionId: "v1" }])).toBe(
      "631ea152c9a10787879d268e07c028fd6afbda7be01a6daa87317547ef3ef493",
    );
  });

  it.each([[undefined], ["null"]])("is another one when a content comes back where the version is %s", (versionId) => {
    const content = (etag: string, sequencer: string) =>
      archiveId("rule", [{ bucket: "source", key: "a", versionId, etag, sequencer }]);
    const ids = [content("x", "5"), content("y", "6"), content("x", "7")];
    expect(new Set(ids).size).toBe(3);
    expect(content("x", "5")).toBe(ids[0]);
  });

  it("is that of the version alone where there is one, whichever event told of it", () => {
    const object = { bucket: "source", key: "a", versionId: "v1", etag: "x" };
    expect(archiveId("rule", [{ ...object, sequencer: "5" }])).toBe(archiveId("rule", [object]));
  });
});
