import { join } from "node:path";
import { compareSequencers } from "@sallyport/worker-kit";
import type { ClientBase } from "pg";
import type { LoadResult } from "../LoadResult.js";
import type { OpenedObject } from "../ports.js";
import { describeTable } from "../postgres/describeTable.js";
import type { Contract } from "../schema/Contract.js";
import { typeOf } from "../schema/Kind.js";
import type { OpenParquetOptions } from "../source/openParquet.js";
import { openText, present } from "../source/openText.js";
import type { SourceFile } from "../source/SourceFile.js";
import { assertLedger, type LedgerEntry, lastLoad, loadsOf, nextLoad, recordLoad } from "./Ledger.js";
import type { LoadContext } from "./LoadContext.js";
import { loadRows, quarantineKey } from "./loadRows.js";
import { type ReadContract, readContract } from "./readContract.js";

/** One load, in one transaction of `client`. What it throws has to end the session, and the transaction with it. */
export async function loadOnce(client: ClientBase, context: LoadContext): Promise<LoadResult> {
  const { ports, object, signal } = context;
  await client.query("BEGIN");
  await assertLedger(client);
  await lockTable(client, context);
  // Opened under the lock: so the content that is loaded later is never older than what was loaded before.
  const opened = present(await ports.objects.open(object.key, signal), object.key);
  context.found.etag = opened.etag;
  try {
    const read = await readContract(context);
    const last = await lastLoad(client, object);
    if (last && (await isKnown(client, context, opened, read, last))) {
      await client.query("ROLLBACK");
      return { ...last.result, known: true, seconds: secondsSince(context) };
    }
    const result = await loadOpened(client, context, opened, read);
    await client.query(context.dryRun ? "ROLLBACK" : "COMMIT");
    return result;
  } finally {
    opened.close();
  }
}

async function lockTable(client: ClientBase, { object }: LoadContext): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `sallyport-etl ${JSON.stringify([object.schema, object.table])}`,
  ]);
}

/** Whether the table already has this content, or a newer one. */
async function isKnown(
  client: ClientBase,
  { object, sequencer }: LoadContext,
  { etag }: OpenedObject,
  read: ReadContract | undefined,
  last: LedgerEntry,
): Promise<boolean> {
  const same = last.etag === etag && last.contract === read?.etag;
  const older =
    sequencer !== undefined && last.sequencer !== undefined && compareSequencers(sequencer, last.sequencer) < 0;
  if (!same && !older) return false;
  // Somebody may have dropped the table since.
  return (
    last.result.rowsIn === last.result.rejected ||
    (await describeTable(client, object.schema, object.table)) !== undefined
  );
}

async function loadOpened(
  client: ClientBase,
  context: LoadContext,
  opened: OpenedObject,
  read: ReadContract | undefined,
): Promise<LoadResult> {
  const { ports, object, run, dryRun, sequencer, signal } = context;
  const load = await nextLoad(client);
  const merge = { load, earlier: await loadsOf(client, object), processedAt: context.startedAt };
  const rows = await withSource(
    context,
    opened,
    async (source) => await loadRows(client, context, source, contractOf(read), merge),
  );
  const { target, quarantine } = rows;
  const isKept = (await quarantine.end()) && !dryRun;
  const kept = isKept
    ? await ports.quarantine.store(quarantineKey(object.table, run), quarantine.path, signal)
    : undefined;
  const result: LoadResult = {
    run,
    table: object.table,
    known: false,
    rowsIn: rows.rowsIn,
    loaded: rows.loaded,
    updated: rows.updated,
    unchanged: rows.unchanged,
    rejected: quarantine.count,
    columns: target.plan.columns.map(({ name }, index) => ({ name, type: typeOf(target.kinds[index] ?? 0) })),
    key: target.plan.key.map((index) => target.plan.columns[index]?.name ?? ""),
    ...(kept !== undefined && { quarantine: kept }),
    seconds: secondsSince(context),
  };
  await recordLoad(client, {
    ...object,
    load,
    version: opened.version,
    etag: opened.etag,
    contract: read?.etag,
    sequencer,
    result,
  });
  return result;
}

async function withSource<Result>(
  { ports, name, object, folder, scratchBytes, signal }: LoadContext,
  opened: OpenedObject,
  work: (source: SourceFile) => Promise<Result>,
): Promise<Result> {
  const again = async () => present(await ports.objects.open(object.key, signal, opened.etag), object.key);
  const source =
    name.format === "parquet"
      ? await copyOf(opened, { path: join(folder, "file.parquet"), mostBytes: scratchBytes, signal })
      : openText(name, opened, again);
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}

/** DuckDB takes memory as soon as it is there: only who reads Parquet loads it. */
async function copyOf(opened: OpenedObject, options: OpenParquetOptions): Promise<SourceFile> {
  const { openParquet } = await import("../source/openParquet.js");
  return await openParquet(opened, options);
}

function contractOf(read: ReadContract | undefined): Contract | undefined {
  return read?.contract;
}

function secondsSince({ ports, startedAt }: LoadContext): number {
  return (ports.clock.now().getTime() - startedAt.getTime()) / 1_000;
}
