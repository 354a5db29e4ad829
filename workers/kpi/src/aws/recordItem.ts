import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { RunRecord } from "../ports.js";

/** DynamoDB takes items of 400 KB; the rest of a record needs far less than what this leaves. */
const LARGEST_LISTS = 300_000;

/**
 * A run's record as an item. A run of several thousand files keeps the first ones' etags only, and of very many days the
 * first ones: `inputCount` and `dayCount` tell all, and `state/` holds every etag.
 */
export function recordItem(record: RunRecord, expiresAt: number): Record<string, AttributeValue> {
  const { runId, status, error, startedAt, seconds, inputs, quality, days, written, quarantine, orphanReport } = record;
  let room = LARGEST_LISTS;
  const fits = (size: number): boolean => {
    room -= size;
    return room >= 0;
  };
  const keptDays = days.filter((day) => fits(day.length + 3));
  const keptInputs = inputs.filter(({ key, etag }) => fits(Buffer.byteLength(key) + etag.length + 40));
  return {
    id: { S: runId },
    status: { S: status },
    ...(error && { error: { M: { name: { S: error.name }, message: { S: error.message.slice(0, 4_000) } } } }),
    startedAt: { S: startedAt },
    seconds: { N: String(seconds) },
    inputs: {
      L: keptInputs.map(({ key, etag, bytes }) => ({
        M: { key: { S: key }, etag: { S: etag }, bytes: { N: String(bytes) } },
      })),
    },
    inputCount: { N: String(inputs.length) },
    ...(quality && { quality: numbers(quality) }),
    days: { L: keptDays.map((day) => ({ S: day })) },
    dayCount: { N: String(days.length) },
    written: numbers(written),
    ...(quarantine !== undefined && { quarantine: { S: quarantine } }),
    ...(orphanReport !== undefined && { orphanReport: { S: orphanReport } }),
    expiresAt: { N: String(expiresAt) },
  };
}

function numbers(values: object): AttributeValue {
  return { M: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { N: String(value) }])) };
}
