import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { worthDeflating } from "./worthDeflating.js";

const deflate = promisify(deflateRaw);

/** A file's content, as an archive holds it. */
export interface PackedContent {
  readonly body: Buffer;
  readonly crc: number;
  readonly deflated: boolean;
}

/** A small file, deflated where that is worth it. */
export async function packContent(content: Buffer): Promise<PackedContent> {
  const crc = crc32(content);
  const body = await deflate(content);
  const deflated = worthDeflating(content.length, body.length);
  return { body: deflated ? body : content, crc, deflated };
}
