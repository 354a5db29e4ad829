import { mkdir, realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { ArchiveEntry, ArchiveReader } from "@sallyport/worker-compressor/archive";
import { type KeySelection, meant } from "../../catalog/meant.js";
import { ownFolders } from "./ownFolders.js";
import { restorePlan } from "./restorePlan.js";
import { writeEntry } from "./writeEntry.js";

export interface RestoreOptions {
  readonly archive: ArchiveReader;
  /** Made where it does not exist. */
  readonly folder: string;
  /** Default all. */
  readonly selection?: KeySelection;
  /** Replace files that exist. */
  readonly force: boolean;
  readonly onStart: (objects: number) => void;
  readonly onObject: (objects: number) => void;
}

export interface RestoreResult {
  readonly objects: number;
  /** Bytes of the objects. */
  readonly bytes: number;
  /** Hex; of the archive, or of the object where one was asked for. Absent for several. */
  readonly sha256?: string | undefined;
  /** From the first object's reading to the last one's writing. */
  readonly seconds: number;
}

/**
 * Restores an archive, or some objects of it, below a folder. Where it is refused up front nothing is written; where it
 * fails later, what has been restored so far is whole and checked.
 *
 * @throws ArchiveError `UNKNOWN_OBJECT` for a key that the archive does not have
 */
export async function restoreArchive(options: RestoreOptions): Promise<RestoreResult> {
  const { archive, selection = { prefixes: [], keys: [] } } = options;
  const start = performance.now();
  const isMeant = meant(selection);
  const isWhole = selection.prefixes.length === 0 && selection.keys.length === 0;
  const objects = archive.manifest.objects.filter(({ key }) => isMeant(key));
  const keys = new Set([...objects.map(({ key }) => key), ...selection.keys]);
  await mkdir(options.folder, { recursive: true });
  const folder = await realpath(options.folder);
  const plan = restorePlan(objects, folder, options.force);
  const ensureFolder = ownFolders(folder);
  options.onStart(objects.length);
  let bytes = 0;
  let done = 0;
  for await (const entry of isWhole ? archive.entries() : archive.selected(keys)) {
    await restore(entry);
    bytes += entry.object.size;
    options.onObject(++done);
  }
  const sha256 = isWhole ? archive.sha256 : objects.length === 1 ? objects[0]?.sha256 : undefined;
  return { objects: done, bytes, sha256, seconds: (performance.now() - start) / 1000 };

  async function restore(entry: ArchiveEntry): Promise<void> {
    const destination = plan.get(entry.object.key);
    if (!destination) throw new Error(`The plan has no place for ${entry.object.key}.`);
    ensureFolder(destination.isFolder ? destination.path.replace(/\/$/, "") : dirname(destination.path));
    if (!destination.isFolder) await writeEntry(entry, destination);
  }
}
