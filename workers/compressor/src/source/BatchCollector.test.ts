import { describe, expect, test } from "@jest/globals";
import type { ObjectCreated, ReceivedMessage } from "@sallyport/worker-kit";
import fc from "fast-check";
import type { ObjectDeleted } from "./Batch.js";
import { BatchCollector } from "./BatchCollector.js";

const limits = { bytes: 100, objects: 3, seconds: 10 };
const message = (id: string): ReceivedMessage => ({ id, receipt: id, body: "", receiveCount: 1 });
const object = (key: string, size = 10, sequencer = "1"): ObjectCreated => ({ bucket: "b", key, size, sequencer });
const deletion = (key: string, sequencer: string): ObjectDeleted => ({
  deleted: true,
  bucket: "b",
  key,
  sequencer,
  size: 0,
});

describe("BatchCollector", () => {
  test("is full by bytes, by objects or by age", () => {
    let now = 0;
    const collector = new BatchCollector(limits, () => now);
    expect(collector.isFull()).toBe(false);
    collector.add(message("1"), [object("a", 99)]);
    expect(collector.isFull()).toBe(false);
    expect(collector.remainingSeconds).toBe(10);
    now = 10_000;
    expect(collector.isFull()).toBe(true);
    collector.take();
    collector.add(message("2"), [object("a", 100)]);
    expect(collector.isFull()).toBe(true);
    collector.take();
    collector.add(message("3"), [object("a"), object("b"), object("c")]);
    expect(collector.isFull()).toBe(true);
  });

  test("would overflow by what it cannot hold, but takes anything alone", () => {
    const collector = new BatchCollector(limits);
    expect(collector.wouldOverflow([object("huge", 1_000_000)])).toBe(false);
    collector.add(message("1"), [object("a", 60)]);
    expect(collector.wouldOverflow([object("b", 40)])).toBe(false);
    expect(collector.wouldOverflow([object("b", 41)])).toBe(true);
    expect(collector.wouldOverflow([object("b", 1), object("c", 1), object("d", 1)])).toBe(true);
  });

  test("lets the newest event of a key, creation or deletion, stand for all, and keeps every message", () => {
    const events = fc.array(
      fc.record({ key: fc.constantFrom("a", "b", "c"), sequencer: fc.nat(50), size: fc.nat(9), deleted: fc.boolean() }),
    );
    fc.assert(
      fc.property(events, (events) => {
        const collector = new BatchCollector({ bytes: 1e9, objects: 1e9, seconds: 10 });
        for (const [index, { key, size, sequencer, deleted }] of events.entries()) {
          const at = sequencer.toString(16);
          collector.add(message(`${index}`), [deleted ? deletion(key, at) : object(key, size, at)]);
        }
        const batch = collector.take();
        expect(batch.messages).toHaveLength(events.length);
        for (const { events: links } of batch.messages) {
          for (const { object, candidate } of links) {
            const all = events.filter(({ key }) => key === object.key).map(({ sequencer }) => sequencer);
            const newest = Math.max(...all);
            expect(candidate.object.sequencer).toBe(newest.toString(16));
            const first = events.find(({ key, sequencer }) => key === object.key && sequencer === newest);
            expect("deleted" in candidate.object).toBe(first?.deleted);
          }
        }
        expect(batch.candidates).toHaveLength(new Set(events.map(({ key }) => key)).size);
        expect(batch.bytes).toBe(batch.candidates.reduce((sum, { object }) => sum + object.size, 0));
        expect(collector.isEmpty).toBe(true);
      }),
    );
  });
});
