import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { createLogger } from "@sallyport/worker-kit";
import { handleLines } from "./handleLines.js";
import { readSettings } from "./settings.js";

const batch = {
  messageType: "DATA_MESSAGE",
  owner: "111122223333",
  logGroup: "/aws/lambda/orders",
  logStream: "2026/11/25/[$LATEST]0f3c",
  subscriptionFilters: ["archive"],
  logEvents: [
    { id: "1", timestamp: Date.UTC(2026, 10, 25, 23, 59, 59), message: '{"level":"info","event":"ü"}\n' },
    { id: "2", timestamp: Date.UTC(2026, 10, 26), message: "two" },
  ],
};
const callWith = (content: unknown) => ({
  awslogs: { data: gzipSync(JSON.stringify(content)).toString("base64") },
});

function bed(put?: () => Promise<void>) {
  const objects = new Map<string, Uint8Array>();
  const lines: string[] = [];
  const archive = { put: put ?? (async (key: string, body: Uint8Array) => void objects.set(key, body)) };
  const logger = createLogger({ service: "log-archive", write: (line) => void lines.push(line) });
  return { ports: { archive, logger }, objects, lines };
}

describe("lines of a log group", () => {
  it("are one object under account, group and day, each with its time, id, stream and text", async () => {
    const { ports, objects } = bed();
    await handleLines(callWith(batch), ports);
    const [[key = "", body = new Uint8Array()] = []] = [...objects];
    expect(key).toMatch(/^111122223333\/aws\/lambda\/orders\/2026\/11\/25\/[0-9a-f]{32}\.jsonl\.gz$/);
    const kept = gunzipSync(body).toString("utf8").trimEnd().split("\n");
    expect(kept.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        time: "2026-11-25T23:59:59.000Z",
        id: "1",
        logGroup: batch.logGroup,
        logStream: batch.logStream,
        message: '{"level":"info","event":"ü"}\n',
      },
      {
        time: "2026-11-26T00:00:00.000Z",
        id: "2",
        logGroup: batch.logGroup,
        logStream: batch.logStream,
        message: "two",
      },
    ]);
  });

  it("that come twice are one object; others are another", async () => {
    const { ports, objects } = bed();
    await handleLines(callWith(batch), ports);
    await handleLines(callWith(batch), ports);
    expect(objects.size).toBe(1);
    await handleLines(callWith({ ...batch, logEvents: batch.logEvents.slice(1) }), ports);
    expect(objects.size).toBe(2);
  });

  it("are none in the call by which CloudWatch Logs looks whether somebody answers", async () => {
    const { ports, objects } = bed();
    await handleLines(callWith({ ...batch, messageType: "CONTROL_MESSAGE" }), ports);
    expect(objects.size).toBe(0);
  });

  it.each([
    ["nothing", undefined],
    ["what is not packed", { awslogs: { data: Buffer.from("secret-line").toString("base64") } }],
    ["other fields", callWith({ messageType: "DATA_MESSAGE", message: "secret-line" })],
  ])("are refused where the call holds %s, and no text of it is told", async (_what, event) => {
    const { ports, lines } = bed();
    await expect(handleLines(event, ports)).rejects.toThrow("what are no lines of CloudWatch Logs");
    expect(lines.join("")).not.toContain("secret-line");
  });

  it("that cannot be written fail the call, with no line in its error", async () => {
    const { ports } = bed(() => Promise.reject(new Error("secret-line")));
    await expect(handleLines(callWith(batch), ports)).rejects.toThrow(/^The lines were not archived \(Error\)/);
  });
});

describe("the settings", () => {
  it("refuse a bucket that is none", () => {
    expect(() => readSettings({ AWS_REGION: "eu-west-1", ARCHIVE_BUCKET: "Archive" })).toThrow("ARCHIVE_BUCKET");
  });
});
