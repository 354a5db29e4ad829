import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { ManifestObject } from "@sallyport/worker-compressor/archive";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";

/** Where an object goes. */
export interface Destination {
  readonly path: string;
  readonly isFolder: boolean;
  /** A file is there already and is to be replaced. */
  readonly replaces: boolean;
}

/**
 * Decides where each object goes below a folder, before anything is written. Paths are the members' of the archive, which
 * never leave the folder (`..` is percent-encoded).
 *
 * @throws CommandError when two objects cannot stand beside each other, or a file is there already and `force` is not set
 */
export function restorePlan(
  objects: readonly Pick<ManifestObject, "key" | "member">[],
  folder: string,
  force: boolean,
): ReadonlyMap<string, Destination> {
  const plan = new Map<string, Destination>();
  const files = new Set<string>();
  for (const { member } of objects) if (!member.endsWith("/")) files.add(member);
  const taken: string[] = [];
  for (const { key, member } of objects) {
    assertNoFileAbove(key, member, files);
    const isFolder = member.endsWith("/");
    const path = join(folder, member.slice("objects/".length));
    const replaces = !isFolder && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    if (replaces && !force) taken.push(path);
    plan.set(key, { path, isFolder, replaces });
  }
  const [first] = taken;
  if (first === undefined) return plan;
  throw new CommandError(
    `${printable(first)} exists already${taken.length > 1 ? `, and ${taken.length - 1} more files` : ""}; nothing was written`,
    "give an empty folder, or --overwrite to replace files",
    1,
  );
}

/** S3 may have both an object `a` and an object `a/b`; a file system may not. */
function assertNoFileAbove(key: string, member: string, files: ReadonlySet<string>): void {
  for (let slash = member.indexOf("/"); slash !== -1; slash = member.indexOf("/", slash + 1)) {
    if (!files.has(member.slice(0, slash))) continue;
    throw new CommandError(
      `the object ${printable(key)} needs a folder where another object needs a file of the same name; nothing was written`,
      "restore one of the two with --object, into a folder of its own",
      1,
    );
  }
}
