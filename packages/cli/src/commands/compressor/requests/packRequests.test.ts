import { describe, expect, it } from "@jest/globals";
import { MOST_REQUESTED, parseEvent } from "@sallyport/worker-compressor/events";
import fc from "fast-check";
import { packRequests } from "./packRequests.js";

const entries = fc.array(
  fc.record({ key: fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), size: fc.nat() }),
  { maxLength: 300, size: "max" },
);

describe("the messages that ask for objects", () => {
  it("have every object once and in order, are read by the worker, and ten of them fit into one call", () => {
    fc.assert(
      fc.property(entries, (objects) => {
        const messages = packRequests("orders", objects);
        const read = messages.flatMap(({ body }) => {
          const event = parseEvent(body);
          return event.kind === "objects" ? event.objects : [];
        });
        expect(read).toEqual(objects.map((object) => ({ bucket: "orders", ...object })));
        expect(messages.flatMap(({ entries: own }) => own)).toEqual(objects);
        for (const { body, entries: own } of messages) {
          expect(own.length).toBeLessThanOrEqual(MOST_REQUESTED);
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(25 * 1024);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("are as few as they can be", () => {
    const objects = Array.from({ length: 250 }, (_, index) => ({ key: `${index}`, size: 1 }));
    expect(packRequests("orders", objects).map(({ entries: own }) => own.length)).toEqual([100, 100, 50]);
    expect(packRequests("orders", [])).toEqual([]);
  });
});
