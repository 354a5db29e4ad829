import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { TransformApi } from "../../transform/api/TransformApi.js";
import { awaitJob } from "../../transform/awaitJob.js";
import { logPlaceOf } from "../../transform/logPlaceOf.js";
import { outputOf } from "../../transform/outputOf.js";
import { readLog } from "../../transform/readLog.js";
import { type Connection, connectionProgram } from "./connectionProgram.js";
import { readConnection } from "./readConnection.js";

const pause = 1_000;

/**
 * Has a job open a connection to each target, and resolves with what its log says once that has a word on all. How the job itself ended does not
 * count: one that does not reach S3 fails, after it has said so.
 *
 * @param patience milliseconds after the job's end, in which its log may still come; later the log is taken as it is
 */
export async function openFromInside(
  api: TransformApi,
  targets: readonly string[],
  patience: number,
): Promise<readonly Connection[]> {
  const body = { command: ["node", "-e", connectionProgram, ...targets], jobName: "smoke-network" };
  const { jobId } = await api.call({ method: "POST", path: "/jobs", body, idempotencyKey: randomUUID() });
  await awaitJob(api, String(jobId));
  for (const deadline = Date.now() + patience; ; await delay(pause)) {
    const { logUrl } = await api.call({ method: "GET", path: `/jobs/${String(jobId)}` });
    const said = await connectionsIn(logUrl);
    if (targets.every((wanted) => said.some(({ target }) => target === wanted))) return said;
    if (Date.now() > deadline) return said;
  }
}

/** As far as the log has come; a stream that is not there yet is empty. */
async function connectionsIn(logUrl: unknown): Promise<readonly Connection[]> {
  const place = logPlaceOf(logUrl);
  const said: Connection[] = [];
  if (place === undefined) return said;
  try {
    for await (const line of readLog(place)) {
      const connection = readConnection(outputOf(line) ?? "");
      if (connection !== undefined) said.push(connection);
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === "ResourceNotFoundException")) throw error;
  }
  return said;
}
