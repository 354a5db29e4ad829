import { describe, expect, it } from "@jest/globals";
import { describeFigures } from "./describeFigures.js";

describe("the table of figures", () => {
  it("says of each goal whether it was met, and why something was not measured", () => {
    const text = describeFigures([
      { benchmark: "a", measure: "ratio", value: 1.2, samples: [1, 1.2, 1.3], goal: { atLeast: 1.1 } },
      { benchmark: "a", measure: "memory", value: 250, samples: [250], goal: { atMost: 200 } },
      { benchmark: "b", measure: "ratio", goal: { atLeast: 1 }, skipped: "no zstd on PATH" },
      { benchmark: "b", measure: "share", value: 0.008, samples: [0.008] },
    ]);
    expect(text.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
      ["benchmark", "measure", "median", "from", "to", "goal"],
      ["a", "ratio", "1.20", "1.00", "1.30", "≥ 1.1", "met"],
      ["a", "memory", "250", "250", "250", "≤ 200", "missed"],
      ["b", "ratio", "skipped", "≥ 1", "no zstd on PATH"],
      ["b", "share", "0.0080", "0.0080", "0.0080"],
      [""],
    ]);
  });
});
