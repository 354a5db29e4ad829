import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { readParts } from "./readParts.js";
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
  md5(): Promise<string>;
  /** From the beginning, each time. */
  body(): Buffer | Readable;
}

/** Reads a file: a small one into memory, a large one only to know its digest, and again when it is put. */
export async function contentOf(source: SourceFile, path: string): Promise<Content> {
  const { bytes } = source;
  const small = bytes <= LARGE ? readWhole(source, path) : undefined;
  const body = (): Buffer | Readable => small ?? readParts(source);
  return { bytes, sha256: await digest("sha256", body(), "base64"), md5: () => digest("md5", body(), "hex"), body };
}

async function digest(algorithm: string, body: Buffer | Readable, encoding: "base64" | "hex"): Promise<string> {
  const hash = createHash(algorithm);
  if (Buffer.isBuffer(body)) hash.update(body);
  else for await (const part of body) hash.update(part as Buffer);
  return hash.digest(encoding);
}
