import { describe, expect, it } from "@jest/globals";
import { fargateDollarsPerHour } from "@sallyport/transfer-economics";
import { compressorConfig } from "../config/CompressorConfig.js";
import { pricesOf } from "./pricesOf.js";

const configOf = (prices?: object) =>
  compressorConfig.parse({
    rules: [{ name: "orders", source: { region: "eu-west-1" }, destinations: [{ region: "us-east-1" }] }],
    networks: {},
    imageVersion: "1.0.0",
    ...(prices && { prices }),
  });
const capacity = {
  ...{ minTasks: 0, maxTasks: 1, backlogPerTask: 1, ephemeralStorageGib: 21, visibilityTimeoutSeconds: 30 },
  cpu: 4096,
  memoryMib: 8192,
};
const size = { vcpus: 4, memoryGib: 8 };

describe("the prices of a rule", () => {
  it.each([
    ["on Spot", 0, fargateDollarsPerHour({ ...size, capacity: "spot" })],
    ["on demand", 100, fargateDollarsPerHour({ ...size, capacity: "on-demand" })],
  ])("are those of a task of its size %s", (_kind, onDemandPercent, computeDollarsPerHour) => {
    const prices = pricesOf(configOf(), { ...capacity, onDemandPercent });
    expect(prices).toMatchObject({ taskVcpus: 4, defaultTransferDollarsPerGb: 0.02 });
    expect(prices.computeDollarsPerHour).toBeCloseTo(computeDollarsPerHour, 12);
  });

  it("are the configuration's where it gives them, also for nothing", () => {
    const given = { computeDollarsPerHour: 0, transferDollarsPerGb: { "eu-west-1/us-east-1": 0.05 } };
    expect(pricesOf(configOf(given), { ...capacity, onDemandPercent: 0 })).toMatchObject({ ...given, taskVcpus: 4 });
  });
});
