import { crc32, deflateRawSync } from "node:zlib";

/** An entry as an attacker writes it: what it says of itself need not be true. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly content?: Buffer | string;
  /** Unix mode with type; default a regular file, or a folder where the name ends with `/`. */
  readonly mode?: number;
  readonly stored?: boolean;
  /** What the central directory says instead of the truth. */
  readonly lies?: { readonly size?: number; readonly crc?: number; readonly flags?: number; readonly method?: number };
  /** Shares the body of the entry with this index. */
  readonly sharedWith?: number;
}

/** The bytes of a zip archive with exactly these entries: no library would write such ones. */
export function zipBytes(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const content = Buffer.from((entry.content ?? "") as string);
    const body = entry.stored ? content : deflateRawSync(content);
    const lies = entry.lies ?? {};
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(lies.flags ?? 0x0800, 2);
    head.writeUInt16LE(lies.method ?? (entry.stored ? 0 : 8), 4);
    head.writeUInt32LE(lies.crc ?? crc32(content), 10);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(lies.size ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const shared = entry.sharedWith === undefined ? undefined : offsets[entry.sharedWith];
    offsets.push(shared ?? offset);
    const folder = name.at(-1) === 0x2f;
    const mode = entry.mode ?? (folder ? 0o040755 : 0o100644);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    head.copy(central, 6, 0, 26);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(shared ?? offset, 42);
    directory.push(central, name);
    if (shared !== undefined) continue;
    const signature = Buffer.from([0x50, 0x4b, 3, 4]);
    parts.push(signature, head, name, body);
    offset += 4 + 26 + name.length + body.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
