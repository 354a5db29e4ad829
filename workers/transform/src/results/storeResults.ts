import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { mapConcurrently } from "@sallyport/worker-kit";
import type { Redactor } from "../execute/output/Redactor.js";
import type { ObjectStore } from "../ports.js";
import type { Exclusion } from "./exclusionOf.js";
import { hashFile } from "./hashFile.js";
import { type ExclusionCounts, listResults, type ResultFile } from "./listResults.js";
import type { ManifestFile } from "./Manifest.js";
import { openInside } from "./openInside.js";
import type { ResultLimits } from "./ResultLimits.js";
import { redactFile } from "./redactFile.js";

export interface StoreResultsOptions {
  /** The program's working folder, a real path taken before it ran; undefined where it was never filled. */
  readonly code: string | undefined;
  /** This worker's own log files, already redacted, by real paths. */
  readonly logs: readonly { readonly name: string; readonly path: string }[];
  readonly scratch: string;
  readonly limits: ResultLimits;
  readonly redactor: () => Redactor;
}

export interface StoredResults {
  readonly files: readonly ManifestFile[];
  readonly excluded: ExclusionCounts;
  /** False where something that is a result was not stored: a limit, the deadline, a failing store. */
  readonly complete: boolean;
  /** The first failure of the store, if any. */
  readonly failure?: unknown;
}

/** Small files are bound by the latency of each put. */
const CONCURRENCY = 64;
/** Bytes up to which a file is read once, instead of once for its digest and once for its way. */
const SMALL = 256 * 1024;

/** Stores logs first, then the working folder. Never rejects: what could not be stored is told. */
export async function storeResults(
  objects: ObjectStore,
  options: StoreResultsOptions,
  signal: AbortSignal,
): Promise<StoredResults> {
  const stored: ManifestFile[] = [];
  const excluded: Partial<Record<Exclusion, number>> = {};
  const store = new ResultStore(objects, options, signal, stored, excluded);
  try {
    for (const { name, path } of options.logs) await store.storeLog(name, path);
    let complete = true;
    if (options.code !== undefined) {
      const listing = await listResults(options.code, options.limits.files);
      Object.assign(excluded, listing.excluded);
      const root = options.code;
      await mapConcurrently(listing.files, CONCURRENCY, async (file) => await store.storeFile(root, file));
      complete = !listing.truncated && excluded["too-large"] === undefined;
    }
    return { files: sorted(stored), excluded, complete };
  } catch (failure) {
    return { files: sorted(stored), excluded, complete: false, failure };
  }
}

function sorted(files: readonly ManifestFile[]): ManifestFile[] {
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

class ResultStore {
  #bytes = 0;
  #copies = 0;

  constructor(
    private readonly objects: ObjectStore,
    private readonly options: StoreResultsOptions,
    private readonly signal: AbortSignal,
    private readonly stored: ManifestFile[],
    private readonly excluded: Partial<Record<Exclusion, number>>,
  ) {}

  async storeLog(name: string, path: string): Promise<void> {
    await this.put(path, `logs/${name}`, dirname(path), false);
  }

  async storeFile(root: string, { path, log }: ResultFile): Promise<void> {
    await this.put(join(root, path), log ? `logs/files/${path}` : `code/${path}`, root, log);
  }

  private async put(source: string, path: string, root: string, redact: boolean): Promise<void> {
    this.signal.throwIfAborted();
    const opened = await openInside(root, source);
    if (!opened) return this.exclude("unreadable");
    const copy = join(this.options.scratch, `redacted-${this.#copies++}`);
    let file = opened;
    try {
      const { size, mode } = await opened.stat();
      if (size > this.options.limits.fileBytes || this.#bytes + size > this.options.limits.bytes)
        return this.exclude("too-large");
      this.#bytes += size;
      if (redact) file = await redactFile(opened, copy, this.options.redactor());
      const { sha256, bytes } = await this.send(file, path);
      this.stored.push({ path, bytes, sha256, ...((mode & 0o100) !== 0 && { executable: true as const }) });
    } finally {
      await opened.close();
      if (file !== opened) await file.close();
    }
  }

  private async send(file: FileHandle, path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
    const { size } = await file.stat();
    if (size <= SMALL) {
      const whole = await readFrom(file, size);
      const content = { bytes: whole.length, sha256: createHash("sha256").update(whole).digest("hex") };
      await this.objects.put({ path, ...content, whole, open: () => Readable.from([whole]) }, this.signal);
      return content;
    }
    const content = await hashFile(file);
    const open = () => file.createReadStream({ start: 0, end: content.bytes - 1, autoClose: false });
    await this.objects.put({ path, ...content, open }, this.signal);
    return content;
  }

  private exclude(why: Exclusion): void {
    this.excluded[why] = (this.excluded[why] ?? 0) + 1;
  }
}

/** From its beginning, wherever it was read or written last; what has grown beyond is left. */
async function readFrom(file: FileHandle, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size);
  let filled = 0;
  for (let read = -1; read !== 0 && filled < size; filled += read)
    ({ bytesRead: read } = await file.read(buffer, filled, size - filled, filled));
  return buffer.subarray(0, filled);
}
