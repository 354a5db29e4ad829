/** The unit of a tar stream, in bytes. */
export const TAR_BLOCK = 512;

const BLOCK = TAR_BLOCK;
const LAST_USTAR_SECOND = 0o77777777777;
const LARGEST_OCTAL_SIZE = 0o77777777777;
const ZEROS = Buffer.alloc(2 * BLOCK);

/** A member of the tar stream. */
export interface Member {
  readonly name: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** The two zero blocks that end a tar stream. */
export const END_OF_TAR: Buffer = ZEROS;

/**
 * The header blocks of a member: one ustar block of 512 bytes, with pax records before it where the name is long or not
 * ASCII, or the size has more than 11 octal digits (POSIX.1-2017, pax interchange format). A library's stream would want
 * to own the whole tar stream, whose frames this format cuts itself.
 */
export function memberHeader({ name, size, lastModified }: Member): Buffer {
  const folder = name.endsWith("/");
  const path = ustarPath(name);
  const records = [
    ...(path ? [] : [paxRecord("path", name)]),
    ...(size > LARGEST_OCTAL_SIZE ? [paxRecord("size", `${size}`)] : []),
  ];
  const mode = folder ? 0o755 : 0o644;
  const header = ustarBlock(
    path ?? { prefix: "", name: "PaxHeader/member" },
    mode,
    size,
    lastModified,
    folder ? "5" : "0",
  );
  if (records.length === 0) return header;
  const pax = Buffer.from(records.join(""));
  return Buffer.concat([
    ustarBlock({ prefix: "", name: "PaxHeader/records" }, mode, pax.length, lastModified, "x"),
    pax,
    padding(pax.length),
    header,
  ]);
}

/** Zeros up to the next whole block. */
export function padding(size: number): Buffer {
  return ZEROS.subarray(0, (BLOCK - (size % BLOCK)) % BLOCK);
}

interface UstarPath {
  readonly prefix: string;
  readonly name: string;
}

/** The name as ustar holds it, split at a `/` where it is longer than 100 bytes; undefined where it does not fit. */
function ustarPath(name: string): UstarPath | undefined {
  for (let index = 0; index < name.length; index++) if (name.charCodeAt(index) > 126) return undefined;
  if (name.length <= 100) return { prefix: "", name };
  const split = name.indexOf("/", name.length - 101);
  if (split < 1 || split > 155 || split === name.length - 1) return undefined;
  return { prefix: name.slice(0, split), name: name.slice(split + 1) };
}

function ustarBlock(path: UstarPath, mode: number, size: number, lastModified: Date, type: "0" | "5" | "x"): Buffer {
  const block = Buffer.alloc(BLOCK);
  const seconds = Math.min(Math.max(Math.floor(lastModified.getTime() / 1000), 0), LAST_USTAR_SECOND);
  block.write(path.name, 0, "latin1");
  block.write(`${octal(mode, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100, "latin1");
  block.write(
    `${octal(Math.min(size, LARGEST_OCTAL_SIZE), 11)}\0${octal(seconds, 11)}\0        ${type}`,
    124,
    "latin1",
  );
  block.write("ustar\x0000", 257, "latin1");
  block.write(path.prefix, 345, "latin1");
  let sum = 0;
  for (let index = 0; index < BLOCK; index++) sum += block[index] ?? 0;
  block.write(`${octal(sum, 6)}\0 `, 148, "latin1");
  return block;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

/** `<length> <keyword>=<value>\n`, whose length counts its own digits. */
function paxRecord(keyword: string, value: string): string {
  const rest = Buffer.byteLength(` ${keyword}=${value}\n`);
  let length = rest + 1;
  while (length !== rest + `${length}`.length) length = rest + `${length}`.length;
  return `${length} ${keyword}=${value}\n`;
}
