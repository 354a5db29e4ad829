import { describe, expect, it } from "@jest/globals";
import { claimedTypeOf } from "@sallyport/worker-compressor/levels";
import fc from "fast-check";
import type { ListedObject } from "../listing/ListedObject.js";
import { drawSample } from "./drawSample.js";
import { Randomness } from "./Randomness.js";
import { bandOf, Stratum } from "./Stratum.js";

const object = (key: string, size: number): ListedObject => ({
  key,
  size,
  lastModified: new Date(0),
  etag: "",
  storageClass: "STANDARD",
});
const MIB = 1024 * 1024;

describe("the sample of an estimate", () => {
  it("draws each object of a stream by the same chance, the same ones for the same seed", () => {
    const counts = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 2_000; seed++) {
      const stratum = new Stratum("csv", 0, 5, new Randomness(seed));
      for (let index = 0; index < 20; index++) stratum.add(object(`${index}`, 10));
      for (const { key } of stratum.draw(5)) counts[Number(key)] = (counts[Number(key)] ?? 0) + 1;
    }
    // 500 each are expected; 6 standard deviations are 116.
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(116);
    const draw = () => {
      const stratum = new Stratum("csv", 0, 5, new Randomness(3));
      for (let index = 0; index < 20; index++) stratum.add(object(`${index}`, 10));
      return stratum.draw(5).map(({ key }) => key);
    };
    expect(draw()).toEqual(draw());
  });

  it("has something of every stratum, and never reads more than a hundred and some MiB", () => {
    const shapes = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 400 * MIB })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(shapes, fc.integer({ min: 8, max: 5_000 }), (strata, count) => {
        const filled = strata.map(([objects, size], index) => {
          const stratum = new Stratum(`${index}`, bandOf(size), count, new Randomness(index));
          for (let key = 0; key < objects; key++) stratum.add(object(`${key}`, size));
          return stratum;
        });
        const samples = drawSample(filled, count);
        expect(samples).toHaveLength(filled.length);
        expect(samples.every(({ drawn }) => drawn.length > 0)).toBe(true);
        const bytes = samples.flatMap(({ drawn }) => drawn.map(({ size }) => Math.min(size, 8 * MIB)));
        expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(512 * MIB);
      }),
      { numRuns: 50 },
    );
  });

  it("tells apart sizes at which objects cost differently, and contents by the ends of keys", () => {
    expect([0, 4096, 4097, 65_536, MIB, 8 * MIB, 8 * MIB + 1].map(bandOf)).toEqual([0, 0, 1, 1, 2, 3, 4]);
    const keys = ["a.csv", "a.CSV", "b.ndjson", "c.csv.gz", "d.log", "e", "f.tar/g"];
    expect(keys.map((key) => claimedTypeOf(key))).toEqual(["csv", "csv", "json", "packed", "text", "other", "other"]);
  });
});
