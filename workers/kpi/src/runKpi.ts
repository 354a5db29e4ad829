import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Database } from "./compute/Database.js";
import type { KpiOptions } from "./KpiOptions.js";
import type { KpiPorts, RunRecord } from "./ports.js";
import { type Processed, processInput } from "./processInput.js";
import { RunBusyError } from "./RunBusyError.js";
import { processWithSpark } from "./spark/processWithSpark.js";
import { planRun } from "./state/planRun.js";
import { EMPTY_INDEX, parseIndex, type RunIndex } from "./state/RunIndex.js";
import { INDEX_KEY } from "./state/stateKeys.js";

/**
 * One run: takes the lease, validates, computes and writes, and tells how it ended: the record goes to the ledger and to the event sink, on
 * success and on failure. Resolves with the record of a run that succeeded; rejects with what made it fail otherwise: an InputError
 * where the input is at fault, a RunBusyError where another run holds the lease (which is neither recorded nor told).
 */
export async function runKpi(ports: KpiPorts, options: KpiOptions, signal: AbortSignal): Promise<RunRecord> {
  const startedAt = ports.clock.now();
  const runId =
    options.runId ?? `${startedAt.toISOString().replaceAll(/\D/g, "").slice(0, 14)}-${randomBytes(4).toString("hex")}`;
  const lease = await ports.ledger.acquire(runId, signal);
  if (lease === undefined) {
    throw new RunBusyError({
      reason: "run-busy",
      what: "Another run holds the lease",
      fix: "Try again when it has ended",
    });
  }
  const inputs: RunRecord["inputs"][number][] = [];
  const facts = (): Pick<RunRecord, "runId" | "startedAt" | "seconds" | "inputs"> => ({
    runId,
    startedAt: startedAt.toISOString(),
    seconds: (ports.clock.now().getTime() - startedAt.getTime()) / 1_000,
    inputs,
  });
  try {
    const processed = await runInFolder(ports, options, runId, inputs, AbortSignal.any([signal, lease.signal]));
    const record: RunRecord = { ...facts(), status: "succeeded", ...processed };
    await tell(ports, record);
    return record;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const nothing = { days: [], written: { categories: 0, orders: 0 } };
    await tell(ports, { ...facts(), status: "failed", error: { name, message }, ...nothing });
    throw error;
  } finally {
    await lease.release();
  }
}

async function tell(ports: KpiPorts, record: RunRecord): Promise<void> {
  await ports.ledger.record(record);
  await ports.events.send(record);
}

async function runInFolder(
  ports: KpiPorts,
  options: KpiOptions,
  runId: string,
  inputs: RunRecord["inputs"][number][],
  signal: AbortSignal,
): Promise<Processed> {
  const { prefix = "Data/", rejectThreshold = 0.01, incremental = true } = options;
  const folder = await mkdtemp(join(options.scratch, "kpi-"));
  let database: Database | undefined;
  const { memoryMiB = 384, spillMiB = 15_360, threads } = options;
  const openDatabase = () => Database.open({ folder, memoryMiB, spillMiB, threads, signal });
  try {
    const listed = await ports.input.list(prefix, signal);
    inputs.push(...listed.map(({ key, etag, bytes }) => ({ key, etag, bytes })));
    const index = incremental ? await loadIndex(ports, folder, signal) : EMPTY_INDEX;
    const { spark } = ports;
    const common = { ports, index, runId, folder, rejectThreshold, incremental, signal };
    if (spark !== undefined) return await processWithSpark({ ...common, spark, listed, prefix, openDatabase });
    const plan = planRun(listed, prefix, index);
    if (!plan.full && plan.read.length === 0 && plan.gone.length === 0 && index.quality !== undefined)
      return { quality: index.quality, days: [], written: { categories: 0, orders: 0 } };
    database = await openDatabase();
    return await processInput({ ...common, database, plan });
  } finally {
    database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** An index that is missing or damaged counts as empty: everything is computed then. */
async function loadIndex({ artifacts }: KpiPorts, folder: string, signal: AbortSignal): Promise<RunIndex> {
  const path = join(folder, "index.json");
  if (!(await artifacts.fetch(INDEX_KEY, path, signal))) return EMPTY_INDEX;
  const index = parseIndex(await readFile(path, "utf8"));
  await rm(path);
  return index ?? EMPTY_INDEX;
}
