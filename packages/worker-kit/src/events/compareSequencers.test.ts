import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareSequencers } from "./compareSequencers.js";

const hex = fc.bigInt({ min: 0n, max: 2n ** 80n }).map((value) => value.toString(16));

describe("compareSequencers", () => {
  test("compares as numbers, whatever their lengths and case", () => {
    fc.assert(
      fc.property(hex, hex, fc.nat(6), (a, b, zeros) => {
        const difference = BigInt(`0x${a}`) - BigInt(`0x${b}`);
        expect(Math.sign(compareSequencers("0".repeat(zeros) + a.toUpperCase(), b))).toBe(
          difference < 0n ? -1 : difference > 0n ? 1 : 0,
        );
      }),
    );
  });

  test("takes a longer sequencer for newer where a plain comparison of texts would not", () => {
    expect(compareSequencers("9", "10")).toBeLessThan(0);
  });

  test("takes an event without sequencer for the oldest", () => {
    expect(compareSequencers(undefined, "1")).toBeLessThan(0);
    expect(compareSequencers(undefined, undefined)).toBe(0);
  });
});
