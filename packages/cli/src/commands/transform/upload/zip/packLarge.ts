import type { FileHandle } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import { fileChanged } from "../fileChanged.js";
import { readParts } from "../readParts.js";
import type { SourceFile } from "../SourceFile.js";
import { worthDeflating } from "./worthDeflating.js";
import { writeAll } from "./writeAll.js";
import type { ZipEntry } from "./ZipEntry.js";

/**
 * Writes a file's content to its place in an archive part by part, deflated where that is worth it.
 *
 * @param position of the content in the archive
 * @throws CommandError where the file gets shorter meanwhile
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

async function copy(zip: FileHandle, position: number, source: SourceFile, path: string, deflate: boolean) {
  let crc = 0;
  let read = 0;
  let packedBytes = 0;
  const content = async function* () {
    for await (const part of readParts(source)) {
      crc = crc32(part as Buffer, crc);
      read += (part as Buffer).length;
      yield part as Buffer;
    }
  };
  await pipeline(content, deflate ? createDeflateRaw() : new PassThrough(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      await writeAll(zip, chunk, position + packedBytes);
      packedBytes += chunk.length;
    }
  });
  if (read !== source.bytes) throw fileChanged(path);
  return { crc, packedBytes };
}
