import type { Dirent } from "node:fs";
import { opendir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Exclusion, exclusionOf, folderExclusionOf } from "./exclusionOf.js";

/** A file of the working folder that is a result. */
export interface ResultFile {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
  /** Goes to `logs/`, redacted, instead of `code/`. */
  readonly log: boolean;
}

/** Why files are left out, and how many; a folder that is left out counts once. */
export type ExclusionCounts = Readonly<Partial<Record<Exclusion, number>>>;

export interface ResultListing {
  readonly files: readonly ResultFile[];
  readonly excluded: ExclusionCounts;
  /** Whether the listing ended at the limit of files. */
  readonly truncated: boolean;
}

/** S3 takes keys of 1,024 bytes, and the job's prefix is part of them. */
const LONGEST_PATH = 600;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const unusableName = /[\u0000-\u001f\u007f-\u009f\ufffd\\]/;

/** Lists what is to be uploaded. Links are not followed, and are no results: where they lead, the uploader could read more than the job.
 *
 * @param root a real path, taken before the program ran
 */
export async function listResults(root: string, mostFiles: number): Promise<ResultListing> {
  const files: ResultFile[] = [];
  const excluded: Partial<Record<Exclusion, number>> = {};
  const exclude = (why: Exclusion): void => {
    excluded[why] = (excluded[why] ?? 0) + 1;
  };
  // The program may have put a link in the place of its working folder, or of one above.
  if ((await realpath(root).catch(() => "")) !== root) return { files, excluded: { link: 1 }, truncated: true };
  const waiting = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for await (const entry of entriesOf(join(root, folder), exclude)) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const why = judge(entry, path);
      if (why !== undefined) exclude(why);
      else if (entry.isDirectory()) waiting.push(path);
      else if (files.length >= mostFiles) return { files, excluded, truncated: true };
      else files.push({ path, log: /\.log$/i.test(path) });
    }
  }
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { files, excluded, truncated: false };
}

function judge(entry: Dirent, path: string): Exclusion | undefined {
  if (entry.isSymbolicLink()) return "link";
  if (unusableName.test(entry.name) || Buffer.byteLength(path) > LONGEST_PATH) return "name";
  if (entry.isDirectory()) return folderExclusionOf(entry.name);
  return entry.isFile() ? exclusionOf(path) : "special";
}

async function* entriesOf(folder: string, exclude: (why: Exclusion) => void): AsyncIterable<Dirent> {
  const opened = await opendir(folder).catch(() => undefined);
  if (!opened) exclude("unreadable");
  else yield* opened;
}
