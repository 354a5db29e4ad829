import { describe, expect, test } from "@jest/globals";
import type { ObjectCreated } from "@sallyport/worker-kit";
import { createLogger, LeaseKeeper, type MessageQueue, type ReceivedMessage } from "@sallyport/worker-kit";
import { sideMetrics } from "../metrics/sideMetrics.js";
import type { SourceSettings } from "../settings/readSettings.js";
import type { Outcome } from "./archiveObjects.js";
import type { ObjectDeleted, ObjectEvent } from "./Batch.js";
import { BatchCollector } from "./BatchCollector.js";
import { explainReadError } from "./explainReadError.js";
import { settleBatch } from "./settleBatch.js";

const aws = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(), { name, $metadata: { httpStatusCode } });
const gone: Outcome = { error: aws("NoSuchVersion", 404) };
const denied: Outcome = { error: aws("AccessDenied", 403) };
const archived: Outcome = { archive: "id" };
const event = (key: string, sequencer: string): ObjectCreated => ({ bucket: "b", key, size: 1, sequencer });
const deletion = (key: string, sequencer: string): ObjectDeleted => ({
  ...event(key, sequencer),
  sequencer,
  size: 0,
  deleted: true,
});

/** Settles one batch of messages and tells which were removed, and which given back with which delay. */
async function settle(messages: Record<string, ObjectEvent[]>, outcomeOf: (object: ObjectEvent) => Outcome) {
  const removed: string[] = [];
  const released: Record<string, number> = {};
  const lines: string[] = [];
  const queue: MessageQueue = {
    receive: async () => [],
    extend: async (messages, seconds) => {
      for (const { id } of messages) released[id] = seconds;
      return [];
    },
    remove: async (messages) => {
      removed.push(...messages.map(({ id }) => id));
      return [];
    },
  };
  const write = (line: string): void => void lines.push(line);
  const logger = createLogger({ service: "test", write });
  const leases = new LeaseKeeper({ queue, visibilitySeconds: 300, logger });
  const collector = new BatchCollector({ bytes: 1e9, objects: 1e9, seconds: 1 });
  for (const [id, objects] of Object.entries(messages)) {
    const message: ReceivedMessage = { id, receipt: id, body: "", receiveCount: 1 };
    collector.add(message, objects);
  }
  const batch = collector.take();
  const outcomes = new Map(batch.candidates.map((candidate) => [candidate, outcomeOf(candidate.object)]));
  const metrics = sideMetrics({ side: "source", dimensions: { Rule: "rule" }, write });
  const settings = { SALLYPORT_RETRY_SECONDS: 30 } as SourceSettings;
  await settleBatch(batch, outcomes, { leases, logger, metrics, settings } as Parameters<typeof settleBatch>[2]);
  await leases.close();
  return { removed, released, log: lines.join("") };
}

describe("settleBatch", () => {
  test("acknowledges what is archived and gives back what is not, each for itself", async () => {
    const { removed, released, log } = await settle({ m1: [event("a", "1")], m2: [event("b", "1")] }, ({ key }) =>
      key === "a" ? archived : denied,
    );
    expect(removed).toEqual(["m1"]);
    expect(released.m2).toBeGreaterThanOrEqual(24);
    expect(log).toContain("security.access_denied");
  });

  test("gives a message back when one of its records failed", async () => {
    const { removed, released } = await settle({ m1: [event("a", "1"), event("b", "1")] }, ({ key }) =>
      key === "a" ? archived : denied,
    );
    expect(removed).toEqual([]);
    expect(Object.keys(released)).toEqual(["m1"]);
  });

  test("acknowledges an object that is gone, and says so", async () => {
    const { removed, log } = await settle({ m1: [event("a", "1")] }, () => gone);
    expect(removed).toEqual(["m1"]);
    expect(log).toContain("object.gone");
    expect(log).toContain('"ObjectsGone":1');
  });

  test("tries an older event again when the newer one, which stood for it, is gone", async () => {
    const { removed, released } = await settle({ older: [event("a", "1")], newer: [event("a", "2")] }, () => gone);
    expect(removed).toEqual(["newer"]);
    expect(released).toEqual({ older: 0 });
  });

  test("acknowledges an older event together with the newer one that was archived", async () => {
    const { removed } = await settle({ older: [event("a", "1")], newer: [event("a", "2")] }, () => archived);
    expect(removed.sort()).toEqual(["newer", "older"]);
  });

  test("acknowledges a creation together with the newer deletion that went in its place", async () => {
    const { removed } = await settle({ older: [event("a", "1")], newer: [deletion("a", "2")] }, () => archived);
    expect(removed.sort()).toEqual(["newer", "older"]);
  });

  test("tries a deletion again when the newer creation, which stood for it, is gone", async () => {
    const { removed, released } = await settle({ older: [deletion("a", "1")], newer: [event("a", "2")] }, () => gone);
    expect(removed).toEqual(["newer"]);
    expect(released).toEqual({ older: 0 });
  });

  test("sets an archived object aside at once, counts it, and lets the rest of the batch go on", async () => {
    const inGlacier: Outcome = { error: explainReadError(aws("InvalidObjectState", 403)) };
    const { removed, released, log } = await settle({ m1: [event("a", "1")], m2: [event("b", "1")] }, ({ key }) =>
      key === "a" ? inGlacier : archived,
    );
    expect(removed).toEqual(["m2"]);
    expect(released).toEqual({ m1: 0 });
    expect(log).toContain('"reason":"object-in-archive-tier"');
    expect(log).toContain('"ObjectsInArchiveTier":1');
  });

  test("logs no key", async () => {
    const { log } = await settle({ m1: [event("customer-name.pdf", "1")] }, () => denied);
    expect(log).not.toContain("customer-name");
  });
});
