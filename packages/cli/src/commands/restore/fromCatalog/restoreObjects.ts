import type { S3Client } from "@aws-sdk/client-s3";
import { type ArchiveEntry, ArchiveError, openArchive, type RangeSource } from "@sallyport/worker-compressor/archive";
import { S3RangeSource } from "@sallyport/worker-compressor/archive/s3";
import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { Semaphore, TaskGroup } from "@sallyport/worker-kit";
import type { ObjectAtTime } from "../../../catalog/PointInTime.js";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import { inParallel } from "../../../pipeline/inParallel.js";
import { keptArchiveFailure } from "./keptArchiveFailure.js";
import type { RestoreDestination } from "./RestoreDestination.js";
import type { FailedObject, RestoreOutcome } from "./RestoreOutcome.js";
import { readArchiveObjects } from "./readArchiveObjects.js";

export interface RestoreObjectsOptions {
  /** Reads the archives. */
  readonly client: S3Client;
  readonly objects: readonly ObjectAtTime[];
  readonly destination: RestoreDestination;
  /** Stops the restore: what is written by then stays, the rest has failed. */
  readonly signal: AbortSignal;
  readonly onObject: () => void;
}

/** Frames in memory: at most 12 of 8 MiB, twice, whatever the number of archives; and those that the writes in flight hold. */
const ARCHIVES_IN_PARALLEL = 6;
const FRAMES_AHEAD = 6;
const WRITES_IN_FLIGHT = 16;
const AGAIN = "run the same command again: what is restored stays";
const BYTES_IN_FLIGHT = 128 * 1024 * 1024;
/** What a large object takes on its way into a bucket: the part that is filled and two that are sent. */
const STREAM_BYTES = 48 * 1024 * 1024;

/**
 * Restores objects: archive by archive, several at a time, each opened once and read by the ranges of the frames that
 * are needed. An object that fails does not keep the others back; one that is in several archives is tried from each.
 */
export async function restoreObjects(options: RestoreObjectsOptions): Promise<RestoreOutcome> {
  const { client, destination, signal, onObject } = options;
  const writes = new TaskGroup(WRITES_IN_FLIGHT);
  const memory = new Semaphore(BYTES_IN_FLIGHT);
  const counts = { restored: 0, bytes: 0, bytesRead: 0, reads: 0 };
  /** Why each object failed, as a person sees it. */
  let failures = new Map<CatalogRow, unknown>();
  let stopped: unknown;
  const failed: FailedObject[] = [];

  for (let left = options.objects; left.length > 0; ) {
    const archives = [...byArchive(left).values()];
    const framesAhead = Math.max(1, Math.floor(FRAMES_AHEAD / archives.length));
    await inParallel(ARCHIVES_IN_PARALLEL, archives, (rows) => restoreFrom(rows, framesAhead));
    await writes.drain();
    const again: ObjectAtTime[] = [];
    for (const { row, copies } of left) {
      if (!failures.has(row)) continue;
      const [next, ...others] = copies;
      if (next && stopped === undefined && !signal.aborted) again.push({ row: next, copies: others });
      else failed.push(failedObject(row, failures.get(row)));
    }
    failures = new Map();
    left = again;
  }
  return { ...counts, failed };

  async function restoreFrom(rows: readonly CatalogRow[], framesAhead: number): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const address = addressOf(first);
    const fail = (row: CatalogRow, error: unknown): void => {
      failures.set(row, keptArchiveFailure(error, address));
    };
    try {
      assertGoingOn();
      const source = counted(
        await S3RangeSource.open({ client, bucket: first.archiveBucket, key: first.archiveKey }),
        counts,
      );
      const reader = await openArchive(source, { concurrency: framesAhead });
      await readArchiveObjects(reader, rows, { onObject: write, onFailure: fail });
    } catch (error) {
      // It could not be opened: nothing of it has been restored.
      for (const row of rows) fail(row, error);
    }
  }

  /** Rejects with damage of the content alone, and where nothing more is to be read. */
  async function write(row: CatalogRow, entry: ArchiveEntry): Promise<void> {
    assertGoingOn();
    const { size } = entry.object;
    const weight = entry.bytes ? size : STREAM_BYTES;
    await memory.acquire(weight);
    if (entry.bytes) await writes.start(() => finish().finally(() => memory.release(weight)));
    // A stream is read on by the next object: it has to be at its end by then.
    else await finish().finally(() => memory.release(weight));

    async function finish(): Promise<void> {
      try {
        await destination.write(entry);
        counts.restored += 1;
        counts.bytes += size;
        onObject();
      } catch (error) {
        if (error instanceof ArchiveError) throw error;
        failures.set(row, destination.explain(error));
        if (destination.isOfPlace(error)) stopped ??= destination.explain(error);
      }
    }
  }

  function assertGoingOn(): void {
    if (stopped !== undefined) throw stopped;
    if (signal.aborted) throw interrupted();
  }
}

function failedObject(row: CatalogRow, error: unknown): FailedObject {
  const message = error instanceof Error ? error.message : String(error);
  const fix = error instanceof CommandError ? error.fix : AGAIN;
  return { bucket: row.sourceBucket, key: row.key, archive: addressOf(row), message: printable(message), fix };
}

function addressOf({ archiveBucket, archiveKey }: CatalogRow): string {
  return `s3://${archiveBucket}/${archiveKey}`;
}

/** In the order of their addresses. */
function byArchive(objects: readonly ObjectAtTime[]): ReadonlyMap<string, CatalogRow[]> {
  const archives = new Map<string, CatalogRow[]>();
  for (const { row } of objects) {
    const address = addressOf(row);
    const known = archives.get(address);
    if (known) known.push(row);
    else archives.set(address, [row]);
  }
  return new Map([...archives].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function counted(source: RangeSource, counts: { bytesRead: number; reads: number }): RangeSource {
  return {
    name: source.name,
    size: () => source.size(),
    read: async (offset, length) => {
      const bytes = await source.read(offset, length);
      counts.bytesRead += bytes.length;
      counts.reads += 1;
      return bytes;
    },
  };
}

function interrupted(): CommandError {
  return new CommandError("the restore was interrupted", AGAIN, 1);
}
