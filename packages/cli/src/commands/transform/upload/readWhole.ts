import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import type { SourceFile } from "./SourceFile.js";

/**
 * The content of a small file.
 *
 * @throws CommandError where its length changes meanwhile, so that no half of a file is sent
 */
export async function readWhole({ file, bytes }: SourceFile, path: string): Promise<Buffer> {
  // One byte more, by which a file that grew is seen.
  const content = Buffer.allocUnsafe(bytes + 1);
  let filled = 0;
  while (filled <= bytes) {
    const { bytesRead } = await file.read(content, filled, content.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  if (filled === bytes) return content.subarray(0, bytes);
  throw new CommandError(`${printable(path)} changed while it was read`, "upload again when nobody writes there", 2);
}
