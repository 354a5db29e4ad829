import { describe, expect, it } from "@jest/globals";
import { notifiedEvents } from "./notifiedEvents.js";

describe("the events that a rule's queue is told of", () => {
  it("are creations alone, unless the rule mirrors deletions, and lifecycle rules' only where it asks for them", () => {
    expect(notifiedEvents({ mirrorDeletes: false, mirrorExpiry: false })).toEqual(["s3:ObjectCreated:*"]);
    expect(notifiedEvents({ mirrorDeletes: true, mirrorExpiry: false })).toEqual([
      "s3:ObjectCreated:*",
      "s3:ObjectRemoved:*",
    ]);
    expect(notifiedEvents({ mirrorDeletes: true, mirrorExpiry: true })).toEqual([
      "s3:ObjectCreated:*",
      "s3:ObjectRemoved:*",
      "s3:LifecycleExpiration:*",
    ]);
  });
});
