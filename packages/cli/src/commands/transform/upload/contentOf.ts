import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { readWhole } from "./readWhole.js";
import type { SourceFile } from "./SourceFile.js";

/** Bytes above which a file is not held in memory. */
const LARGE = 4 * 1024 * 1024;

/** A file's content, to be put and compared. */
export interface Content {
  readonly bytes: number;
  /** As S3 writes it: base64. */
  readonly sha256: string;
  /** As an ETag has it: hexadecimal. */
  readonly md5: string;
  /** From the beginning, each time. */
  body(): Buffer | Readable;
}

/** Reads a file: a small one into memory, a large one only to know its digests, and again when it is put. */
export async function contentOf(source: SourceFile, path: string): Promise<Content> {
  const { file, bytes } = source;
  if (bytes <= LARGE) {
    const content = await readWhole(source, path);
    const digest = (algorithm: string) => createHash(algorithm).update(content);
    return { bytes, sha256: digest("sha256").digest("base64"), md5: digest("md5").digest("hex"), body: () => content };
  }
  // `end` holds the stream to the length that S3 is told.
  const body = (): Readable => file.createReadStream({ start: 0, end: bytes - 1, autoClose: false });
  const hashes = { sha256: createHash("sha256"), md5: createHash("md5") };
  for await (const chunk of body()) for (const hash of Object.values(hashes)) hash.update(chunk);
  return { bytes, sha256: hashes.sha256.digest("base64"), md5: hashes.md5.digest("hex"), body };
}
