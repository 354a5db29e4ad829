import { describe, expect, it } from "@jest/globals";
import { runBin } from "../testing/runBin.js";

describe("a --report-file that is no .json", () => {
  it.each([
    ["demo", ["kpi"]],
    ["check", ["kpi"]],
    ["evidence", []],
  ])("is refused by `%s` before anything is done", async (command, args) => {
    const { code, stdout, stderr } = await runBin([command, ...args, "--report-file", "out/report.html"]);
    expect([code, stdout]).toEqual([64, ""]);
    expect(stderr).toMatch(/out\/report\.html: its extension names no form[\s\S]*name a \.json/);
  });
});
