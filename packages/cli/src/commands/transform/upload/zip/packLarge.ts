import type { FileHandle } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import { CommandError } from "../../../../output/CommandError.js";
import { printable } from "../../../../output/printable.js";
import type { SourceFile } from "../SourceFile.js";
import { worthDeflating } from "./worthDeflating.js";
import { writeAll } from "./writeAll.js";
import type { ZipEntry } from "./ZipEntry.js";

const CHUNK = 256 * 1024;

/**
 * Writes a file's content to its place in an archive part by part, deflated where that is worth it.
 *
 * @param position of the content in the archive
 * @throws CommandError where the file's length changes meanwhile
 */
export async function packLarge(
  zip: FileHandle,
  position: number,
  source: SourceFile,
  path: string,
): Promise<Pick<ZipEntry, "crc" | "packedBytes" | "deflated">> {
  const packed = await copy(zip, position, source, path, true);
  if (worthDeflating(source.bytes, packed.packedBytes)) return { ...packed, deflated: true };
  return { ...(await copy(zip, position, source, path, false)), deflated: false };
}

async function copy(zip: FileHandle, position: number, { file, bytes }: SourceFile, path: string, deflate: boolean) {
  let crc = 0;
  let read = 0;
  let packedBytes = 0;
  const content = async function* () {
    // Not a stream of the handle's: that one would close it, and go on where the last one ended.
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, read);
      read += bytesRead;
      if (bytesRead === 0 || read > bytes) return;
      const chunk = buffer.subarray(0, bytesRead);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  };
  await pipeline(content, deflate ? createDeflateRaw() : new PassThrough(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      await writeAll(zip, chunk, position + packedBytes);
      packedBytes += chunk.length;
    }
  });
  if (read === bytes) return { crc, packedBytes };
  throw new CommandError(`${printable(path)} changed while it was read`, "upload again when nobody writes there", 2);
}
