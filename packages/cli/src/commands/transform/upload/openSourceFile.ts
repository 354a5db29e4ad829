import { closeSync, constants, fstatSync, openSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { sourceLimits } from "@sallyport/worker-transform";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import type { SourceFile } from "./SourceFile.js";

/**
 * Opens a file that was listed, and no other one: a link that came into its place since, or into that of a folder above it, is refused.
 * Without waiting in turns: the calls for one of many small files take microseconds, and handing each to another thread many times that.
 *
 * @throws CommandError where it is gone, may not be read, leads out of the folder, or is larger than a job takes
 */
export function openSourceFile(root: string, path: string): SourceFile {
  const descriptor = openInside(root, join(root, path));
  if (descriptor === undefined)
    throw new CommandError(
      `${printable(path)} cannot be read, or was replaced by a link since the folder was listed`,
      "see to its permissions, and leave the folder alone while it is uploaded",
      2,
    );
  const { size: bytes, mode } = fstatSync(descriptor);
  if (bytes <= sourceLimits.fileBytes) return { descriptor, bytes, executable: (mode & 0o100) !== 0 };
  closeSync(descriptor);
  throw new CommandError(`${printable(path)} is larger than ${sourceLimits.fileBytes} bytes`, "leave it out", 64);
}

function openInside(root: string, path: string): number | undefined {
  let descriptor: number;
  try {
    // Without O_NONBLOCK, opening a pipe waits for a writer.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  if (placeOf(descriptor, path).startsWith(`${root}/`) && fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  return undefined;
}

/** Of what was opened; where the system does not tell, of what the path leads to by now. */
function placeOf(descriptor: number, path: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return realpathSync(path);
  }
}
