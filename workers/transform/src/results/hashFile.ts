import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

const CHUNK = 256 * 1024;

/** SHA-256, hexadecimal, and the size of an open file. */
export async function hashFile(file: FileHandle): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, bytes);
    if (bytesRead === 0) return { sha256: hash.digest("hex"), bytes };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}
