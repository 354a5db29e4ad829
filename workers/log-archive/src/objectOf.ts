import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { LogBatch } from "./LogBatch.js";

/** An object of the archive. */
export interface ArchivedObject {
  readonly key: string;
  readonly body: Uint8Array;
}

/**
 * A batch as one object: a line of JSON for each line of the log, gzipped, under account, group and day (UTC) of the first.
 * The name follows from the lines, so that a batch that comes twice is one object.
 */
export function objectOf({ owner, logGroup, logStream, logEvents }: LogBatch): ArchivedObject {
  const lines = logEvents.map(({ id, timestamp, message }) => {
    const time = new Date(timestamp).toISOString();
    return `${JSON.stringify({ time, id, logGroup, logStream, message })}\n`;
  });
  const day = new Date(logEvents[0]?.timestamp ?? 0).toISOString().slice(0, 10).replaceAll("-", "/");
  const name = createHash("sha256").update(lines.join("")).digest("hex").slice(0, 32);
  return {
    key: `${owner}/${logGroup.replace(/^\//, "")}/${day}/${name}.jsonl.gz`,
    body: gzipSync(lines.join("")),
  };
}
