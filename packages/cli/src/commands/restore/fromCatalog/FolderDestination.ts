import { createHash } from "node:crypto";
import { createReadStream, lstatSync, mkdirSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { type ArchiveEntry, memberName } from "@sallyport/worker-compressor/archive";
import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { archiveFailure } from "../../../archives/archiveFailure.js";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import { ownFolders } from "../ownFolders.js";
import { type Destination, restorePlan } from "../restorePlan.js";
import { writeEntry } from "../writeEntry.js";
import type { RestoreDestination } from "./RestoreDestination.js";

/** No room, or nowhere to write. */
const ofPlace = new Set(["ENOSPC", "EDQUOT", "EROFS"]);

/**
 * Files below a folder, with the objects' times. What a file system has no place for (tags, metadata, headers) is left to
 * the catalog, which `sallyport catalog search --json` prints.
 */
export class FolderDestination implements RestoreDestination {
  readonly name: string;
  readonly #overwrite: boolean;
  #folder: string;
  #plan: ReadonlyMap<string, Destination> = new Map();
  #ensureFolder: ((folder: string) => void) | undefined;

  constructor(folder: string, overwrite: boolean) {
    this.name = folder;
    this.#folder = folder;
    this.#overwrite = overwrite;
  }

  async survey(objects: readonly CatalogRow[], onObject: () => void): Promise<ReadonlySet<string>> {
    this.#folder = await realpath(this.name).catch(() => this.name);
    const members = objects.map(({ key, size = 0 }) => ({ key, member: memberName(key, size) }));
    this.#plan = restorePlan(members, this.#folder, true);
    if (this.#overwrite) return new Set();
    const same = new Set<string>();
    const taken: string[] = [];
    for (const row of objects) {
      const destination = this.#plan.get(row.key);
      if (destination?.replaces) {
        if (await isSame(destination.path, row)) same.add(row.key);
        else taken.push(destination.path);
      }
      onObject();
    }
    const [first] = taken;
    if (first === undefined) return same;
    throw new CommandError(
      `${printable(first)} exists already with other content${taken.length > 1 ? `, and ${taken.length - 1} more files` : ""}; nothing was written`,
      "give an empty folder, or --overwrite to replace files",
      1,
    );
  }

  async write(entry: ArchiveEntry): Promise<void> {
    const destination = this.#plan.get(entry.object.key);
    if (!destination) throw new Error(`The plan has no place for ${entry.object.key}.`);
    const { path, isFolder } = destination;
    // The folder itself is made with the first object: a restore that is refused leaves none.
    if (!this.#ensureFolder) {
      mkdirSync(this.#folder, { recursive: true });
      this.#ensureFolder = ownFolders(this.#folder);
    }
    this.#ensureFolder(isFolder ? path.replace(/\/$/, "") : dirname(path));
    // As if it replaced a file: under another name first, so that a restore which is ended leaves no part of it here.
    if (!isFolder) await writeEntry(entry, { ...destination, replaces: true });
  }

  isOfPlace(error: unknown): boolean {
    return error instanceof Error && "code" in error && ofPlace.has(String(error.code));
  }

  explain(error: unknown): unknown {
    return archiveFailure(error);
  }
}

async function isSame(path: string, { size, sha256 }: CatalogRow): Promise<boolean> {
  const found = lstatSync(path);
  if (!found.isFile() || found.size !== size) return false;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex") === sha256;
}
