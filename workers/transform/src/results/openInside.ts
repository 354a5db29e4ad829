import { constants } from "node:fs";
import { type FileHandle, open, readlink, realpath } from "node:fs/promises";

/**
 * Opens a regular file for reading, only if it really is below `root`: a build that still runs, or ran, may have put a link in place of
 * a folder or a file, and this process can read what the build cannot.
 *
 * @param root a real path (see `realpath`)
 * @returns undefined for anything else
 */
export async function openInside(root: string, path: string): Promise<FileHandle | undefined> {
  // Without O_NONBLOCK, opening a pipe waits for a writer.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path, flags).catch(() => undefined);
  if (!file) return undefined;
  // What was opened, not what the path leads to by now.
  const opened = await readlink(`/proc/self/fd/${file.fd}`).catch(async () => await realpath(path).catch(() => ""));
  if (opened.startsWith(`${root}/`) && (await file.stat()).isFile()) return file;
  await file.close();
  return undefined;
}
