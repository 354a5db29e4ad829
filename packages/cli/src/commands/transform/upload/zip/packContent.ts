import { crc32, deflateRawSync } from "node:zlib";
import { worthDeflating } from "./worthDeflating.js";

/** A file's content, as an archive holds it. */
export interface PackedContent {
  readonly body: Buffer;
  readonly crc: number;
  readonly deflated: boolean;
}

/**
 * A small file, deflated where that is worth it. In this thread: zlib's setting up takes longer than a few KiB do, and twice as long where
 * threads share its memory.
 */
export function packContent(content: Buffer): PackedContent {
  const crc = crc32(content);
  const body = deflateRawSync(content);
  const deflated = worthDeflating(content.length, body.length);
  return { body: deflated ? body : content, crc, deflated };
}
