import { dirname, join } from "node:path";
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
      const { sha256, bytes } = await hashFile(file);
      const content = file;
      const open = () => content.createReadStream({ start: 0, end: Math.max(bytes - 1, 0), autoClose: false });
      await this.objects.put({ path, bytes, sha256, open }, this.signal);
      this.stored.push({ path, bytes, sha256, ...((mode & 0o100) !== 0 && { executable: true as const }) });
    } finally {
      await opened.close();
      if (file !== opened) await file.close();
    }
  }

  private exclude(why: Exclusion): void {
    this.excluded[why] = (this.excluded[why] ?? 0) + 1;
  }
}
