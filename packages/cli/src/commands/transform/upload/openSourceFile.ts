import { join } from "node:path";
import { openInside, sourceLimits } from "@sallyport/worker-transform";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import type { SourceFile } from "./SourceFile.js";

/**
 * Opens a file that was listed, and no other one: a link that came into its place since is refused.
 *
 * @throws CommandError where it is gone, may not be read, became a link or leads out of the folder, or is larger than a job takes
 */
export async function openSourceFile(root: string, path: string): Promise<SourceFile> {
  const file = await openInside(root, join(root, path));
  if (file === undefined)
    throw new CommandError(
      `${printable(path)} cannot be read, or was replaced by a link since the folder was listed`,
      "see to its permissions, and leave the folder alone while it is uploaded",
      2,
    );
  const { size: bytes, mode } = await file.stat();
  if (bytes <= sourceLimits.fileBytes) return { file, bytes, executable: (mode & 0o100) !== 0 };
  await file.close();
  throw new CommandError(`${printable(path)} is larger than ${sourceLimits.fileBytes} bytes`, "leave it out", 64);
}
