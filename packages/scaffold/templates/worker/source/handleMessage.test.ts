import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createLogger, LeaseKeeper, type ReceivedMessage } from "@sallyport/worker-kit";
import { handleMessage } from "./handleMessage.js";
import type { Upload } from "./ports.js";

let put: (upload: Upload) => Promise<void>;
let uploads: Upload[];
let removed: string[];
let released: string[];
let lines: string[];
let leases: LeaseKeeper;
const logger = createLogger({ service: "sample-thing", write: (line) => void lines.push(line) });

beforeEach(() => {
  [uploads, removed, released, lines] = [[], [], [], []];
  put = async (upload) => void uploads.push(upload);
  const queue = {
    receive: async () => [],
    extend: async (messages: readonly ReceivedMessage[]) => {
      released.push(...messages.map(({ id }) => id));
      return [];
    },
    remove: async (messages: readonly ReceivedMessage[]) => {
      removed.push(...messages.map(({ id }) => id));
      return [];
    },
  };
  leases = new LeaseKeeper({ queue, visibilitySeconds: 30, logger });
});
afterEach(async () => await leases.close());

const handle = async (body: unknown) =>
  await handleMessage(
    { id: "m1", receipt: "r1", body: typeof body === "string" ? body : JSON.stringify(body), receiveCount: 1 },
    { results: { put: (upload) => put(upload) }, leases, logger, retrySeconds: 1 },
  );
const record = (key: string) => ({
  eventSource: "aws:s3",
  eventName: "ObjectCreated:Put",
  s3: { bucket: { name: "uploads" }, object: { key, sequencer: "0A" } },
});

describe("a message", () => {
  it("is acknowledged once every upload that it tells of has its result", async () => {
    await handle({ Records: [record("in/one+file.csv"), record("in/two.csv")] });
    expect(uploads).toEqual([
      { bucket: "uploads", key: "in/one file.csv", sequencer: "0A" },
      { bucket: "uploads", key: "in/two.csv", sequencer: "0A" },
    ]);
    expect([removed, released]).toEqual([["m1"], []]);
  });

  it("goes back to the queue where one of them has none", async () => {
    put = async () => Promise.reject(new Error("no connection"));
    await handle({ Records: [record("in/one.csv")] });
    expect([removed, released]).toEqual([[], ["m1"]]);
    expect(lines.join("")).toContain("message.retry");
  });

  it("that is no notification is set aside, and nothing of it is told", async () => {
    await handle("customer-7f3a");
    expect([removed, released]).toEqual([[], ["m1"]]);
    expect(lines.join("")).toContain("message.set-aside");
    expect(lines.join("")).not.toContain("customer-7f3a");
  });
});
