import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { LineSplitter } from "./LineSplitter.js";

const linesOf = (chunks: readonly Buffer[]): string[] => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(chunk);
  splitter.end();
  return lines;
};

describe("line splitter", () => {
  it("gives out the same lines wherever the stream is cut, even inside a character", () => {
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n]/g, ""));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.array(fc.nat()), (lines, cuts) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(""));
        const sorted = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const chunks = sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
        expect(linesOf(chunks)).toEqual(lines);
      }),
    );
  });

  it("cuts a line of more than 16,384 characters, so that memory stays bounded", () => {
    const lengths = linesOf([Buffer.from("x".repeat(40_000)), Buffer.from("y\nz")]).map((line) => line.length);
    expect(lengths).toEqual([16_384, 16_384, 7_233, 1]);
  });

  it("takes a carriage return before the line feed as part of the line's end", () => {
    expect(linesOf([Buffer.from("a\r\nb")])).toEqual(["a", "b"]);
  });
});
