import { execFileSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { exportLines } from "./exportLines.js";

describe("the lines of `sandbox env`", () => {
  it("give a shell exactly the value, whatever characters it holds", () => {
    const shellText = fc
      .string({ unit: "grapheme" })
      .filter((text) => !text.includes("\0") && text === Buffer.from(text).toString());
    fc.assert(
      fc.property(shellText, (value) => {
        const printed = execFileSync("sh", ["-c", `${exportLines({ SALLYPORT_X: value })}printf %s "$SALLYPORT_X"`], {
          encoding: "utf8",
        });
        expect(printed).toBe(value);
      }),
      { numRuns: 40 },
    );
  });

  it("take away the shell's own variables that would win", () => {
    const lines = exportLines({ AWS_REGION: "eu-west-1" }, ["AWS_PROFILE"]);
    const command = `${lines}printf %s "$AWS_REGION/\${AWS_PROFILE-gone}"`;
    expect(execFileSync("sh", ["-c", command], { encoding: "utf8", env: { AWS_PROFILE: "work" } })).toBe(
      "eu-west-1/gone",
    );
  });

  it("are one export a variable", () => {
    expect(exportLines({ A: "1", B: "it's" })).toBe("export A='1'\nexport B='it'\\''s'\n");
  });
});
