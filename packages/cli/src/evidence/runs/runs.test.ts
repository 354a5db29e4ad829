import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { keepRun } from "./keepRun.js";
import { readRuns } from "./readRuns.js";
import { runOf } from "./runOf.js";

const run = (name: string, stack: string, from: number, to: number) => ({
  ...{ name, stack },
  started: new Date(from).toISOString(),
  ended: new Date(to).toISOString(),
});
const at = (milliseconds: number) => new Date(milliseconds).toISOString();

describe("the runs of a sandbox", () => {
  const temporaryFolder = temporaryFolders();

  it("are kept with their times, those that fail as well, and give what the run gave", async () => {
    const home = temporaryFolder();
    expect(readRuns(home)).toEqual([]);
    expect(await keepRun(home, { name: "first", stack: "etl" }, async () => 7)).toBe(7);
    const failing = keepRun(home, { name: "second", stack: "kpi" }, async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    const runs = readRuns(home);
    expect(runs.map(({ name, stack }) => [name, stack])).toEqual([
      ["first", "etl"],
      ["second", "kpi"],
    ]);
    for (const { started, ended } of runs) expect(Date.parse(started)).toBeLessThanOrEqual(Date.parse(ended));
  });

  it("are asked for a moment of a stack: no other stack's, none before its start or after its end", () => {
    const runs = [run("load", "etl", 1_000, 2_000), run("compute", "kpi", 1_500, 3_000)];
    expect(runOf(runs, "etl", at(1_000))).toBe("load");
    expect(runOf(runs, "etl", at(2_000))).toBe("load");
    expect(runOf(runs, "kpi", at(1_800))).toBe("compute");
    expect([999, 2_001].map((time) => runOf(runs, "etl", at(time)))).toEqual([undefined, undefined]);
    expect(runOf(runs, "transform", at(1_800))).toBeUndefined();
  });
});
