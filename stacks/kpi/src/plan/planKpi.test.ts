import { describe, expect, it } from "@jest/globals";
import { kpiConfig } from "../config/KpiConfig.js";
import { planKpi } from "./planKpi.js";

const plan = (settings: object) => planKpi(kpiConfig.parse({ imageVersion: "1.0.0", ...settings }), "eu-west-1");

describe("the plan", () => {
  it("makes an input bucket where none is named", () => {
    expect(plan({ environment: "test" })).toMatchObject({
      base: "kpi-test",
      region: "eu-west-1",
      input: { kind: "made", name: "kpi-test-input" },
    });
  });

  it("has Spark only where it is asked for, whatever is said of it", () => {
    const spark = { imageVersion: "1.0.0", maxVcpus: 16 };
    expect(plan({ spark }).spark).toBeUndefined();
    expect(plan({ engine: "spark", spark }).spark).toEqual({
      imageRepository: "sallyport/kpi-spark",
      imageVersion: "1.0.0",
      maxVcpus: 16,
      maxMemoryGib: 256,
      maxDiskGib: 1280,
      timeoutMinutes: 180,
    });
  });

  it.each([
    ["Spark without an image", { engine: "spark" }, "spark.imageVersion"],
    ["one table for two kinds of KPI", { tables: { category: "kpis", order: "kpis" } }, "tables.order"],
    ["run records among the KPIs", { tables: { runs: "order_kpis_table" } }, "tables.runs"],
    ["an input among the worker's state", { input: { prefix: "state/in/" } }, "input.prefix"],
    ["an input among the rejects", { input: { prefix: "quarantine/" } }, "input.prefix"],
    ["a quiet period longer than the longest wait", { run: { longestWaitSeconds: 20 } }, "run.quietSeconds"],
    ["a key without a bucket", { input: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/k" } }, "input.keyArn"],
  ])("refuses %s", (_case, settings, where) => {
    expect(() => plan(settings)).toThrow(expect.objectContaining({ name: "ConfigError", where }));
  });
});
