import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LoadResult, loadFile, PgDatabases } from "@sallyport/worker-etl";
import { roleNames } from "@sallyport/worker-etl/migrate";
import type { EtlTarget } from "../connection/EtlTarget.js";
import { openInput } from "./openInput.js";
import { withProgress } from "./withProgress.js";

export interface LoadAddressOptions {
  readonly table?: string;
  readonly key?: readonly string[];
  /** Default: the worker's. */
  readonly rejectThreshold?: number;
  /** Folder for rejected rows of what is not the stack's. */
  readonly quarantine: string;
  readonly dryRun?: boolean;
}

/** Seconds after which a person is told that another load holds the table. */
const lockSeconds = 60;

/**
 * Loads a file or an object by the pipeline's own code. SIGINT and SIGTERM end it, and nothing is loaded then.
 *
 * @throws LoadError, CommandError where nothing was loaded
 */
export async function loadAddress(
  address: string,
  target: EtlTarget,
  options: LoadAddressOptions,
): Promise<LoadResult> {
  const { quarantine, ...wanted } = options;
  const { objects, object, prefix, ...input } = await openInput(address, { quarantine, stack: target.stack });
  const scratch = await mkdtemp(join(tmpdir(), "sallyport-etl-"));
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new Error("interrupted: nothing was loaded"));
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const { login, ca, schema } = target;
  const databases = new PgDatabases({ login, ca, role: roleNames.owner, lockSeconds });
  try {
    const ports = { ...input, objects: withProgress(objects, object), databases, clock: { now: () => new Date() } };
    return await loadFile(ports, { ...wanted, object, prefix, schema, scratch }, stop.signal);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    await databases.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
