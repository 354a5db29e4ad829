import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Fields, Mark } from "./Fields.js";
import type { RowSink } from "./RowSink.js";
import { readCsv } from "./readCsv.js";

class Collected implements RowSink {
  names: readonly string[] = [];
  readonly rows: string[][] = [];
  readonly raw: string[] = [];
  readonly lines: number[] = [];
  readonly rejected: (readonly [number, string])[] = [];

  columns(names: readonly string[]): void {
    this.names = names;
  }

  row(bytes: Buffer, from: number, to: number, { width, starts, ends, marks }: Fields, line: number): void {
    const fields = Array.from({ length: width }, (_, index) => {
      const text = bytes.toString("utf8", starts[index], ends[index]);
      return marks[index] === Mark.escaped ? text.replaceAll('""', '"') : text;
    });
    this.rows.push(fields);
    this.raw.push(bytes.toString("utf8", from, to));
    this.lines.push(line);
  }

  reject(line: number, reason: string): void {
    this.rejected.push([line, reason]);
  }

  async flush(): Promise<boolean> {
    return false;
  }
}

/** The bytes in chunks of a size, so that rows, quotes and characters are cut everywhere. */
function* cut(text: string | Buffer, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size = 1 << 20): Promise<Collected> {
  const sink = new Collected();
  await readCsv(cut(text, size), sink);
  return sink;
}

describe("readCsv", () => {
  test("gives back what was written, whatever the values, the line ends and the chunks", async () => {
    const field = fc.oneof(
      fc.string({ unit: "binary" }).filter((text) => !text.includes("\0") && text.isWellFormed()),
      fc.constantFrom("", '"', ",", "\n", "\r\n", 'a"b'),
    );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (rows, end, ended, size) => {
          const header = rows[0]?.map((_field, index) => `c${index}`) ?? [];
          const written = (text: string) =>
            /[",\r\n]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
          const lines = [header, ...rows].map((fields) => fields.map(written).join(","));
          const sink = await read(lines.join(end) + (ended ? end : ""), size);
          expect(sink.names).toEqual(header);
          expect(sink.rejected).toEqual([]);
          expect(sink.rows).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("passes rows on byte for byte, and counts the lines that quotes spread over", async () => {
    const text = 'a,b\r\n1,"x\ny"\r\n\r\n2,z\n3,"",\n4,5';
    const { raw, lines, rejected } = await read(text, 3);
    expect(raw).toEqual(['1,"x\ny"\r\n', "2,z\n", "4,5"]);
    expect(lines).toEqual([2, 5, 7]);
    expect(rejected).toEqual([[6, "has 3 fields, and the header has 2"]]);
  });

  test("rejects a row that is too long, whether by itself or by a quote, and goes on behind it", async () => {
    const long = "x".repeat(5 * 1024 * 1024);
    const { rows, rejected } = await read(`a,b\n1,${long}\n2,y\n3,"open\n${"4,z\n".repeat(1_500_000)}`);
    expect(rejected).toEqual([
      [2, "is longer than 4194304 bytes"],
      [4, "has a quote that is never closed"],
    ]);
    expect(rows).toHaveLength(1_500_001);
  });

  test("takes no time that grows with the square of open quotes", async () => {
    const { rejected } = await read(`a,b\n${'1,"x\n'.repeat(100_001)}`);
    expect(rejected.length).toBeGreaterThan(0);
  }, 10_000);
});
