import type { ZipEntry } from "./ZipEntry.js";

/*
 * The form is PKWARE's APPNOTE 6.3. Names are UTF-8, modes are Unix's, and every entry is of 1980-01-01, the format's first day: the same files
 * make the same archive.
 */
const UTF8 = 0x0800;
const FIRST_DAY = 0x21;
const MOST_ENTRIES = 0xffff;

/** The bytes before a file's content. Pure. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path);
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, entry, name);
  name.copy(header, 30);
  return header;
}

/** The archive's listing and its end. Pure. */
export function centralDirectory(entries: readonly ZipEntry[], offset: number): Buffer {
  const listing = Buffer.concat(entries.map(directoryEntry));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = Math.min(entries.length, MOST_ENTRIES);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  const large = entries.length >= MOST_ENTRIES ? [zip64End(entries.length, listing.length, offset)] : [];
  return Buffer.concat([listing, ...large, end]);
}

function directoryEntry(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path);
  const record = Buffer.alloc(46 + name.length);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE((3 << 8) | 20, 4);
  writeCommon(record, 6, entry, name);
  record.writeUInt32LE(((entry.executable ? 0o100755 : 0o100644) << 16) >>> 0, 38);
  record.writeUInt32LE(entry.offset, 42);
  name.copy(record, 46);
  return record;
}

/** What both headers of a file say: version, flags, method, time, CRC, lengths. */
function writeCommon(buffer: Buffer, at: number, entry: ZipEntry, name: Buffer): void {
  buffer.writeUInt16LE(20, at);
  buffer.writeUInt16LE(UTF8, at + 2);
  buffer.writeUInt16LE(entry.deflated ? 8 : 0, at + 4);
  buffer.writeUInt16LE(FIRST_DAY, at + 8);
  buffer.writeUInt32LE(entry.crc, at + 10);
  buffer.writeUInt32LE(entry.packedBytes, at + 14);
  buffer.writeUInt32LE(entry.bytes, at + 18);
  buffer.writeUInt16LE(name.length, at + 22);
}

/** More entries than 16 bits count: the 64-bit end and where it is. */
function zip64End(entries: number, listingBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE((3 << 8) | 45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(listingBytes), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + listingBytes), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
