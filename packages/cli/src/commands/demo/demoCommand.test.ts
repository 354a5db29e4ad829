import { describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";

describe("`sallyport demo`", () => {
  it("refuses a pipeline that does not exist, before anything is started", async () => {
    const { code, stderr } = await runBin(["demo", "nonsense"]);
    expect(code).toBe(64);
    expect(stderr).toContain("compressor");
  });

  it("refuses an input folder that does not exist, naming it and the fix", async () => {
    const { code, stdout, stderr } = await runBin(["demo", "--input", "/does/not/exist"]);
    expect(code).toBe(64);
    expect(stdout).toBe("");
    expect(stderr).toContain("/does/not/exist");
    expect(stderr).toContain("--input");
  });
});
