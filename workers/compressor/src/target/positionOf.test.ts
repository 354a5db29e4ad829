import { describe, expect, test } from "@jest/globals";
import { positionOf, positionOfDeletion } from "./positionOf.js";

const early = "2026-01-01T00:00:00.000Z";
const late = "2026-06-01T00:00:00.000Z";

describe("positionOf", () => {
  test("is decided by the sequencer, whatever the times say", () => {
    expect(
      positionOf({ sequencer: "9", lastModified: late }) < positionOf({ sequencer: "10", lastModified: early }),
    ).toBe(true);
  });

  test("is decided by the time where there is no sequencer, also in another zone's notation", () => {
    expect(positionOf({ lastModified: "2026-01-01T02:00:00+01:00" }) > positionOf({ lastModified: early })).toBe(true);
    expect(positionOf({ lastModified: "2026-01-01T01:00:00+01:00" })).toBe(positionOf({ lastModified: early }));
  });

  test("has deletions among contents in the order of their sequencers, and a deletion's double at its own place", () => {
    const positions = [
      positionOf({ lastModified: late }),
      positionOfDeletion({ sequencer: "1" }),
      positionOf({ sequencer: "2", lastModified: late }),
      positionOfDeletion({ sequencer: "0A" }),
      positionOf({ sequencer: "B", lastModified: early }),
    ];
    expect(positions.toSorted()).toEqual(positions);
    expect(positionOfDeletion({ sequencer: "00000a" })).toBe(positionOfDeletion({ sequencer: "0A" }));
  });

  test("puts an object without event before any event", () => {
    expect(positionOf({ lastModified: late }) < positionOf({ sequencer: "1", lastModified: early })).toBe(true);
  });
});
