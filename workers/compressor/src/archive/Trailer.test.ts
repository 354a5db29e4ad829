import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { decodeTrailer, encodeTrailer, TRAILER_BYTES } from "./Trailer.js";

const page = join(import.meta.dirname, "../../../../docs/reference/archive-format.md");

/** The rows of the page's table of fields. */
function documented(): { offset: number; length: number; meaning: string }[] {
  const [, section = ""] = readFileSync(page, "utf8").split("## Trailer");
  return [...section.matchAll(/^\| (\d+) \| (\d+) \| (.+) \|$/gm)].map(([, offset, length, meaning = ""]) => {
    return { offset: Number(offset), length: Number(length), meaning };
  });
}

const trailers = fc.record({
  manifestOffset: fc.maxSafeNat(),
  manifestLength: fc.maxSafeNat(),
  manifestPlainLength: fc.nat(2 ** 31),
  manifestSha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  bodySha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
});

describe("the trailer", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(trailers, (trailer) => {
        expect(decodeTrailer(Buffer.concat([Buffer.alloc(9), encodeTrailer(trailer)]), "test")).toEqual(trailer);
      }),
    );
  });

  it("is laid out as the page on the format says", () => {
    const fields = documented();
    let end = 0;
    for (const { offset, length } of fields) {
      expect(offset).toBe(end);
      end += length;
    }
    expect(end).toBe(TRAILER_BYTES);
    const bytes = encodeTrailer({
      manifestOffset: 0x1122334455,
      manifestLength: 0x66778899,
      manifestPlainLength: 0x0a0b0c0d,
      manifestSha256: Buffer.alloc(32, 0xee),
      bodySha256: Buffer.alloc(32, 0xdd),
    });
    const number = (value: bigint, length: number) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(value);
      return field.subarray(0, length);
    };
    const expected: [string, Buffer][] = [
      ["0x184D2A5E", number(0x184d2a5en, 4)],
      ["104, the bytes", number(104n, 4)],
      ["signature", Buffer.from("SLYPORT\n")],
      ["version, 1", number(1n, 4)],
      ["decompressed", number(0x0a0b0c0dn, 4)],
      ["offset of the manifest", number(0x1122334455n, 8)],
      ["bytes of the manifest's frame in the file", number(0x66778899n, 8)],
      ["SHA-256 of the manifest", Buffer.alloc(32, 0xee)],
      ["SHA-256 of the body", Buffer.alloc(32, 0xdd)],
      ["zero", Buffer.alloc(4)],
      ["CRC-32", number(BigInt(crc32(bytes.subarray(0, 108))), 4)],
    ];
    expect(fields).toHaveLength(expected.length);
    fields.forEach(({ offset, length, meaning }, index) => {
      const [words, value] = expected[index] ?? ["", Buffer.alloc(0)];
      expect(meaning).toContain(words);
      expect(bytes.subarray(offset, offset + length)).toEqual(value);
    });
  });

  it("is none where the last bytes are something else", () => {
    expect(decodeTrailer(Buffer.alloc(TRAILER_BYTES), "test")).toBeUndefined();
    expect(decodeTrailer(Buffer.alloc(3), "test")).toBeUndefined();
  });
});
