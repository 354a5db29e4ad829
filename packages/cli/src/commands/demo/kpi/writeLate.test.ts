import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { runBin } from "../../../testing/runBin.js";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { prepareSample } from "./prepareSample.js";
import { writeLate } from "./writeLate.js";

const newFolder = temporaryFolders();

it("A late delivery is counted as a run counts it, and at another price changes its days alone", async () => {
  const parent = newFolder();
  const { folder, truth } = await prepareSample(parent, 5_000);
  expect((await prepareSample(parent, 5_000)).truth).toEqual(truth);
  const out = join(parent, "out");
  const days = ["2024-06-15", "2024-06-16"];
  const run = async (cents: number) => {
    const late = { name: "late", days, orders: 60, firstId: 500_000_000, cents };
    const { rows, duplicates, rejected, orphans, revenue } = await writeLate(folder, truth, late);
    const { stdout } = await runBin(["kpi", "run", "--input", folder, "--out", out, "--json"]);
    const { quality, order } = JSON.parse(stdout);
    expect(quality).toEqual({ rows, duplicates, rejected, orphans });
    const micros = order.reduce((sum: bigint, day: { total_revenue: string }) => {
      return sum + BigInt(day.total_revenue.replace(".", ""));
    }, 0n);
    expect(micros).toBe(BigInt(revenue.replace(".", "")) * 10_000n);
    return JSON.parse(readFileSync(join(out, "run.json"), "utf8"));
  };
  expect((await run(500)).days.length).toBeGreaterThan(300);
  expect((await run(777)).days).toEqual(days);
});
