import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ClientBase } from "pg";
import { LoadError } from "./LoadError.js";
import type { LoadOptions } from "./LoadOptions.js";
import type { LoadResult } from "./LoadResult.js";
import { assertLedger, recordFailure } from "./load/Ledger.js";
import type { LoadContext } from "./load/LoadContext.js";
import { loadOnce } from "./load/loadOnce.js";
import type { EtlPorts } from "./ports.js";
import { checkName } from "./schema/checkName.js";
import { parseObjectName } from "./source/parseObjectName.js";

const GIB = 1024 ** 3;

/**
 * Loads one file into its table, whole or not at all: rows, changes of the table and the ledger's line are one transaction. Loads of one table wait for
 * each other.
 *
 * @throws LoadError where nothing was loaded, with a code, what happened and what to do
 */
export async function loadFile(ports: EtlPorts, options: LoadOptions, signal: AbortSignal): Promise<LoadResult> {
  const { object: key, prefix = "data/", schema = "etl", dryRun = false } = options;
  const startedAt = ports.clock.now();
  const run = `${startedAt.toISOString().replaceAll(/\D/g, "").slice(0, 14)}-${randomBytes(4).toString("hex")}`;
  const name = parseObjectName(key, prefix);
  const table = options.table ?? name.table;
  checkName("table", table);
  checkName("schema", schema);
  const folder = await mkdtemp(join(options.scratch, "sallyport-etl-"));
  const context: LoadContext = {
    ports,
    run,
    name,
    object: { bucket: ports.objects.bucket, key, schema, table },
    prefix,
    declaredKey: options.key,
    rejectThreshold: options.rejectThreshold ?? 0.01,
    dryRun,
    sequencer: options.sequencer,
    folder,
    scratchBytes: options.scratchBytes ?? 16 * GIB,
    startedAt,
    signal,
    found: {},
  };
  try {
    return await ports.databases.withClient(async (client) => await loadOnce(client, context), signal);
  } catch (error) {
    if (error instanceof LoadError && error.kind === "poison" && !dryRun) await note(context, error);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Best effort: the failure itself is told in any case. */
async function note({ ports, object, run, signal, found }: LoadContext, error: LoadError): Promise<void> {
  const write = async (client: ClientBase): Promise<void> => {
    await assertLedger(client);
    await recordFailure(client, object, { run, ...found, error });
  };
  await ports.databases.withClient(write, signal).catch(() => undefined);
}
