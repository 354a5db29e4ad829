import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";

const script = join(__dirname, "..", "..", "..", "..", "scripts", "endOfLife.mjs");
const ours = join(__dirname, "..", "..", "..", "..", "workers", "transform", "images", "versions.json");
const folder = mkdtempSync(join(tmpdir(), "sallyport-end-of-life-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What endoflife.date would answer for Python, and a version of it that we had: the code, and its row. */
function judged(eol: string | boolean, version = "3.12.12+20251014", cycle = "3.12"): [number | null, string] {
  const versions = join(folder, "versions.json");
  writeFileSync(versions, JSON.stringify({ tools: { python: { "3.12": { version } } } }));
  const others = [
    { cycle: "3", eol: true },
    { cycle: "3.1", eol: "2012-04-09" },
  ];
  writeFileSync(join(folder, "python.json"), JSON.stringify([...others, { cycle, eol, latest: "3.12.13" }]));
  const { status, stdout } = spawnSync(process.execPath, [script, versions, folder, "2026-01-01"], {
    encoding: "utf8",
  });
  return [status, stdout.trim().split("\n").at(-1) ?? ""];
}

describe("the look for ends of support", () => {
  it("passes what has more than half a year, and says which is the newest of its line", () => {
    expect(judged("2028-10-31")).toEqual([0, "| python | 3.12.12+20251014 | 3.12.13 | 2028-10-31 | supported |"]);
    expect(judged(false)[0]).toBe(0);
  });

  it("fails for what ends within 180 days, or has ended", () => {
    expect(judged("2026-07-01")[0]).toBe(0);
    expect(judged("2026-06-30")).toEqual([1, expect.stringContaining("| ending |")]);
    expect(judged("2026-01-01")).toEqual([1, expect.stringContaining("| ended |")]);
    expect(judged(true)).toEqual([1, expect.stringContaining("| ended |")]);
  });

  it("takes no silence for support: a line that is not known ends with 2", () => {
    expect(judged("2028-10-31", "4.0.1")).toEqual([2, expect.stringContaining("| unknown |")]);
    expect(judged("some day")).toEqual([2, expect.stringContaining("| unknown |")]);
  });

  it("judges every tool of the images", () => {
    const nothing = join(folder, "nothing");
    const { status, stdout } = spawnSync(process.execPath, [script, ours, nothing], { encoding: "utf8" });
    expect(status).toBe(2);
    for (const tool of ["node", "java", "maven", "gradle", "python"]) expect(stdout).toContain(`| ${tool} | `);
  });
});
