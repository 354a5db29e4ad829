import type { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { jobRulesOf } from "../jobs/jobRulesOf.js";
import type { Platform } from "../Platform.js";
import { readSettings } from "../settings/readSettings.js";
import { environment } from "../testing/environment.js";
import { proxyEvent } from "../testing/proxyEvent.js";
import { answerCall } from "./answerCall.js";
import { makeRouter } from "./makeRouter.js";

const settings = readSettings(environment);
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A platform without AWS: whatever a call asks it for is noted, and fails. */
function platformThat(note: () => void): Platform {
  const port = new Proxy(
    {},
    {
      get: () => () => {
        note();
        throw new Error("AWS was asked");
      },
    },
  );
  const ports = Object.fromEntries(
    ["jobs", "changes", "batches", "rate", "service", "objects", "queue"].map((name) => [name, port]),
  );
  const telemetry = { logger: quiet, metrics: { addMetric: () => undefined } };
  return { ...ports, telemetry, settings, rules: jobRulesOf(settings), now: Date.now } as unknown as Platform;
}

test("any call at all is answered with a problem of its own before AWS is asked for anything, or is a sound one", async () => {
  let asked = 0;
  const platform = platformThat(() => {
    asked += 1;
  });
  const router = makeRouter(platform, {} as DynamoDBPersistenceLayer);
  const segment = fc.oneof(
    fc.constantFrom(
      "jobs",
      "batch",
      "retry",
      "upload",
      "mcp-config",
      "..",
      "%2e%2e",
      "%",
      "%00",
      "%ff",
      "a".repeat(32),
    ),
    fc.string({ maxLength: 40 }).map(encodeURIComponent),
    fc.webPath(),
  );
  const likely = fc.constantFrom(
    "/jobs",
    "/jobs/batch",
    "/upload",
    "/mcp-config/a",
    "/jobs/1234567890",
    "/jobs/batch/x/retry",
  );
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom(
      '{"command":["sh"]}',
      '{"jobs":[{}]}',
      '{"jobs":[1,null]}',
      '{"filename":"a.exe"}',
      '{"mcpServers":{"a":1}}',
      "null",
      "[]",
    ),
  );
  const calls = fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"),
    path: fc.oneof(
      likely,
      fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join("/")}`),
    ),
    body,
    query: fc.dictionary(fc.constantFrom("reason", "page", "limit", "version", "x"), fc.string()),
    headers: fc.constantFrom<Record<string, string>>({}, { "content-type": "text/xml" }),
  });
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(calls, async (call) => {
      asked = 0;
      const answer = await answerCall(router, proxyEvent(call), {} as never);
      statuses.add(answer.statusCode);
      // 500 is what becomes of the platform that fails: the call was sound, and nothing else may end so.
      expect(answer.statusCode === 500).toBe(asked > 0);
      expect(JSON.parse(answer.body)).toMatchObject({
        status: answer.statusCode,
        type: expect.stringMatching(/^urn:sallyport:problem:/),
      });
    }),
    { numRuns: 1_500 },
  );
  expect([...statuses]).toEqual(expect.arrayContaining([400, 404, 415]));
});
