import { readSync } from "node:fs";
import { fileChanged } from "./fileChanged.js";
import type { SourceFile } from "./SourceFile.js";

/**
 * The content of a small file.
 *
 * @throws CommandError where its length changes meanwhile, so that no half of a file is sent
 */
export function readWhole({ descriptor, bytes }: SourceFile, path: string): Buffer {
  // One byte more, by which a file that grew is seen.
  const content = Buffer.allocUnsafe(bytes + 1);
  let filled = 0;
  while (filled <= bytes) {
    const read = readSync(descriptor, content, filled, content.length - filled, filled);
    if (read === 0) break;
    filled += read;
  }
  if (filled !== bytes) throw fileChanged(path);
  return content.subarray(0, bytes);
}
