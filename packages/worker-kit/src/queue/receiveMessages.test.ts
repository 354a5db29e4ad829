import { describe, expect, test } from "@jest/globals";
import { createLogger } from "../logs/createLogger.js";
import { LeaseKeeper } from "./LeaseKeeper.js";
import type { MessageQueue, ReceivedMessage } from "./MessageQueue.js";
import { receiveMessages } from "./receiveMessages.js";

const logger = createLogger({ service: "test", write: () => undefined });

/** A queue that answers with lists of these lengths, then with none; `-1` is a failure. */
function queueOf(lengths: readonly number[]) {
  const usage = { calls: 0, inFlight: 0, most: 0 };
  const rest = [...lengths];
  const queue: MessageQueue = {
    receive: async () => {
      usage.calls += 1;
      const call = usage.calls;
      usage.inFlight += 1;
      usage.most = Math.max(usage.most, usage.inFlight);
      const length = rest.shift() ?? 0;
      await new Promise((resolve) => setImmediate(resolve));
      usage.inFlight -= 1;
      if (length < 0) throw new Error("no");
      return Array.from({ length }, (_, index): ReceivedMessage => {
        const id = `${call}-${index}`;
        return { id, receipt: id, body: "", receiveCount: 1 };
      });
    },
    extend: async () => [],
    remove: async () => [],
  };
  const leases = new LeaseKeeper({ queue, visibilitySeconds: 30, logger });
  const stop = new AbortController();
  const received = receiveMessages({ queue, leases, logger, stopping: stop.signal, visibilitySeconds: 30, calls: 4 });
  return { usage, leases, stop, received };
}

describe("receiveMessages", () => {
  test("makes several calls at a time while lists are full, and one again when they are not", async () => {
    const { usage, leases, stop, received } = queueOf([10, 10, 10, 10, 10, 10, 3, 0, 0, 0]);
    let messages = 0;
    for await (const list of received) {
      messages += list.length;
      if (usage.calls >= 14) stop.abort();
    }
    expect(messages).toBe(63);
    expect(usage.most).toBe(4);
    expect(usage.inFlight).toBe(0);
    await leases.close();
  });

  test("asks an idle queue by one call at a time", async () => {
    const { usage, leases, stop, received } = queueOf([]);
    for await (const list of received) {
      expect(list).toEqual([]);
      if (usage.calls >= 5) stop.abort();
    }
    expect(usage.most).toBe(1);
    await leases.close();
  });

  test("holds the leases of what comes after its caller has broken off", async () => {
    const { usage, leases, received } = queueOf([10, 10, 10, 10, 10]);
    await received.next();
    await received.next();
    await received.return();
    expect(usage.inFlight).toBe(0);
    expect(leases.size).toBe(usage.calls * 10);
    await leases.close();
  });
});
